using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The closed vocabularies of the format: French words and what they mean.</summary>
internal static class Mots
{
    public static readonly IReadOnlyDictionary<string, NatureDeCertification> Nature = new Dictionary<string, NatureDeCertification>(StringComparer.Ordinal)
    {
        ["diplome"] = NatureDeCertification.Diplome,
        ["titre"] = NatureDeCertification.Titre,
        ["cqp"] = NatureDeCertification.Cqp,
    };

    public static readonly IReadOnlyDictionary<string, bool> NatureDUnite = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["obligatoire"] = false,
        ["facultative"] = true,
    };

    public static readonly IReadOnlyDictionary<string, DomaineDUnite> DomaineDUnite = new Dictionary<string, DomaineDUnite>(StringComparer.Ordinal)
    {
        ["generale"] = Core.DomaineDUnite.Generale,
        ["professionnelle"] = Core.DomaineDUnite.Professionnelle,
    };

    public static readonly IReadOnlyDictionary<string, FormeDEpreuve> Forme = new Dictionary<string, FormeDEpreuve>(StringComparer.Ordinal)
    {
        ["ccf"] = FormeDEpreuve.Ccf,
        ["ponctuelle-ecrite"] = FormeDEpreuve.PonctuelleEcrite,
        ["ponctuelle-orale"] = FormeDEpreuve.PonctuelleOrale,
        ["ponctuelle-ecrite-et-orale"] = FormeDEpreuve.PonctuelleEcriteEtOrale,
        ["situation-de-travail"] = FormeDEpreuve.SituationDeTravail,
        ["memoire"] = FormeDEpreuve.Memoire,
    };

    public static readonly IReadOnlyDictionary<string, FormeDePartie> FormeDePartie = new Dictionary<string, FormeDePartie>(StringComparer.Ordinal)
    {
        ["ecrite"] = Core.FormeDePartie.Ecrite,
        ["orale"] = Core.FormeDePartie.Orale,
        ["pratique"] = Core.FormeDePartie.Pratique,
    };

    public static readonly IReadOnlyDictionary<string, TypeDeChamp> Champ = new Dictionary<string, TypeDeChamp>(StringComparer.Ordinal)
    {
        ["texte"] = TypeDeChamp.Texte,
        ["texte-long"] = TypeDeChamp.TexteLong,
        ["date"] = TypeDeChamp.Date,
        ["heure"] = TypeDeChamp.Heure,
        ["periode"] = TypeDeChamp.Periode,
        ["duree"] = TypeDeChamp.Duree,
        ["entier"] = TypeDeChamp.Entier,
        ["note"] = TypeDeChamp.Note,
        ["pourcentage"] = TypeDeChamp.Pourcentage,
        ["oui-non"] = TypeDeChamp.OuiNon,
        ["case"] = TypeDeChamp.Case,
        ["choix"] = TypeDeChamp.Choix,
        ["choix-multiple"] = TypeDeChamp.ChoixMultiple,
        ["signature"] = TypeDeChamp.Signature,
        ["cachet"] = TypeDeChamp.Cachet,
        ["tableau"] = TypeDeChamp.Tableau,
        ["graphique"] = TypeDeChamp.Graphique,
        ["information"] = TypeDeChamp.Information,
    };

    public static readonly IReadOnlyDictionary<string, CompteDeComposition> Compte = new Dictionary<string, CompteDeComposition>(StringComparer.Ordinal)
    {
        ["fiches"] = CompteDeComposition.Fiches,
        ["produits-differents"] = CompteDeComposition.ProduitsDifferents,
        ["contextes"] = CompteDeComposition.Contextes,
    };

    public static readonly IReadOnlyDictionary<string, SortDesFeries> Feries = new Dictionary<string, SortDesFeries>(StringComparer.Ordinal)
    {
        ["a-apprecier"] = SortDesFeries.AApprecier,
        ["deduits"] = SortDesFeries.Deduits,
        ["comptes"] = SortDesFeries.Comptes,
    };

    public static readonly IReadOnlyDictionary<string, PreuveAttendue> Preuve = new Dictionary<string, PreuveAttendue>(StringComparer.Ordinal)
    {
        ["stage"] = PreuveAttendue.Stage,
        ["contrat"] = PreuveAttendue.Contrat,
        ["emploi"] = PreuveAttendue.Emploi,
    };

    public static readonly IReadOnlyDictionary<string, NatureDeContrat> Contrat = new Dictionary<string, NatureDeContrat>(StringComparer.Ordinal)
    {
        ["apprentissage"] = NatureDeContrat.Apprentissage,
        ["professionnalisation"] = NatureDeContrat.Professionnalisation,
        ["travail"] = NatureDeContrat.Travail,
    };

    public static readonly IReadOnlyDictionary<string, bool> Temps = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["plein"] = true,
        ["partiel"] = false,
    };

    public static readonly IReadOnlyDictionary<string, UsageDeFormulaire> Usage = new Dictionary<string, UsageDeFormulaire>(StringComparer.Ordinal)
    {
        ["page-de-garde"] = UsageDeFormulaire.PageDeGarde,
        ["contexte"] = UsageDeFormulaire.Contexte,
        ["activite"] = UsageDeFormulaire.Activite,
        ["engagement"] = UsageDeFormulaire.Engagement,
    };

    public static readonly IReadOnlyDictionary<string, ObjetDeControle> Controle = new Dictionary<string, ObjetDeControle>(StringComparer.Ordinal)
    {
        ["presence"] = ObjetDeControle.Presence,
        ["delai"] = ObjetDeControle.Delai,
        ["duree"] = ObjetDeControle.Duree,
        ["signatures"] = ObjetDeControle.Signatures,
    };

    public static readonly IReadOnlyDictionary<string, RoleDeSignataire> Signataire = new Dictionary<string, RoleDeSignataire>(StringComparer.Ordinal)
    {
        ["equipe"] = RoleDeSignataire.Equipe,
        ["candidat"] = RoleDeSignataire.Candidat,
        ["entreprise"] = RoleDeSignataire.Entreprise,
    };

    public static readonly IReadOnlyDictionary<string, MesureDeCondition> Mesure = new Dictionary<string, MesureDeCondition>(StringComparer.Ordinal)
    {
        ["annees-de-formation"] = MesureDeCondition.AnneesDeFormation,
        ["heures-de-formation"] = MesureDeCondition.HeuresDeFormation,
        ["annees-d-experience"] = MesureDeCondition.AnneesDExperience,
    };

    public static readonly IReadOnlyDictionary<string, bool> NoteDeGrille = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["globale"] = true,
        ["calculee"] = false,
    };

    public static readonly IReadOnlyDictionary<string, EtatDeResultat> Etat =
        Enum.GetValues<EtatDeResultat>().ToDictionary(e => e.Code(), StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, EffetDEtat> Effet = new Dictionary<string, EffetDEtat>(StringComparer.Ordinal)
    {
        ["compte"] = EffetDEtat.Compte,
        ["zero"] = EffetDEtat.Zero,
        ["sort"] = EffetDEtat.Sort,
        ["manque"] = EffetDEtat.Manque,
        ["reserve"] = EffetDEtat.Reserve,
        ["bloque"] = EffetDEtat.Bloque,
    };

    public static readonly IReadOnlyDictionary<string, Attente> Attente = new Dictionary<string, Attente>(StringComparer.Ordinal)
    {
        ["note"] = Core.Attente.Note,
        ["verification"] = Core.Attente.Verification,
        ["livret"] = Core.Attente.Livret,
        ["jury"] = Core.Attente.Jury,
    };

    public static readonly IReadOnlyDictionary<string, TypeDeDeclaration> Declaration = new Dictionary<string, TypeDeDeclaration>(StringComparer.Ordinal)
    {
        ["choix"] = TypeDeDeclaration.Choix,
        ["oui-non"] = TypeDeDeclaration.OuiNon,
        ["entier"] = TypeDeDeclaration.Entier,
        ["nombre"] = TypeDeDeclaration.Nombre,
    };

    public static readonly IReadOnlyDictionary<string, SensArrondi> Sens = new Dictionary<string, SensArrondi>(StringComparer.Ordinal)
    {
        ["superieur"] = SensArrondi.Superieur,
        ["inferieur"] = SensArrondi.Inferieur,
        ["proche"] = SensArrondi.Proche,
    };
}
