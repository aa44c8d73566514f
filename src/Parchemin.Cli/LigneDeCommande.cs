using System.CommandLine;
using System.CommandLine.Invocation;

namespace Parchemin.Cli;

/// <summary>The whole command line, as the program and the tests run it: every command writes to the writers given here.</summary>
internal static class LigneDeCommande
{
    public static async Task<int> RunAsync(string[] args, TextWriter sortie, TextWriter erreurs)
    {
        try
        {
            var analyse = Racine().Parse(args);
            if (analyse.Action is ParseErrorAction)
                return erreurs.Fail(Faute(analyse));
            return await analyse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = sortie, Error = erreurs });
        }
        catch (OperationCanceledException)
        {
            return erreurs.Fail("interrompu, aucun résultat n'est écrit.");
        }
        catch (UnauthorizedAccessException e)
        {
            return erreurs.Fail($"accès refusé : {e.Message}");
        }
        catch (IOException e)
        {
            return erreurs.Fail($"lecture ou écriture impossible : {e.Message}");
        }
        catch (AggregateException e)
        {
            return erreurs.Fail($"arrêt inattendu : {e.Flatten().InnerExceptions[0].Message} Signalez-le avec la commande et les fichiers.");
        }
#pragma warning disable CA1031 // The last wall: a person is never shown a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return erreurs.Fail($"arrêt inattendu : {e.Message} Signalez-le avec la commande et les fichiers.");
        }
    }

    // The library's own messages are in English, and its status for them is the one kept here for findings.
    private static string Faute(ParseResult analyse)
    {
        var commande = analyse.CommandResult.Command is RootCommand ? "parchemin" : $"parchemin {analyse.CommandResult.Command.Name}";
        var faute = analyse.UnmatchedTokens.Count > 0 ? $"« {analyse.UnmatchedTokens[0]} » n'est pas attendu ici" : "la commande est incomplète ou mal écrite";
        return $"{faute}. « {commande} --help » en donne l'usage.";
    }

    private static RootCommand Racine() => new("Parchemin : les certifications professionnelles, du texte officiel au diplôme.")
    {
        CommandeCheck.Create(),
        CommandeDeliberate.Create(),
        CommandeExplain.Create(),
        CommandePublish.Create(),
        CommandeDiff.Create(),
        CommandeNew.Create(),
        CommandeServe.Create(),
        CommandeSeed.Create(),
        CommandeBackup.Backup(),
        CommandeBackup.Restore(),
        CommandeJournal.Create(),
        CommandeWhoCanSee.Create(),
        CommandeSession.Create(),
        CommandeCalendrier.Create(),
        CommandePlan.Create(),
    };
}
