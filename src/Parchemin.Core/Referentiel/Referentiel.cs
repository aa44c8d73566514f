namespace Parchemin.Core;

/// <summary>An edition of a certification: all that its texts say, as data. The rules of award are compiled apart, for each session.</summary>
public sealed record Referentiel
{
    public required Certification Certification { get; init; }

    public IReadOnlyList<Texte> Textes { get; init; } = [];

    public IReadOnlyList<Presentation> Presentation { get; init; } = [];

    public IReadOnlyList<ColonneDeReglement> Colonnes { get; init; } = [];

    public IReadOnlyList<VoieDAcces> Voies { get; init; } = [];

    public IReadOnlyList<Terme> Formes { get; init; } = [];

    public IReadOnlyList<Terme> Qualites { get; init; } = [];

    public IReadOnlyList<Terme> Langues { get; init; } = [];

    public IReadOnlyList<Parametre> Parametres { get; init; } = [];

    public IReadOnlyList<Domaine> Domaines { get; init; } = [];

    public IReadOnlyList<Competence> Competences { get; init; } = [];

    public IReadOnlyList<NiveauDeSavoir> NiveauxDeSavoir { get; init; } = [];

    public IReadOnlyList<Savoir> Savoirs { get; init; } = [];

    public IReadOnlyList<BlocDeCompetences> Blocs { get; init; } = [];

    public IReadOnlyList<Citation> TroncCommun { get; init; } = [];

    public IReadOnlyList<OptionDeCertification> Options { get; init; } = [];

    public IReadOnlyList<Unite> Unites { get; init; } = [];

    public IReadOnlyList<TableauDeMatrice> Matrice { get; init; } = [];

    public IReadOnlyList<LigneDeReglement> Reglement { get; init; } = [];

    public IReadOnlyList<Epreuve> Epreuves { get; init; } = [];

    public IReadOnlyList<Grille> Grilles { get; init; } = [];

    public IReadOnlyList<Formulaire> Formulaires { get; init; } = [];

    public DossierProfessionnel? Dossier { get; init; }

    public IReadOnlyList<ListeDeMotifs> Conformite { get; init; } = [];

    public MilieuProfessionnel? MilieuProfessionnel { get; init; }

    public Ateliers? Ateliers { get; init; }

    public GrilleHoraire? Horaires { get; init; }

    public ReglesDInscription? Inscription { get; init; }

    public IReadOnlyList<Dispense> Dispenses { get; init; } = [];

    public IReadOnlyList<Correspondance> Correspondances { get; init; } = [];

    public IReadOnlyList<Rapprochement> Rapprochements { get; init; } = [];

    public IReadOnlyList<SessionDExamen> Sessions { get; init; } = [];
}
