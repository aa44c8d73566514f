using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The jury settles a competence on which the assessors differ, or rescues one: their opinions are kept beside its decision.</summary>
public sealed record ArbitrerUneCompetence(string Inscription, string Competence, bool Acquise) : IOperation<Objet>
{
    public string Code => "decision.arbitrer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        if (etabli.Motif is not { } motif)
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Dites en un mot pourquoi le jury tranche ainsi : le candidat le lira.", [new Faute("MOTIF-ATTENDU", "motif", null, "Le motif est nécessaire.")]);
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        var session = (await etabli.Lecture.FindAsync(Genres.Session, inscription["session"]!))!;
        var (edition, regles) = await SeanceDeJury.RulesAsync(session, 1, etabli.Lecture, etabli.Bibliotheque);
        if (regles.Evalues.FirstOrDefault(e => string.Equals(e.Code, Competence, StringComparison.Ordinal)) is not { } element)
            throw new RefusException(NatureDeRefus.Invalide, "COMPETENCE-INCONNUE", $"« {Competence} » ne s'évalue pas par avis dans cette certification.");
        if (await SeanceDeJury.MinutesAsync(etabli.Lecture, session, 1) is [.., var pv])
            throw new RefusException(NatureDeRefus.EtatContraire, "PV-SCELLE", $"Le procès-verbal n° {pv["numero"]} est scellé : la compétence ne se tranche plus que par un procès-verbal rectificatif.");
        var (jury, membres) = await SeanceDeJury.JuryAsync(etabli.Lecture, session, 1);
        if (jury is null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-ABSENT", "Aucun jury n'est nommé pour cette session. Composez-le d'abord.");
        Siege.Check(membres, etabli.Acteur);
        var evaluation = await DecidedByAsync(etabli, inscription, jury) ?? await etabli.CreateAsync(Code, Genres.Evaluation,
        [
            new("inscription", inscription.Id), new("epreuve", EpreuveOf(edition.Referentiel!, element)), new("commission", jury.Id),
            new("etat", "validee"), new("validee_le", ValeurDeChamp.Format(etabli.Maintenant)),
        ]);
        await EnterAsync(etabli, evaluation, Cle.Motif(Competence), motif);
        return await EnterAsync(etabli, evaluation, Cle.Jury(Competence), Acquise ? "acquis" : "non-acquis");
    }

    private static ValueTask<Objet?> DecidedByAsync(Etabli etabli, Objet inscription, Objet jury)
        => UnSeul.FindAsync(etabli.Lecture, Genres.Evaluation, new Parmi("inscription", [inscription.Id]), new Parmi("commission", [jury.Id]));

    private async ValueTask<Objet> EnterAsync(Etabli etabli, Objet evaluation, string cle, string valeur)
    {
        var avant = await UnSeul.FindAsync(etabli.Lecture, Genres.Cotation, new Parmi("evaluation", [evaluation.Id]), new Parmi("cle", [cle]));
        return avant is null
            ? await etabli.CreateAsync(Code, Genres.Cotation, [new("evaluation", evaluation.Id), new("cle", cle), new("valeur", valeur)])
            : await etabli.ChangeAsync(Code, avant, [new("valeur", valeur)]);
    }

    // An evaluation names an épreuve: that of the bloc in which the competence stands, or the bloc where the text names no épreuve.
    private static string EpreuveOf(Referentiel referentiel, Element element)
    {
        var racine = element;
        while (racine.Parent is { } parent)
            racine = parent;
        return referentiel.Epreuves.FirstOrDefault(e => string.Equals(e.Bloc?.Code, racine.Code, StringComparison.Ordinal))?.Code
            ?? (referentiel.Epreuves.Count > 0 ? referentiel.Epreuves[0].Code : referentiel.Blocs.FirstOrDefault(b => string.Equals(b.Code, racine.Code, StringComparison.Ordinal))?.Code ?? referentiel.Blocs[0].Code);
    }
}
