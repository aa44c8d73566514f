namespace Parchemin.Application;

/// <summary>Where the written épreuves are sat: the rooms of a centre, and the seat of each candidate once it is published.</summary>
public static class GenresDEcrit
{
    /// <summary>A room of a centre, kept for one written épreuve.</summary>
    public static readonly Genre Salle = new("salle-d-ecrit", "Salle d'écrit", "Salles d'écrit",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("centre", "Centre", FormatDeChamp.Reference) { Vers = "organisation", Requis = true, Fixe = true },
        new Champ("epreuve", "Épreuve", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Epreuve, Requis = true, Fixe = true },
        new Champ("nom", "Salle") { Requis = true, Fixe = true, LongueurMax = 60 },
        new Champ("rangees", "Rangées", FormatDeChamp.Entier) { Requis = true },
        new Champ("colonnes", "Colonnes", FormatDeChamp.Entier) { Requis = true },
        new Champ("espacee", "Une place vide entre deux candidats", FormatDeChamp.OuiNon) { Requis = true },
        new Champ("surveillants", "Surveillants", FormatDeChamp.TexteLong) { Classe = "interne", LongueurMax = 2000, Aide = "Un par ligne." },
        new Champ("retiree_le", "Retirée le", FormatDeChamp.Instant))
    {
        Titre = ["nom"],
        Uniques = [["session", "centre", "epreuve", "nom"]],
        Propre = true,
    };

    /// <summary>The seat of a candidate at a written épreuve: what convocations and sign-in sheets print.</summary>
    public static readonly Genre Place = new("place-d-ecrit", "Place d'écrit", "Places d'écrit",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("epreuve", "Épreuve", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Epreuve, Requis = true, Fixe = true },
        new Champ("salle", "Salle", FormatDeChamp.Reference) { Vers = "salle-d-ecrit", Aide = "Vide pour qui ne compose plus." },
        new Champ("place", "Place") { LongueurMax = 6, Aide = "Colonne et rangée depuis le tableau : B3." },
        new Champ("publiee_le", "Publiée le", FormatDeChamp.Instant) { Requis = true })
    {
        Titre = ["epreuve", "place"],
        Uniques = [["inscription", "epreuve"]],
        Propre = true,
    };

    internal static readonly IReadOnlyList<Genre> Tous = [Salle, Place];
}
