using System.CommandLine;
using Parchemin.Cli;

var racine = new RootCommand("Parchemin : les certifications professionnelles, du texte officiel au diplôme.")
{
    CommandeCheck.Create(),
    CommandeDeliberate.Create(),
    CommandeExplain.Create(),
    CommandePublish.Create(),
    CommandeDiff.Create(),
    CommandeNew.Create(),
};

try
{
    return await racine.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return Console.Error.Fail("interrompu, aucun résultat n'est écrit.");
}
catch (UnauthorizedAccessException e)
{
    return Console.Error.Fail($"accès refusé : {e.Message}");
}
catch (IOException e)
{
    return Console.Error.Fail($"lecture ou écriture impossible : {e.Message}");
}
