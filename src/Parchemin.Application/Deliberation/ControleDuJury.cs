using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Something found in the composition or the attendance of a jury.</summary>
/// <param name="Bloquant">The jury may not decide, nor its results be published, as long as it stands.</param>
/// <param name="Source">The text, or the convention that stands for it.</param>
public sealed record ConstatDeJury(string Code, bool Bloquant, string Message, string Source);

/// <summary>Whether a jury may decide: judged on its act of appointment, then on who attends.</summary>
/// <remarks>Parity is that of the appointment: losing it by the absence of members before work starts does not prevent a decision (D643-31).</remarks>
public static class ControleDuJury
{
    /// <summary>The parameter of the référentiel that says which part of the members must attend.</summary>
    public const string Quorum = "quorum";

    private const string Convention = "Convention, faute de texte";

    // The colleges that face each other, by kind of certification.
    private static readonly (string Libelle, string[] Codes) Enseignants = ("enseignants", ["enseignants"]);
    private static readonly (string Libelle, string[] Codes) Professionnels = ("professionnels", ["employeurs", "salaries"]);
    private static readonly (string Libelle, string[] Codes) Employeurs = ("représentants des employeurs", ["employeurs"]);
    private static readonly (string Libelle, string[] Codes) Salaries = ("représentants des salariés", ["salaries"]);

    /// <summary>What the appointment itself shows.</summary>
    public static IReadOnlyList<ConstatDeJury> CheckAppointment(Objet? jury, IReadOnlyList<Objet> membres, NatureDeCertification nature)
    {
        if (jury is null)
            return [new("JURY-ABSENT", true, "Aucun jury n'est nommé pour ce groupe d'épreuves. Composez-le avec son acte de nomination.", "CE, D643-31")];
        var constats = new List<ConstatDeJury>();
        var diplome = nature == NatureDeCertification.Diplome;
        var source = diplome ? "CE, D643-31" : "Accords de branche (KALIARTI000030641472)";
        if (jury["acte"] is null || jury["nommee_le"] is null)
            constats.Add(new("ACTE-ABSENT", true, "L'acte de nomination ou sa date manque. Inscrivez l'arrêté ou la décision qui nomme ce jury, et son jour.", source));
        else if (jury["le"] is { } jour && string.CompareOrdinal(jury["nommee_le"], jour) > 0)
            constats.Add(new("NOMME-APRES", true, "Le jury est nommé après le jour où il siège. Corrigez l'une des deux dates.", source));
        var nommes = Appointed(membres);
        if (nommes.Count == 0)
            constats.Add(new("MEMBRES-ABSENTS", true, "Aucun membre n'est nommé : un acte qui renvoie des noms à plus tard annule la délibération (TA Limoges, 18 juillet 2023, n° 2100588). Nommez-les.", source));
        var (un, autre) = diplome ? (Enseignants, Professionnels) : (Employeurs, Salaries);
        var (nombre, enFace) = (Count(nommes, un.Codes), Count(nommes, autre.Codes));
        if (nommes.Count > 0 && nombre != enFace)
            constats.Add(new("PARITE", true, $"L'acte nomme {nombre} {un.Libelle} et {enFace} {autre.Libelle} : le jury est formé à parts égales. Complétez la nomination.", source));
        if (diplome && enFace > 0 && (Count(nommes, ["employeurs"]) == 0 || Count(nommes, ["salaries"]) == 0))
            constats.Add(new("PROFESSIONNELS", false, "Les professionnels sont employeurs et salariés ; une seule des deux parts est nommée.", source));
        if (nommes.Any(m => m["college"] is null))
            constats.Add(new("COLLEGE-ABSENT", false, $"{Pluriel.Of(nommes.Count(m => m["college"] is null), "membre n'a", "membres n'ont")} pas de collège : ils ne comptent dans aucune part.", source));
        if (nommes.Count(m => m["fonction"] is "president") != 1)
            constats.Add(new("PRESIDENCE", true, "Un jury a une présidence, et une seule. Désignez-la parmi les membres.", source));
        return constats;
    }

    /// <summary>What the appointment and the attendance show, once the jury sits.</summary>
    /// <param name="quorum">Which part of the members must attend, with where it is written; null where nothing fixes it.</param>
    public static IReadOnlyList<ConstatDeJury> CheckSession(Objet? jury, IReadOnlyList<Objet> membres, NatureDeCertification nature, Parametre? quorum)
    {
        var constats = new List<ConstatDeJury>(CheckAppointment(jury, membres, nature));
        var nommes = Appointed(membres);
        if (jury is null || nommes.Count == 0)
            return constats;
        var diplome = nature == NatureDeCertification.Diplome;
        var siegent = nommes.Where(m => m["recuse_le"] is null).ToList();
        var presents = siegent.Where(m => IsPresent(m, diplome)).ToList();
        if (siegent.FirstOrDefault(m => m["fonction"] is "president") is { } president && president["presence"] is not "sur-place")
        {
            constats.Add(president["presence"] is "a-distance"
                ? new("PRESIDENCE-A-DISTANCE", diplome, "La présidence siège à distance : elle est présente dans la salle. Corrigez la feuille de présence.", "CE, D643-31-1")
                : new("PRESIDENCE-ABSENTE", !siegent.Exists(m => m["fonction"] is "vice-president" && m["presence"] is "sur-place"), "La présidence n'est pas notée présente sur place, ni une vice-présidence qui la supplée. Tenez la feuille de présence.", diplome ? "CE, D643-31-1" : Convention));
        }

        if (quorum is not null && Fraction.Of(presents.Count) < quorum.Valeur * siegent.Count)
            constats.Add(new("QUORUM", true, $"{Pluriel.Of(presents.Count, "membre présent", "membres présents")} sur {siegent.Count} : il en faut au moins {quorum.Valeur.Reduce().Numerator} sur {quorum.Valeur.Reduce().Denominator}. Attendez-les, ou reportez.", quorum.Source?.ToString() ?? Convention));
        if (siegent.Exists(m => m["presence"] is null))
            constats.Add(new("PRESENCE-NON-NOTEE", false, $"La présence de {Pluriel.Of(siegent.Count(m => m["presence"] is null), "membre n'est", "membres n'est")} pas notée.", "Jurisprudence sur la preuve de la délibération (TA Melun, 3 mars 2020, n° 1907538)"));
        var (un, autre) = diplome ? (Enseignants, Professionnels) : (Employeurs, Salaries);
        if (Count(nommes, un.Codes) == Count(nommes, autre.Codes) && Count(presents, un.Codes) != Count(presents, autre.Codes))
            constats.Add(new("PARITE-PERDUE", false, "Les présents ne sont plus à parts égales. La nomination l'était : le jury délibère valablement si la défection précède ses travaux.", diplome ? "CE, D643-31" : Convention));
        foreach (var recuse in nommes.Where(m => m["recuse_le"] is not null))
            constats.Add(new("RECUSATION", recuse["fonction"] is "president", recuse["fonction"] is "president" ? "La présidence s'est récusée. Nommez-en une autre." : "Un membre s'est récusé : il ne siège ni ne délibère.", "CE, 18 juillet 2008 ; CE, 22 juin 2011, n° 336757"));
        return constats;
    }

    /// <summary>Refuses while something prevents the jury from deciding.</summary>
    internal static void Demand(IReadOnlyList<ConstatDeJury> constats)
    {
        var bloquants = constats.Where(c => c.Bloquant).ToList();
        if (bloquants.Count > 0)
            throw new RefusException(NatureDeRefus.EtatContraire, bloquants[0].Code, bloquants[0].Message, [.. bloquants.Select(c => new Faute(c.Code, null, null, $"{c.Message} ({c.Source})"))]);
    }

    private static List<Objet> Appointed(IReadOnlyList<Objet> membres) => [.. membres.Where(m => m["fonction"] is not "suppleant")];

    private static int Count(IEnumerable<Objet> membres, string[] colleges) => membres.Count(m => colleges.Contains(m["college"]));

    // Branch agreements count those who are represented; the code of education does not speak of proxies.
    private static bool IsPresent(Objet membre, bool diplome) => membre["presence"] is "sur-place" or "a-distance" || (!diplome && membre["presence"] is "represente");
}
