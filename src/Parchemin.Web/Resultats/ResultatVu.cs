using System.Globalization;
using System.Text;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>A candidate's result as one visitor may see it: everything passes by the decision that the visibility opens to him, and is proved from the line kept with it.</summary>
/// <param name="Decision">The last decision that he sees; null as long as nothing is published for him.</param>
internal sealed record ResultatVu(ObjetVu Inscription, ObjetVu Session, ReglesDAttribution? Regles, ObjetVu? Decision, ObjetVu? Premiere, Preuve? Preuve, Proposition? Proposition, IReadOnlyList<ObjetVu> Demandes, IReadOnlyList<string> Choisies, DateTimeOffset Maintenant)
{
    public string? Libelle => Decision?["adoptee"] is { } code ? Regles?.Decisions.FirstOrDefault(d => d.Resultat == code)?.Libelle ?? code : null;

    /// <summary>A decision that says nothing of the marks: a disciplinary case is pending (D643-32-1).</summary>
    public bool SansNotes => Regles is { Sorties.Length: > 0 } r && Proposition?.Decision is { } d && r.Sorties.All(s => d.Tait.Contains(s.Nom));

    public IReadOnlyList<ElementDecide> Elements => SansNotes ? [] : Proposition?.Elements ?? [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Listes => Proposition?.Listes ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The unités that may be chosen at the control épreuves; empty when they are not open to this candidate.</summary>
    public IReadOnlyList<Element> Proposables { get; private init; } = [];

    public DateTimeOffset? ChoixAvant => Instant(Session["choix_du_controle_avant_le"]);

    public bool ChoixOuvert => Proposables.Count > 0 && (ChoixAvant is not { } limite || Maintenant <= limite);

    public DateTimeOffset? PublieeLe => Instant(Session["publiee_le"]);

    public static async Task<ResultatVu> ReadAsync(Guichet guichet, IMoteur moteur, Acteur acteur, string id, CancellationToken annulation)
    {
        var inscription = await guichet.ReadAsync(acteur, Genres.Inscription, id, annulation);
        var session = await guichet.ReadAsync(acteur, Genres.Session, inscription["session"]!, annulation);
        var regles = guichet.Bibliotheque.Find(session["certification"]!, session["edition"]!)?.Regles.GetValueOrDefault(session["code"]!);
        var decisions = (await guichet.ListAsync(acteur, new Requete(Genres.Decision, new Parmi("inscription", [id])) { Ordre = "id" }, annulation)).Objets.Where(d => d["adoptee"] is not null && d["entree"] is not null && IsPublished(session, guichet.Maintenant)).OrderBy(d => d["groupe"], StringComparer.Ordinal).ToList();
        var decision = decisions.Count > 0 ? decisions[^1] : null;
        var ligne = decision is null ? null : Encoding.UTF8.GetBytes(decision["entree"]!);
        var resultats = decision is null ? [] : (await guichet.ListAsync(acteur, new Requete(Genres.Resultat, new Parmi("inscription", [id])) { Ordre = "id", Taille = 100 }, annulation)).Objets;
        var demandes = acteur.MayAttempt("demande.lire") && acteur.Mandats.Any(m => guichet.Droits.Action("demande.lire").Qui.ContainsKey(m.Role))
            ? (await guichet.ListAsync(acteur, new Requete(Genres.Demande, new Parmi("inscription", [id])) { Ordre = "id", Taille = 100 }, annulation)).Objets
            : [];
        var proposition = ligne is null ? null : moteur.Decide(ligne);
        var invite = regles is not null && decision?["groupe"] is "1" && decision["adoptee"] == Groupes.Opening(regles)?.Resultat;
        return new ResultatVu(inscription, session, regles, decision, decisions.Count > 1 ? decisions[0] : null, ligne is null ? null : moteur.Prove(ligne), proposition, demandes, [.. resultats.Where(r => r["controle_choisi"] is "oui").Select(r => r["unite"]!)], guichet.Maintenant)
        {
            Proposables = invite ? Choosable(regles!, moteur, decision!["entree"]!) : [],
        };
    }

    // The jury and the service see decisions before they are published: these pages show only what the candidate may see by now.
    private static bool IsPublished(ObjetVu session, DateTimeOffset maintenant) => Instant(session["publiee_le"]) is { } le && le <= maintenant;

    // Asked to the engine, one unité at a time: those that it does not refuse.
    private static IReadOnlyList<Element> Choosable(ReglesDAttribution regles, IMoteur moteur, string entree)
        => [.. regles.Unites.Where(u => !u.Facultatif).Where(u =>
        {
            var essai = System.Text.Json.Nodes.JsonNode.Parse(entree)!.AsObject();
            essai["controle"] = new System.Text.Json.Nodes.JsonObject { [u.Code] = new System.Text.Json.Nodes.JsonObject { ["note"] = "0" } };
            return moteur.Decide(Encoding.UTF8.GetBytes(essai.ToJsonString())).Erreurs.Count == 0;
        })];

    private static DateTimeOffset? Instant(string? texte) => texte is null ? null : DateTimeOffset.Parse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
