namespace Parchemin.Application;

/// <summary>Every kind of document that the product makes.</summary>
public static class CatalogueDesDocuments
{
    public static readonly IReadOnlyList<DocumentPrevu> Tous =
    [
        new CalendrierDeSession(), new ReferentielEnLivre(),
        new ConvocationDeCandidat(), new ConvocationDeMembre(), new ListeDEmargement(), new AfficheDeSalle(), new JourneeDOral(),
        new FormulaireVierge(), new PageDeGarde(), new FicheImprimee(), new LivretScolaireImprime(), new AttestationDeStage(), new RecepisseDeDepot(), new NotificationDeNonValidite(), new FicheDeControle(),
        new GrilleVierge(), new ParametresModifies(), new GrilleDePassage(), new BordereauDeCcf(),
        new ProcesVerbalImprime(anonyme: false), new ProcesVerbalImprime(anonyme: true),
        new ReleveDeNotesImprime(), new LettreDeDecision(), new AttestationDeResultat(), new AttestationDeBlocs(), new ParcheminImprime(), new SupplementDescriptif(), new ReponseAUneDemande(),
    ];

    public static DocumentPrevu? Find(string code) => Tous.FirstOrDefault(d => d.Code == code);

    /// <exception cref="RefusException">There is no such kind.</exception>
    public static DocumentPrevu Get(string code) => Find(code)
        ?? throw new RefusException(NatureDeRefus.Introuvable, "DOCUMENT-INCONNU", $"Le document « {code} » n'existe pas. Documents connus : {string.Join(", ", Tous.Select(d => d.Code))}.");

    /// <summary>The kind of a document that was issued, from the key under which the register keeps it.</summary>
    public static DocumentPrevu? Of(string cle) => Find(cle.Split('/')[0]);
}
