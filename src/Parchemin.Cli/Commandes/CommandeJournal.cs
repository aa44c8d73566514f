using System.CommandLine;
using System.Globalization;
using Parchemin.Application;

namespace Parchemin.Cli;

/// <summary><c>journal verify</c>: reads the whole chain again.</summary>
internal static class CommandeJournal
{
    public static Command Create()
    {
        var store = OptionStore.Create();
        var verify = new Command("verify", "Relit tout le journal : chaque empreinte, chaque rang, puis chaque objet du registre.") { store };
        verify.SetAction((resultat, annulation) =>
        {
            var console = resultat.InvocationConfiguration;
            return OptionStore.RunAsync(resultat.GetValue(store)!, existant: true, console.Error, async s =>
            {
                var rapport = await VerificationDuJournal.RunAsync(s, annulation);
                if (rapport.Rupture is { } rupture)
                {
                    console.Output.WriteLine($"ROMPU : {rupture.Message}.");
                    console.Output.WriteLine($"  {rapport.Ecritures.ToString(CultureInfo.InvariantCulture)} écritures tiennent avant. Comparez avec la dernière sauvegarde avant toute autre chose.");
                    return Sortie.Constat;
                }

                console.Output.WriteLine($"Le journal tient : {rapport.Ecritures.ToString(CultureInfo.InvariantCulture)} écritures, chaque objet du registre est ce qu'elles en font.");
                return Sortie.Succes;
            });
        });
        return new Command("journal", "Le journal du registre.") { verify };
    }
}
