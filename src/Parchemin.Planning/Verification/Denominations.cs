namespace Parchemin.Planning.Verification;

/// <summary>How what is checked is called in messages.</summary>
internal static class Denominations
{
    /// <summary>« Candidat c1, épreuve E3, 10 juin 2024 à 9 h 15 ».</summary>
    public static string Nommer(this Enonce enonce, PassageLu p) => $"{enonce.Nommer(p.Candidat, p.Epreuve)}, {Temps.Instant(p.Debut)}";

    public static string Nommer(this Enonce enonce, int candidat, int epreuve) => $"Candidat {enonce.Candidats[candidat].Id}, épreuve {enonce.Epreuves[epreuve].Code}";

    /// <summary>« Commission k1 (plage p1, salle s1) ».</summary>
    public static string Nommer(this Enonce enonce, CommissionLue k) => $"Commission {k.Id} (plage {enonce.Plages[k.Plage].Id}, salle {enonce.Salles[k.Salle].Id})";
}
