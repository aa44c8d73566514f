namespace Parchemin.Core;

/// <summary>The checks that the machine runs on a dossier before an épreuve.</summary>
public static class ControleDeConformite
{
    /// <param name="au">The day on which the question is asked.</param>
    public static BilanDeConformite Check(Referentiel referentiel, DossierAControler dossier, DateOnly au)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        ArgumentNullException.ThrowIfNull(dossier);
        var applicables = Motifs(referentiel, dossier);
        var controles = new List<Verification>();
        var retenus = new List<MotifDeNonConformite>();
        foreach (var (motif, source) in applicables)
        {
            var controle = Check(referentiel, dossier, motif, au) with { Code = motif.Code, Source = source };
            if (controle.Issue == IssueDeVerification.Incomplete && dossier.Demande is { } demande && au > demande.Echeance)
            {
                controle = controle with
                {
                    Issue = IssueDeVerification.NonRemplie,
                    Raison = $"{controle.Raison} Le complément demandé le {Phrases.Date(demande.EnvoyeeLe)} n'est pas venu au {Phrases.Date(demande.Echeance)}.",
                };
            }

            controles.Add(controle);
            if (controle.Issue == IssueDeVerification.NonRemplie)
                retenus.Add(motif);
        }

        return new BilanDeConformite(controles, retenus, dossier.Composition);
    }

    /// <summary>The grounds in force for the épreuve and the session; where two texts list the same one, the later text words it.</summary>
    public static IReadOnlyList<(MotifDeNonConformite Motif, Source? Source)> Motifs(Referentiel referentiel, DossierAControler dossier)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        ArgumentNullException.ThrowIfNull(dossier);
        var motifs = new List<(MotifDeNonConformite Motif, Source? Source)>();
        foreach (var liste in referentiel.Conformite.Where(l => l.Epreuves.Any(e => e.Code == dossier.Epreuve)
            && (l.Sessions.Count == 0 || l.Sessions.Any(s => s.Code == dossier.Session))))
        {
            // In the order of the later text, then what only the earlier one lists.
            motifs = [.. liste.Motifs.Select(m => (m, liste.Source ?? m.Source)), .. motifs.Where(ancien => liste.Motifs.All(m => m.Code != ancien.Motif.Code))];
        }

        return motifs;
    }

    private static Verification Check(Referentiel referentiel, DossierAControler dossier, MotifDeNonConformite motif, DateOnly au) => motif.Controle switch
    {
        ObjetDeControle.Presence => Presence(dossier, au),
        ObjetDeControle.Delai => Delai(dossier, au),
        ObjetDeControle.Duree => dossier.Duree is { } duree
            ? new Verification("duree", "Durée de la formation en milieu professionnel", duree.Preuve.Issue, duree.Preuve.Constat) { Raison = duree.Preuve.Raison, Details = [duree.Preuve] }
            : new Verification("duree", "Durée de la formation en milieu professionnel", IssueDeVerification.Incomplete, "non prouvée") { Raison = "La durée n'a pas été prouvée." },
        ObjetDeControle.Signatures => SignaturesDuDossier.Check(referentiel.Dossier?.Pieces ?? [], dossier),
        null => new Verification(motif.Code, Phrases.Majuscule(motif.Libelle), IssueDeVerification.AApprecier, "la machine ne peut le voir") { Raison = "Une personne regarde si ce motif est rempli." },
        _ => throw new ArgumentOutOfRangeException(nameof(motif), motif.Controle, null),
    };

    private static Verification Presence(DossierAControler dossier, DateOnly au) => dossier.DeposeLe is { } le
        ? new Verification("presence", "Dossier déposé", IssueDeVerification.Remplie, $"déposé le {Phrases.Date(le)}")
        : new Verification("presence", "Dossier déposé", dossier.Limite is { } limite && au > limite ? IssueDeVerification.NonRemplie : IssueDeVerification.EnBonneVoie, "aucun dépôt")
        {
            Raison = dossier.Limite is not { } fin ? "Aucun dossier n'est déposé ; la date limite n'est pas fixée."
                : au > fin ? $"Aucun dossier n'a été déposé jusqu'au {Phrases.Date(fin)}." : $"Le dossier peut être déposé jusqu'au {Phrases.Date(fin)}.",
        };

    private static Verification Delai(DossierAControler dossier, DateOnly au)
    {
        const string libelle = "Dossier déposé à temps";
        return (dossier.DeposeLe, dossier.Limite) switch
        {
            (_, null) => new Verification("delai", libelle, IssueDeVerification.AApprecier, "date limite inconnue") { Raison = "La date limite de dépôt n'est pas fixée pour la session : le service la fixe." },
            ({ } le, { } limite) when le > limite => new Verification("delai", libelle, IssueDeVerification.NonRemplie, $"déposé le {Phrases.Date(le)}")
            {
                Raison = $"La date limite était le {Phrases.Date(limite)} : {Pluriel.Of(le.DayNumber - limite.DayNumber, "jour")} de retard.",
            },
            ({ } le, { } limite) => new Verification("delai", libelle, IssueDeVerification.Remplie, $"déposé le {Phrases.Date(le)}, avant le {Phrases.Date(limite)}"),

            // No dossier at all is another ground.
            (null, { } limite) => new Verification("delai", libelle, au > limite ? IssueDeVerification.SansObjet : IssueDeVerification.EnBonneVoie, "aucun dépôt"),
        };
    }
}
