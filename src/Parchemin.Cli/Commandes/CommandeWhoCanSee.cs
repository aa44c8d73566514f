using System.CommandLine;
using System.Globalization;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Cli;

/// <summary><c>who-can-see</c>: who sees which fields of an object, on any date.</summary>
internal static class CommandeWhoCanSee
{
    private const int NomsMontres = 12;

    public static Command Create()
    {
        var objet = new Argument<string>("OBJET") { Description = "genre/identifiant, tel que l'adresse de sa page le donne." };
        var date = new Option<string?>("--at") { Description = "Un jour ou un instant, passé ou à venir (maintenant par défaut) : 2024-07-01, 2024-07-01T08:00:00Z.", HelpName = "DATE" };
        var store = OptionStore.Create();
        var commande = new Command("who-can-see", "Dit qui peut voir quoi d'un objet, à une date.") { objet, date, store };
        commande.SetAction((resultat, annulation) => RunAsync(resultat.GetValue(objet)!, resultat.GetValue(date), resultat.GetValue(store)!, resultat.InvocationConfiguration, annulation));
        return commande;
    }

    private static async Task<int> RunAsync(string objet, string? date, string lieu, InvocationConfiguration console, CancellationToken annulation)
    {
        var instant = DateTimeOffset.UtcNow;
        if (date is not null && !DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant))
            return console.Error.Fail($"« {date} » n'est pas une date. Écrivez par exemple 2024-07-01 ou 2024-07-01T08:00:00Z.");
        var parts = objet.Trim('/').Split('/');
        if (parts.Length < 2 || Genres.Find(parts[^2]) is not { } genre)
            return console.Error.Fail($"« {objet} » n'est pas un objet. Écrivez genre/identifiant ; les genres : {string.Join(", ", Genres.Tous.Select(g => g.Code))}.");
        return await OptionStore.RunAsync(lieu, existant: true, console.Error, async store =>
        {
            Write(await QuiPeutVoir.ReadAsync(store, TableDesDroits.Livree, genre, parts[^1], instant, annulation), console.Output);
            return Sortie.Succes;
        });
    }

    private static void Write(QuiPeutVoir reponse, TextWriter sortie)
    {
        sortie.WriteLine($"{reponse.Objet.Genre.Libelle} {reponse.Objet.Id}, version {reponse.Objet.Version.ToString(CultureInfo.InvariantCulture)}, le {ValeurDeChamp.Format(reponse.Instant)} :");
        foreach (var groupe in reponse.Spectateurs.GroupBy(s => string.Join(", ", s.Visibles.Select(c => c.Libelle)), StringComparer.Ordinal).OrderByDescending(g => g.Key.Length))
        {
            sortie.WriteLine();
            sortie.WriteLine($"  {groupe.Key}");
            foreach (var s in groupe.Take(NomsMontres))
                sortie.WriteLine($"    {s.Nom} ({string.Join(", ", s.Roles)})");
            if (groupe.Count() > NomsMontres)
                sortie.WriteLine($"    et {Pluriel.Of(groupe.Count() - NomsMontres, "autre")}");
        }

        sortie.WriteLine();
        sortie.WriteLine(reponse.Caches.Count == 0 ? "  Tout ce que l'objet porte est visible de quelqu'un." : $"  Personne ne voit : {string.Join(", ", reponse.Caches.Select(c => c.Libelle))}.");
        sortie.WriteLine($"  {Pluriel.Of(reponse.Exclus, "autre personne ne voit", "autres personnes ne voient")} rien de cet objet.");
    }
}
