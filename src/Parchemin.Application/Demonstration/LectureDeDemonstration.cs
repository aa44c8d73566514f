using System.Globalization;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>The file of the demonstration cannot be read; the message gives the place and the remedy.</summary>
public sealed class DemonstrationIllisibleException(string message) : Exception(message);

/// <summary>Reads <c>exemples/demonstration.yaml</c>.</summary>
public static class LectureDeDemonstration
{
    /// <exception cref="DemonstrationIllisibleException">Something is missing or misplaced.</exception>
    public static Demonstration Read(string fichier)
    {
        if (!File.Exists(fichier))
            throw new DemonstrationIllisibleException($"« {fichier} » n'existe pas. Donnez le fichier avec --demonstration.");
        var journal = new JournalDeDiagnostics();
        var racine = LecteurYaml.Read(fichier, File.ReadAllBytes(fichier), journal);
        if (racine is null || journal.Diagnostics is [_, ..])
            throw new DemonstrationIllisibleException(journal.Diagnostics is [var premier, ..] ? $"{premier.Lieu} {premier.Message}" : $"« {fichier} » est vide.");
        return new Demonstration(
            Number(racine, "graine"),
            [.. Tables(racine, "organisations").Select(Sheet)],
            [.. Tables(racine, "personnes").Select(Sheet)],
            [.. Tables(racine, "sessions").Select(Session)],
            Texts(racine, "noms"), Texts(racine, "prenoms_feminins"), Texts(racine, "prenoms_masculins"),
            [.. Tables(racine, "lieux").Select(t => (Text(t, "commune"), Text(t, "lieu")))],
            Texts(racine, "appreciations"))
        {
            Situations = racine["situations"] is null ? [] : [.. Tables(racine, "situations").Select(Situation)],
        };
    }

    private static SituationInventee Situation(Table t) => new(Text(t, "formulaire"), t["champs"] is Table champs
        ? champs.Entrees.ToDictionary(e => e.Cle.Valeur, e => (e.Valeur as Scalaire)?.Valeur ?? throw Faulty(e.Valeur, "« champs » attend des textes"), StringComparer.Ordinal)
        : throw Faulty(t, "« champs » attend une table"));

    private static DossiersAInventer Dossiers(Table t)
    {
        var dits = Sheet(t).Valeurs;
        return new DossiersAInventer(dits.GetValueOrDefault("etablissement"), Number(t, "nombre"), Number(t, "fiches"), dits.GetValueOrDefault("remarque"), dits.GetValueOrDefault("equipe"), dits.GetValueOrDefault("vise") is "oui", dits.GetValueOrDefault("depose") is "oui");
    }

    private static SessionInventee Session(Table t)
    {
        var mot = Text(t, "avancement");
        if (!Enum.TryParse<Avancement>(mot, ignoreCase: true, out var avancement))
            throw Faulty(t, $"« {mot} » n'est pas un avancement (inscriptions, saisie, deliberation, publiee)");
        var parts = t["parts"] is Table p ? p.Entrees.ToDictionary(e => e.Cle.Valeur, e => Number(p, e.Cle.Valeur), StringComparer.Ordinal) : [];
        return new SessionInventee(Sheet(t), avancement, parts, [.. Tables(t, "effectifs").Select(e => new Effectif(Number(e, "nombre"), Without(Sheet(e).Valeurs, "nombre")))], t["commissions"] is null ? [] : [.. Tables(t, "commissions").Select(Commission)])
        {
            Dossiers = t["dossiers"] is null ? [] : [.. Tables(t, "dossiers").Select(Dossiers)],
        };
    }

    private static CommissionInventee Commission(Table t)
    {
        var fiche = Sheet(t);
        int Of(string cle) => t[cle] is null ? 0 : Number(t, cle);
        return new CommissionInventee(fiche with { Valeurs = Without(fiche.Valeurs, "candidats", "remplies") }, [.. Tables(t, "membres").Select(Sheet)], Of("candidats"), Of("remplies"));
    }

    // The simple values of a table are fields; the others are read apart.
    private static Fiche Sheet(Table t)
    {
        var valeurs = t.Entrees.Where(e => e.Valeur is Scalaire).ToDictionary(e => e.Cle.Valeur, e => (string?)((Scalaire)e.Valeur).Valeur, StringComparer.Ordinal);
        return new Fiche(valeurs.GetValueOrDefault("cle"), Without(valeurs, "cle", "avancement"));
    }

    private static Dictionary<string, string?> Without(IReadOnlyDictionary<string, string?> valeurs, params string[] cles)
        => valeurs.Where(v => !cles.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    private static IEnumerable<Table> Tables(Table t, string cle)
        => t[cle] is Sequence s ? s.Elements.Select(e => e as Table ?? throw Faulty(e, $"« {cle} » attend des tables")) : throw Faulty(t, $"« {cle} » attend une liste");

    private static IReadOnlyList<string> Texts(Table t, string cle)
        => t[cle] is Sequence { Elements.Count: > 0 } s ? [.. s.Elements.Select(e => (e as Scalaire)?.Valeur ?? throw Faulty(e, $"« {cle} » attend des textes"))] : throw Faulty(t, $"« {cle} » attend une liste de textes");

    private static string Text(Table t, string cle) => (t[cle] as Scalaire)?.Valeur ?? throw Faulty(t, $"« {cle} » est attendu");

    private static int Number(Table t, string cle)
        => int.TryParse(Text(t, cle), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw Faulty(t, $"« {cle} » attend un nombre entier");

    private static DemonstrationIllisibleException Faulty(Noeud lieu, string message) => new($"{lieu.Lieu} : {message}. Corrigez le fichier.");
}
