using System.Text.Json.Nodes;
using Parchemin.Essais;
using Parchemin.Exchange;

namespace Parchemin.Application.Tests;

/// <summary>Every golden case of the four certifications is put in the register as people would, and written again as a line: the engine must give the same.</summary>
public sealed class EntreeTests
{
    public static IEnumerable<object[]> Certifications => Depot.Bibliotheque.Editions.Select(e => new object[] { e.Referentiel!.Certification.Code, e.Referentiel.Certification.Edition });

    [Theory]
    [MemberData(nameof(Certifications))]
    public async Task A_golden_case_entered_in_the_register_gives_its_expected_result(string certification, string edition)
    {
        var lue = Depot.Bibliotheque.Find(certification, edition)!;
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var guichet = new Guichet(store, TableDesDroits.Livree, Depot.Bibliotheque, TimeProvider.System);
        var flux = new FluxDeDeliberation(new Catalogue(lue.Regles.Values), explication: false);
        var (faits, laisses, ecarts) = (0, 0, new List<string>());
        var sessions = new Dictionary<string, Objet>(StringComparer.Ordinal);
        foreach (var cas in lue.Cas)
        {
            // A line that is refused for its form has no equal in the register, which refuses it before.
            if (cas.Attendu.Contains("\"erreurs\"", StringComparison.Ordinal) || SaisieDeCas.Of(cas, lue) is not { } saisie)
            {
                laisses++;
                continue;
            }

            if (!sessions.TryGetValue(cas.Session.Code, out var session))
                session = sessions[cas.Session.Code] = await guichet.RunAsync(Acteur.Systeme, new OuvrirPourCas(certification, edition, cas.Session.Code));
            Objet inscription;
            try
            {
                inscription = await guichet.RunAsync(Acteur.Systeme, saisie with { Session = session.Id });
            }
            catch (RefusException)
            {
                laisses++;
                continue;
            }

            var dossier = (await DossierDeJury.ReadAsync(store, session, [inscription]))[0];
            var obtenu = JsonNode.Parse(flux.Decide(EntreeDeDeliberation.Write(dossier, lue.Referentiel!, lue.Regles[cas.Session.Code])))!.AsObject();
            foreach (var (cle, attendu) in JsonNode.Parse(cas.Attendu)!.AsObject())
                Compare($"{cas.Nom} : {cle}", attendu, obtenu[cle], ecarts);
            faits++;
        }

        ecarts.ShouldBeEmpty($"{ecarts.Count} écarts sur {faits} cas :\n{string.Join('\n', ecarts.Take(15))}");
        faits.ShouldBeGreaterThan(laisses, $"{faits} cas essayés, {laisses} laissés");
    }

    private static void Compare(string ou, JsonNode? attendu, JsonNode? obtenu, List<string> ecarts)
    {
        if (attendu is JsonObject membres && obtenu is JsonObject objet)
        {
            foreach (var (cle, valeur) in membres)
                Compare($"{ou}.{cle}", valeur, objet[cle], ecarts);
        }
        else if (Text(attendu) != Text(obtenu))
        {
            ecarts.Add($"{ou} : {Text(obtenu)} au lieu de {Text(attendu)}");
        }
    }

    private static string Text(JsonNode? noeud) => noeud is JsonValue v ? v.ToString() : noeud?.ToJsonString() ?? "rien";

    private sealed record OuvrirPourCas(string Certification, string Edition, string Code_) : IOperation<Objet>
    {
        public string Code => "registre.peupler";

        public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        {
            var organisation = await etabli.CreateAsync(Code, Genres.Organisation, [new("nature", "academie"), new("nom", "Académie")]);
            return await etabli.CreateAsync(Code, Genres.Session, [new("certification", Certification), new("edition", Edition), new("code", Code_), new("libelle", "Session"), new("organisation", organisation.Id)]);
        }
    }
}
