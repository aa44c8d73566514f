using System.Globalization;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What an harmonisation makes of one script.</summary>
/// <param name="Bornee">Whether the scale stopped the mark.</param>
public sealed record NoteHarmonisee(Objet Copie, Fraction Avant, Fraction Apres, bool Bornee);

/// <summary>Adds to, or takes from, all the marks that one corrector gave to one part of a unité; can be taken back.</summary>
/// <param name="Partie">Null when the unité has one mark.</param>
/// <param name="Decalage">In points of the script, <c>-1,5</c> or <c>0.5</c>.</param>
/// <param name="Motif">Which the corrector and the jury read.</param>
/// <remarks>What the corrector gave stays as it is beside what is retained. The retained mark stays between 0 and the greatest mark.</remarks>
public sealed record HarmoniserUnCorrecteur(string Session, string Unite, string? Partie, string Correcteur, string Decalage, string Motif) : IOperation<Objet>
{
    public string Code => "copie.harmoniser";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(etabli, Session, Unite);
        var decalage = Read(Decalage, out var faute) ?? throw new RefusException(NatureDeRefus.Invalide, "DECALAGE-REFUSE", faute!, [new Faute("DECALAGE-REFUSE", "decalage", Decalage, faute!)]);
        if (string.IsNullOrWhiteSpace(Motif))
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Dites pourquoi ces notes sont harmonisées : le correcteur et le jury le liront.", [new Faute("MOTIF-ATTENDU", "motif", null, "Le motif est nécessaire.")]);
        var siennes = await OfAsync(etabli.Lecture, Session, Unite, Partie, Correcteur);
        if (siennes.Count == 0)
            throw new RefusException(NatureDeRefus.Invalide, "SANS-COPIE", "Ce correcteur n'a pas de copie de cette partie. Choisissez-en un autre.");
        if (siennes.Any(c => ValeurDeCopie.Given(c).Manque))
            throw new RefusException(NatureDeRefus.EtatContraire, "CORRECTION-INACHEVEE", $"Ce correcteur a encore {Pluriel.Of(siennes.Count(c => ValeurDeCopie.Given(c).Manque), "copie")} à noter. Attendez la fin : une même harmonisation vaut pour toutes.");
        if (siennes.Any(c => c["note_retenue"] is not null))
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-HARMONISE", "Les notes de ce correcteur sont déjà harmonisées. Retirez cette harmonisation avant d'en appliquer une autre.");
        if ((await Levee.AmongAsync(siennes, etabli)).Count > 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "ANONYMAT-LEVE", "L'anonymat de ces copies est levé : leurs notes sont portées aux résultats. Il est trop tard pour les harmoniser.");
        var apercu = Preview(siennes, decalage, epreuve.Bareme(Partie));
        var harmonisation = await etabli.CreateAsync(Code, Genres.Harmonisation,
        [
            new("session", Session), new("unite", Unite), new("partie", Partie), new("correcteur", Correcteur), new("decalage", decalage.ToFrench()), new("motif", Motif),
            new("copies", apercu.Count.ToString(CultureInfo.InvariantCulture)), new("appliquee_le", ValeurDeChamp.Format(etabli.Maintenant)),
        ]);
        foreach (var note in apercu)
            await etabli.ChangeAsync(Code, note.Copie, [new("note_retenue", note.Apres.ToString())]);
        return harmonisation;
    }

    /// <summary>What would become of each marked script; a script with a special state keeps it.</summary>
    public static IReadOnlyList<NoteHarmonisee> Preview(IEnumerable<Objet> copies, Fraction decalage, Fraction bareme) =>
    [
        .. copies.Select(c => (Copie: c, Note: ValeurDeCopie.Given(c).Note)).Where(c => c.Note is not null)
            .Select(c => (c.Copie, Note: c.Note!.Value, Deplacee: c.Note.Value + decalage, Retenue: Fraction.Min(bareme, Fraction.Max(Fraction.Zero, c.Note.Value + decalage))))
            .Select(c => new NoteHarmonisee(c.Copie, c.Note, c.Retenue, c.Retenue != c.Deplacee)),
    ];

    /// <summary>The readings of one part that a corrector has.</summary>
    public static async Task<IReadOnlyList<Objet>> OfAsync(IReader lecture, string session, string unite, string? partie, string correcteur, CancellationToken annulation = default)
    {
        var toutes = await lecture.AllAsync(new Requete(Genres.Copie, Filtre.Toutes(new Parmi("session", [session]), new Parmi("unite", [unite]), new Parmi("correcteur", [correcteur]))) { Ordre = "anonymat" }, annulation);
        return [.. toutes.Where(c => string.Equals(c["partie"], partie, StringComparison.Ordinal))];
    }

    /// <summary>Reads a gap in points, with its sign.</summary>
    public static Fraction? Read(string? texte, out string? motif)
    {
        var dit = (texte ?? "").Trim().Replace('−', '-');
        var nombre = dit.TrimStart('+', '-');
        motif = null;
        if (dit.Length - nombre.Length > 1 || !Note.TryParse(Encoding.UTF8.GetBytes(nombre), out var note))
            motif = $"« {texte} » n'est pas un décalage. Écrivez par exemple 0,5 ou -1.";
        else if (note.Valeur.IsZero)
            motif = "Un décalage nul ne change rien. Donnez un nombre de points.";
        else if (ValeurDeCopie.Refusal(note.Valeur, 1000) is { } refus)
            motif = refus;
        else
            return dit.StartsWith('-') ? -note.Valeur : note.Valeur;
        return null;
    }
}

/// <summary>Takes an harmonisation back: the marks are again those that the corrector gave.</summary>
public sealed record RetirerUneHarmonisation(string Harmonisation) : IOperation<Objet>
{
    public string Code => "copie.harmoniser";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var harmonisation = await etabli.GetAsync(Genres.Harmonisation, Harmonisation);
        await etabli.AuthorizeAsync(Code, harmonisation);
        if (harmonisation["retiree_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-RETIREE", "Cette harmonisation est déjà retirée.");
        var copies = (await HarmoniserUnCorrecteur.OfAsync(etabli.Lecture, harmonisation["session"]!, harmonisation["unite"]!, harmonisation["partie"], harmonisation["correcteur"]!)).Where(c => c["note_retenue"] is not null).ToList();
        if ((await Levee.AmongAsync(copies, etabli)).Count > 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "ANONYMAT-LEVE", "L'anonymat de ces copies est levé : leurs notes sont portées aux résultats. Il est trop tard pour retirer l'harmonisation.");
        foreach (var copie in copies)
            await etabli.ChangeAsync(Code, copie, [new("note_retenue", null)]);
        return await etabli.ChangeAsync(Code, harmonisation, [new("retiree_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }
}
