using System.Buffers;
using System.CommandLine;
using System.IO.Pipelines;
using System.Text.Json;
using Parchemin.Application;
using Parchemin.Exchange;
using Parchemin.Storage;

namespace Parchemin.Cli;

/// <summary><c>explain</c>: prints the full proof of one candidate's result.</summary>
internal static class CommandeExplain
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "Identifiant du candidat ; avec --store, identifiant de l'inscription ou numéro de candidat." };
        var entree = new Option<string?>("--input") { Description = "Fichier des candidats, un objet JSON par ligne ; « - » lit l'entrée standard.", HelpName = "F" };
        var store = new Option<string?>("--store") { Description = "Le registre où lire le candidat, au lieu d'un fichier.", HelpName = "LIEU" };
        var referentiels = Depot.Option();
        var commande = new Command("explain", "Explique le résultat d'un candidat, jusqu'aux notes et aux articles.") { id, entree, store, referentiels };
        commande.SetAction((resultat, annulation) => (resultat.GetValue(entree), resultat.GetValue(store)) switch
        {
            ({ } fichier, null) => Task.FromResult(Run(resultat.GetValue(id)!, fichier, resultat.GetValue(referentiels), resultat.InvocationConfiguration)),
            (null, { } lieu) => OptionStore.RunAsync(lieu, existant: true, resultat.InvocationConfiguration.Error, registre => RunAsync(registre, resultat.GetValue(id)!, resultat.GetValue(referentiels), resultat.InvocationConfiguration, annulation)),
            _ => Task.FromResult(resultat.InvocationConfiguration.Error.Fail("donnez un fichier de candidats avec --input, ou un registre avec --store.")),
        });
        return commande;
    }

    // The same line and the same proof as the page of the results.
    private static async Task<int> RunAsync(Store store, string id, string? referentiels, InvocationConfiguration console, CancellationToken annulation)
    {
        if (Depot.Find(referentiels) is not { } racine)
            return console.Error.Fail("aucun dossier « referentiels » ici ni au-dessus. Indiquez-le avec --referentiels.");
        var trouvees = await ExplicationDuResultat.FindAsync(store, id, annulation);
        if (trouvees.Count != 1)
            return console.Error.Fail(trouvees.Count == 0 ? $"aucune inscription « {id} » dans ce registre." : $"« {id} » est le numéro de candidats de plusieurs sessions. Donnez l'identifiant de l'inscription.");
        var bibliotheque = Bibliotheque.Load(racine);
        var ligne = await ExplicationDuResultat.LineAsync(store, bibliotheque, trouvees[0].Id, annulation);
        var preuve = new Moteur(new Catalogue(bibliotheque.Editions.SelectMany(e => e.Regles.Values))).Prove(ligne);
        console.Output.Write(preuve.ToFrench());
        return preuve.Erreurs.Count == 0 ? Sortie.Succes : Sortie.Constat;
    }

    private static int Run(string id, string entree, string? referentiels, InvocationConfiguration console)
    {
        if (Directory.Exists(entree))
            return console.Error.Fail($"« {entree} » est un dossier ; un fichier est attendu.");
        if (entree != "-" && !File.Exists(entree))
            return console.Error.Fail($"le fichier « {entree} » n'existe pas.");
        var lignes = FindLines(entree, id);
        if (lignes.Count == 0)
            return console.Error.Fail($"aucun candidat « {id} » dans « {entree} ».");
        if (lignes.Count > 1)
            return console.Error.Fail($"« {id} » désigne plusieurs candidats de « {entree} », lignes {string.Join(", ", lignes.Select(l => l.Numero))}. Donnez à chacun un identifiant propre.");
        if (Depot.Load(referentiels, console.Error) is not { } catalogue)
            return Sortie.MauvaiseCommande;
        var preuve = new Moteur(catalogue).Prove(lignes[0].Octets);
        console.Output.Write(preuve.ToFrench());
        return preuve.Erreurs.Count == 0 ? Sortie.Succes : Sortie.Constat;
    }

    /// <summary>The lines of a candidate, as bytes: what is proved is what is deliberated.</summary>
    private static List<(long Numero, byte[] Octets)> FindLines(string entree, string id)
    {
        using var flux = entree == "-" ? Console.OpenStandardInput() : File.OpenRead(entree);
        var lecteur = PipeReader.Create(flux);
        var trouvees = new List<(long, byte[])>();
        for (var numero = 1L; ;)
        {
            var lecture = lecteur.ReadAsync().AsTask().GetAwaiter().GetResult();
            var reste = lecture.Buffer;
            while (reste.PositionOf((byte)'\n') is { } fin)
            {
                Examine(reste.Slice(0, fin).ToArray());
                reste = reste.Slice(reste.GetPosition(1, fin));
            }

            if (lecture.IsCompleted)
            {
                Examine(reste.ToArray());
                return trouvees;
            }

            lecteur.AdvanceTo(reste.Start, reste.End);

            void Examine(byte[] ligne)
            {
                if (IdOf(ligne) == id)
                    trouvees.Add((numero, ligne.AsSpan().Trim(" \t\r\uFEFF"u8).ToArray()));
                numero++;
            }
        }
    }

    private static string? IdOf(byte[] ligne)
    {
        try
        {
            using var document = JsonDocument.Parse(ligne.AsMemory().TrimStart("\uFEFF"u8));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("id", out var valeur)
                && valeur.ValueKind == JsonValueKind.String
                ? valeur.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Another candidate's line is wrong: « deliberate » reports it, it does not prevent this proof.
            return null;
        }
    }
}
