using System.Diagnostics;
using System.Globalization;
using Parchemin.Application;

namespace Parchemin.Charge;

/// <summary>The documents of a whole session as the product makes them: gathered from the register, typeset, issued with their codes, archived.</summary>
internal static class EssaiDEnvoi
{
    private const int Etablissements = 40;
    private const int Lot = 500;
    private static readonly string[] Unites = ["U1", "U2", "U31", "U32", "U41", "U42", "U5"];

    public static async Task RunAsync(Serveur serveur, int candidats)
    {
        var guichet = serveur.Guichet;
        var population = await Population.FillAsync(guichet, candidats, Etablissements);
        await guichet.RunAsync(Acteur.Systeme, new Publier(population.Session));
        await DecideAsync(guichet, population);
        var acteur = population.Personnes[0].Acteur;
        foreach (var type in new[] { "convocation", "releve" })
        {
            // The service's own runner does the work, as when a person asks for it on a page.
            var (debut, sommet) = (Stopwatch.GetTimestamp(), 0L);
            var tache = await guichet.RunAsync(acteur, new LancerUneTache("documents", type, population.Session, $$"""{"document": "{{type}}"}"""));
            Objet? fini;
            do
            {
                await Task.Delay(100);
                sommet = Math.Max(sommet, Environment.WorkingSet);
                fini = await guichet.Store.FindAsync(GenresDesActes.Tache, tache.Id);
            }
            while (fini?["finie_le"] is null);
            var duree = Stopwatch.GetElapsedTime(debut);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{type}, une session de {candidats} candidats : {duree.TotalSeconds:0.0} s, service {sommet / 1e6:0} Mo au plus, ouvriers {EssaiDImpression.Workers():0} Mo. {fini["message"]}"));
        }
    }

    // A decision for each, with the marks on which it was taken.
    private static async Task DecideAsync(Guichet guichet, Population population)
    {
        var (numero, hasard) = (0, new Random(2));
        foreach (var lot in population.Personnes.SelectMany(population.Inscriptions).Chunk(Lot))
        {
            await guichet.Store.WriteAsync(w =>
            {
                foreach (var inscription in lot)
                {
                    var notes = string.Join(',', Unites.Select(u => string.Create(CultureInfo.InvariantCulture, $"\"{u}\":{{\"note\":\"{10 + (hasard.Next(20) / 2m)}\"}}")));
                    Population.Record(w, Genres.Decision, ("inscription", inscription), ("groupe", "1"), ("proposee", "admis-1er-groupe"), ("adoptee", "admis-1er-groupe"), ("adoptee_le", ValeurDeChamp.Format(guichet.Maintenant)),
                        ("entree", string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{numero++}}","certification":"{{Parchemin.Essais.Depot.Certification}}","edition":"{{Parchemin.Essais.Depot.Edition}}","session":"{{Parchemin.Essais.Depot.Session}}","voie":"{{Parchemin.Essais.Depot.Voie}}","forme":"{{Parchemin.Essais.Depot.Forme}}","unites":{ {{notes}} } }""")));
                }

                return ValueTask.FromResult(0);
            });
        }
    }

    private sealed record Publier(string Session) : IOperation<Objet>
    {
        public string Code => "registre.peupler";

        public async ValueTask<Objet> ExecuteAsync(Etabli etabli) => await etabli.ChangeAsync(Code, await etabli.GetAsync(Genres.Session, Session), [new("publiee_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }
}
