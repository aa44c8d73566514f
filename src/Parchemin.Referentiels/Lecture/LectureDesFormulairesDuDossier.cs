using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the forms that the candidate fills, and what their answers say.</summary>
internal static class LectureDesFormulairesDuDossier
{
    public static FormulaireDuDossier Read(Champs c) => new(c.CitationRequise("formulaire"), c.MotRequis("usage", Mots.Usage), c.Source(), c.Lieu)
    {
        Epreuve = c.Citation("epreuve"),
        Produit = c.Citations("produit"),
        Contexte = c.Citations("contexte"),
        Classements = c.Tables("classements", "classement", Classement),
        Plan = c.Objet("plan", "plan", p => new PlanDeReponse(p.CitationRequise("champ"), p.Entier("elements") ?? 0)),
    };

    private static ClassementDeReponse Classement(Champs c)
        => new(c.CitationRequise("champ"), c.TexteRequis("option"), c.TextesParCle("valeurs"), c.Citation("precision"), c.Lieu);
}
