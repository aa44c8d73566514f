namespace Parchemin.Application;

/// <summary>The sign-in sheet of a room. Aménagements are medical by what they reveal: they stay with those who organise.</summary>
internal sealed class ListeDEmargement : DocumentPrevu
{
    private const int LignesLibres = 3;

    public override string Code => "emargement";

    public override string Libelle => "Liste d’émargement";

    public override string Modele => "emargement";

    public override PorteeDeDocument Portee => PorteeDeDocument.Commission;

    public override bool SEmet => false;

    public override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => SalleDExamen.AllAsync(fonds);

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var salle = await SalleDExamen.ReadAsync(fonds, sujet) ?? throw SubjectUnknown();
        salle.Entete["candidats"] = salle.Lines();
        salle.Entete["lignes-libres"] = LignesLibres;
        return new Projet(salle.Entete, $"{Libelle} : {salle.Libelle}", null, []);
    }
}

/// <summary>The poster on the door of a room.</summary>
internal sealed class AfficheDeSalle : DocumentPrevu
{
    public override string Code => "affiche";

    public override string Libelle => "Affiche de salle";

    public override string Modele => "affiche";

    public override PorteeDeDocument Portee => PorteeDeDocument.Commission;

    public override bool SEmet => false;

    public override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => SalleDExamen.AllAsync(fonds);

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var salle = await SalleDExamen.ReadAsync(fonds, sujet) ?? throw SubjectUnknown();
        salle.Entete["candidats"] = salle.Lines();
        salle.Entete["consignes"] = EnJson.Texts(["Téléphones et montres connectées éteints, dans le sac."]);
        return new Projet(salle.Entete, $"{Libelle} : {salle.Libelle}", null, []);
    }
}
