using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>A sheet of a room with those who sit in it.</summary>
internal abstract class FeuilleDeSalle : DocumentPrevu
{
    public sealed override string Modele => Code;

    public sealed override PorteeDeDocument Portee => PorteeDeDocument.Commission;

    public sealed override bool SEmet => false;

    public sealed override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => SalleDExamen.AllAsync(fonds);

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var salle = await SalleDExamen.ReadAsync(fonds, sujet) ?? throw SubjectUnknown();
        salle.Entete["candidats"] = salle.Lines();
        Complete(salle.Entete);
        return new Projet(salle.Entete, $"{Libelle} : {salle.Libelle}", null, []);
    }

    /// <summary>Adds what this sheet alone says.</summary>
    protected abstract void Complete(JsonObject donnees);
}

/// <summary>The sign-in sheet of a room, or of a commission. Aménagements are medical by what they reveal: they stay with those who organise.</summary>
internal sealed class ListeDEmargement : FeuilleDeSalle
{
    private const int LignesLibres = 3;

    public override string Code => "emargement";

    public override string Libelle => "Liste d’émargement";

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
        => await LieuDeCommission.ReadAsync(fonds, sujet) is { } lieu ? await OfOralAsync(fonds, lieu) : await base.BuildAsync(fonds, sujet);

    protected override void Complete(JsonObject donnees) => donnees["lignes-libres"] = LignesLibres;

    // Who passes at an hour of his own signs when he comes and when he leaves, and so do the members. The fiche stays with the commission.
    private async Task<Projet> OfOralAsync(Fonds fonds, LieuDeCommission lieu)
    {
        var salles = await fonds.PreparationsAsync();
        var lignes = await JourneeDOral.LinesAsync(fonds, lieu);
        foreach (var (passage, ligne) in lignes)
        {
            ligne.Remove("sujet");
            EnJson.Add(ligne, ("lieu-de-preparation", passage["prevu_le"] is { } prevu ? salles.Of(passage["inscription"]!, lieu.Local(prevu)) : null));
        }

        var donnees = lieu.Head(fonds);
        donnees["membres"] = lieu.Members(fonds);
        donnees["passages"] = EnJson.List(lignes.Select(l => l.Ligne));
        return new Projet(donnees, $"{Libelle} : {lieu.Commission["libelle"]}", null, []) { Modele = "emargement-oral" };
    }
}

/// <summary>The poster on the door of a room.</summary>
internal sealed class AfficheDeSalle : FeuilleDeSalle
{
    public override string Code => "affiche";

    public override string Libelle => "Affiche de salle";

    protected override void Complete(JsonObject donnees) => donnees["consignes"] = EnJson.Texts(["Téléphones et montres connectées éteints, dans le sac."]);
}
