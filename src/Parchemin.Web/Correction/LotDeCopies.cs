using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>A lot as its corrector marks it: one row per script, one column per part. Nothing in it tells whose the scripts are.</summary>
/// <param name="Session">What its session is called.</param>
public sealed record LotDeCopies(string Nom, string SessionId, string Session, string Unite, string Libelle, IReadOnlyList<PartieEcrite> Parties, IReadOnlyList<LigneDeLot> Lignes)
{
    public int Copies => Lignes.Sum(l => l.Cellules.Count(c => c is not null));

    public int Notees => Lignes.Sum(l => l.Cellules.Count(c => c is { Valeur.Length: > 0 }));

    /// <summary>Reads a lot as the actor sees it.</summary>
    /// <exception cref="RefusException">None of its scripts is his.</exception>
    public static async Task<LotDeCopies> ReadAsync(Guichet guichet, Acteur acteur, string nom, string? session, CancellationToken annulation)
    {
        var filtre = Filtre.Toutes(new Parmi("lot", [nom]), session is null ? Filtre.Toujours : new Parmi("session", [session]));
        var copies = await guichet.AllAsync(acteur, new Requete(Genres.Copie, filtre) { Ordre = "anonymat" }, annulation);
        if (copies.Count == 0)
            throw new RefusException(NatureDeRefus.Introuvable, "INTROUVABLE", "Ce lot n'existe pas, ou il n'est pas à vous. Repartez de la liste de vos lots.");
        var (premiere, siennes) = (copies[0], copies.Where(c => string.Equals(c["session"], copies[0]["session"], StringComparison.Ordinal)).ToList());
        var objet = (await guichet.Store.FindAsync(Genres.Session, premiere["session"]!, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel;
        var unite = premiere["unite"]!;
        var parties = (referentiel is null ? [] : EpreuveEcrite.AllOf(referentiel, unite)).Where(p => siennes.Any(c => string.Equals(c["partie"], p.Code, StringComparison.Ordinal))).ToList();
        if (parties.Count == 0)
            parties.Add(new PartieEcrite(premiere["partie"], unite, EpreuveEcrite.Bareme(referentiel, unite, premiere["partie"])));
        var lignes = siennes.GroupBy(c => NumeroDAnonymat.Racine(c["anonymat"]!), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new LigneDeLot(g.Key,
        [
            .. parties.Select(p => g.FirstOrDefault(c => string.Equals(c["partie"], p.Code, StringComparison.Ordinal)) is { } c ? new CelluleDeLot(c.Id, c["etat"] ?? c["note"]?.Replace('.', ',') ?? "", c["note_retenue"]?.Replace('.', ','), p) : null),
        ])).ToList();
        var libelle = referentiel?.Unites.FirstOrDefault(u => string.Equals(u.Code, unite, StringComparison.Ordinal))?.Libelle ?? unite;
        return new LotDeCopies(nom, objet.Id, objet["libelle"]!, unite, libelle, parties, lignes);
    }

    /// <summary>The greatest total of a script.</summary>
    public Fraction Bareme => Parties.Aggregate(Fraction.Zero, (somme, p) => somme + p.Bareme);
}

/// <summary>A script of a lot.</summary>
/// <param name="Cellules">One for each part of the lot; null where the script has no such part.</param>
public sealed record LigneDeLot(string Numero, IReadOnlyList<CelluleDeLot?> Cellules)
{
    /// <summary>The sum of the parts, once all are marked.</summary>
    public string Total
    {
        get
        {
            var somme = Fraction.Zero;
            foreach (var cellule in Cellules.OfType<CelluleDeLot>())
            {
                if (cellule.Valeur is ValeurDeCopie.Blanche)
                    continue;
                if (!Note.TryParse(System.Text.Encoding.UTF8.GetBytes(cellule.Valeur), out var note))
                    return "";
                somme += note.Valeur;
            }

            return somme.ToFrench();
        }
    }
}

/// <summary>A mark to enter.</summary>
/// <param name="Valeur">As a person reads and types it.</param>
/// <param name="Retenue">After an harmonisation; null without.</param>
public sealed record CelluleDeLot(string Copie, string Valeur, string? Retenue, PartieEcrite Partie)
{
    /// <summary>What was typed and refused stays in the cell, with why.</summary>
    public string? Refusee { get; init; }

    public string? Faute { get; init; }
}
