using System.Text.Json.Nodes;
using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Application.Tests;

/// <summary>Puts the candidate of a golden case in the register: results by unité, evaluations with their entries, declarations.</summary>
/// <remarks>Written by hand from the format, apart from the product's own reading of the register.</remarks>
internal sealed record SaisieDeCas(string Session, JsonObject Ligne, Edition Edition, ReglesDAttribution Regles) : IOperation<Objet>
{
    public string Code => "registre.peupler";

    private Referentiel Referentiel => Edition.Referentiel!;

    /// <summary>Null when the case says what the register does not hold.</summary>
    public static SaisieDeCas? Of(CasDeReference cas, Edition edition)
        => edition.Regles.TryGetValue(cas.Session.Code, out var regles) ? new SaisieDeCas("", JsonNode.Parse(cas.Entree)!.AsObject(), edition, regles) : null;

    public async ValueTask<Objet> ExecuteAsync(Etabli e)
    {
        var session = (await e.Lecture.FindAsync(Genres.Session, Session))!;
        var candidat = await e.CreateAsync(Code, Genres.Candidat, [new("nom_de_naissance", "Cas"), new("prenoms", "Zoé"), new("ne_le", "2004-05-06"), new("organisation", session["organisation"])]);
        var inscription = await e.CreateAsync(Code, Genres.Inscription, [new("candidat", candidat.Id), new("session", Session), new("etat", "confirme"), new("voie", Said("voie") ?? Referentiel.Voies[0].Code), new("forme", Said("forme")), new("option", Said("option"))]);
        foreach (var section in new[] { "unites", "facultatives" })
        {
            foreach (var (unite, valeur) in Members(section))
                await UniteAsync(e, inscription, unite, valeur!.AsObject());
        }

        foreach (var (bloc, valeur) in Members("blocs"))
            await BlocAsync(e, inscription, bloc, valeur!.AsObject());
        await OpinionsAsync(e, inscription);
        await DeclarationsAsync(e, inscription);
        return inscription;
    }

    private async ValueTask UniteAsync(Etabli e, Objet inscription, string unite, JsonObject dit)
    {
        Dictionary<string, string?> resultat = new(StringComparer.Ordinal) { ["inscription"] = inscription.Id, ["unite"] = unite };
        if (dit["parties"] is JsonObject parties)
        {
            foreach (var (partie, note) in parties)
                await AssessAsync(e, inscription, EpreuveOf(unite), partie, null, (Cle.Note, note!.ToString()));
        }
        else if (dit["etat"] is { } etat)
        {
            resultat["etat"] = etat.ToString() switch { "dispense" => "dispensee", "valide-vae" => "validee-vae", var autre => autre };
            resultat["note"] = dit["note"]?.ToString() ?? (resultat["etat"] is "reservee" or "proposee" ? "10" : null);
        }
        else if ((dit["conservee"] ?? dit["reportee"]) is JsonObject acquis)
        {
            resultat["etat"] = dit["conservee"] is null ? "reportee" : "conservee";
            resultat["note"] = acquis["note"]!.ToString();
            resultat["obtenue_le"] = acquis["obtenue_le"]!.ToString();
        }
        else
        {
            resultat["etat"] = "arretee";
            resultat["note"] = dit["note"]!.ToString();
            resultat["contraintes"] = (dit["penalites"] as JsonObject)?.First().Value!.ToString();
        }

        if (Members("controle").Any(c => c.Key == unite))
        {
            resultat["controle_choisi"] = "oui";
            resultat["note_de_controle"] = Ligne["controle"]![unite]!["note"]!.ToString();
        }

        // A unité made of its parts has no state of its own but when it is taken again at the control.
        if (resultat.ContainsKey("etat") || resultat.ContainsKey("controle_choisi"))
        {
            resultat.TryAdd("etat", "attendue");
            await e.CreateAsync(Code, Genres.Resultat, resultat);
        }
    }

    private async ValueTask BlocAsync(Etabli e, Objet inscription, string bloc, JsonObject dit)
    {
        if (dit["acquis_le"] is { } le)
        {
            await e.CreateAsync(Code, Genres.Resultat, [new("inscription", inscription.Id), new("unite", bloc), new("etat", "conservee"), new("obtenue_le", le.ToString())]);
            return;
        }

        if (dit["criteres"] is JsonObject criteres)
            await AssessAsync(e, inscription, EpreuveOf(bloc), null, null, [.. criteres.Select(c => (Cle.Critere(null, KeyOf(Bloc(bloc), c.Key)), c.Value!.ToString()))]);
        foreach (var (partie, valeur) in dit["parties"] as JsonObject ?? [])
        {
            var entrees = valeur is JsonObject p && p["criteres"] is JsonObject siens ? [.. siens.Select(c => (Cle.Critere(partie, KeyOf(Bloc(bloc)?.Enfant(partie), c.Key)), c.Value!.ToString()))] : new[] { (Cle.Note, (valeur as JsonObject)?["note"]?.ToString() ?? valeur!.ToString()) };
            await AssessAsync(e, inscription, EpreuveOf(bloc), partie, null, entrees);
        }

        if (dit["note"] is { } note)
            await e.CreateAsync(Code, Genres.Resultat, [new("inscription", inscription.Id), new("unite", bloc), new("etat", "arretee"), new("note", note.ToString())]);
    }

    private async ValueTask OpinionsAsync(Etabli e, Objet inscription)
    {
        foreach (var evaluateur in Regles.Evaluateurs)
        {
            var avis = Members("competences").Where(c => c.Value![evaluateur.Code] is not null).Select(c => (Cle.Avis(c.Key), c.Value![evaluateur.Code]!.ToString())).ToArray();
            if (avis.Length > 0)
                await AssessAsync(e, inscription, EpreuveOf(null), null, evaluateur.Code, avis);
        }

        var jury = Members("decisions_jury").SelectMany(d => new[] { (Cle.Jury(d.Key), d.Value!["acquis"]!.ToString() is "true" or "oui" ? "acquis" : "non-acquis"), (Cle.Motif(d.Key), d.Value["motif"]?.ToString() ?? "") }).Where(d => d.Item2.Length > 0).ToArray();
        if (jury.Length > 0)
            await AssessAsync(e, inscription, EpreuveOf(null), null, null, jury);
    }

    private async ValueTask DeclarationsAsync(Etabli e, Objet inscription)
    {
        foreach (var declaration in Regles.Declarations.Where(d => d.Code is not "forme"))
        {
            var point = declaration.Code.IndexOf('.', StringComparison.Ordinal);
            var valeur = point < 0 ? Ligne[declaration.Code] : (Ligne[declaration.Code[..point]] as JsonObject)?[declaration.Code[(point + 1)..]];
            if (valeur is null)
                continue;
            var texte = declaration.Type == TypeDeDeclaration.Groupe ? "oui" : valeur.ToString() switch { "true" => "oui", "false" => "non", var t => t };
            await e.CreateAsync(Code, Genres.Declaration, [new("inscription", inscription.Id), new("code", declaration.Code), new("valeur", texte)]);
        }
    }

    private async ValueTask AssessAsync(Etabli e, Objet inscription, string epreuve, string? partie, string? evaluateur, params (string Cle, string Valeur)[] entrees)
    {
        var evaluation = await e.CreateAsync(Code, Genres.Evaluation, [new("inscription", inscription.Id), new("epreuve", epreuve), new("partie", partie), new("evaluateur", evaluateur), new("etat", "validee")]);
        foreach (var (cle, valeur) in entrees)
            await e.CreateAsync(Code, Genres.Cotation, [new("evaluation", evaluation.Id), new("cle", cle), new("valeur", valeur)]);
    }

    private string EpreuveOf(string? element)
        => Referentiel.Epreuves.FirstOrDefault(x => element is null || (x.Unite?.Code ?? x.Bloc?.Code) == element)?.Code ?? element ?? Referentiel.Blocs[0].Code;

    private Element? Bloc(string code) => Regles.Racines.FirstOrDefault(r => r.Code == code);

    // A case may name a criterion by its position; a grid names it by its key.
    private static string KeyOf(Element? parent, string cle) => parent?.Enfant(cle)?.Cle ?? cle;

    private string? Said(string cle) => Ligne[cle]?.ToString();

    private IEnumerable<KeyValuePair<string, JsonNode?>> Members(string section) => Ligne[section] as JsonObject ?? [];
}
