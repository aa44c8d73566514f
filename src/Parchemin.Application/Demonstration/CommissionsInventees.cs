using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Invents a commission: who sits in it, who passes before it, and what it has already entered, through the same use cases as people.</summary>
internal sealed class CommissionsInventees(Random hasard, Demonstration demonstration, IReadOnlyDictionary<string, string> ids)
{
    public async ValueTask<int> AddAsync(Etabli etabli, CommissionInventee invention, string session)
    {
        var valeurs = Resolved(invention.Fiche.Valeurs, Genres.Commission);
        valeurs["session"] = session;
        var commission = await etabli.CreateAsync("commission.creer", Genres.Commission, valeurs);
        foreach (var membre in invention.Membres)
            await etabli.CreateAsync("membre.creer", Genres.Membre, Resolved(membre.Valeurs, Genres.Membre).Append(new("commission", commission.Id)));
        if (invention.Candidats == 0)
            return 0;
        var deLaSession = new Parmi("session", [session]);
        var lieu = commission["organisation"] is { } o ? Filtre.Une(new Parmi("etablissement", [o]), new Parmi("centre", [o])) : Filtre.Toujours;
        var candidats = (await etabli.Lecture.QueryAsync(new Requete(Genres.Inscription, Filtre.Toutes(deLaSession, lieu)) { Taille = invention.Candidats })).Objets;
        var referentiel = (await ListesDuReferentiel.EditionAsync(commission, etabli.Lecture, etabli.Bibliotheque))!.Referentiel!;
        var heure = DateTimeOffset.Parse((commission["le"] ?? "2024-06-03") + "T07:00:00Z", CultureInfo.InvariantCulture);
        for (var rang = 0; rang < candidats.Count; rang++)
        {
            foreach (var partie in Feuilles.Parties(referentiel, candidats[rang]["voie"], commission["epreuve"]!).Where((p, i) => p is not null || i == 0))
            {
                await etabli.CreateAsync("passage.creer", Genres.Passage,
                [
                    new("commission", commission.Id), new("inscription", candidats[rang].Id), new("partie", partie), new("prevu_le", ValeurDeChamp.Format(heure)),
                    new("etat", rang < invention.Remplies ? "termine" : "convoque"),
                ]);
                heure += TimeSpan.FromMinutes(45);
            }
        }

        await new OuvrirLesGrilles(commission.Id).ExecuteAsync(etabli);
        foreach (var candidat in candidats.Take(invention.Remplies))
            await FillAsync(etabli, commission, candidat);
        return candidats.Count;
    }

    private async ValueTask FillAsync(Etabli etabli, Objet commission, Objet candidat)
    {
        var siennes = Filtre.Toutes(new Parmi("commission", [commission.Id]), new Parmi("inscription", [candidat.Id]));
        var evaluations = (await etabli.Lecture.QueryAsync(new Requete(Genres.Evaluation, siennes) { Ordre = "id", Taille = 100 })).Objets;
        var niveau = 0.35 + (hasard.NextDouble() * 0.55);
        foreach (var evaluation in evaluations)
        {
            var cadre = await CadreDEvaluation.ReadAsync(evaluation, etabli.Lecture, etabli.Bibliotheque);
            var saisies = cadre.Feuille.Toutes.Where(e => e.Dans is null).Select(e => new SaisieDeGrille(e.Cle, null, Value(e, niveau))).Where(s => s.Valeur is not null).ToList();
            await new SaisirDansUneGrille(evaluation.Id, saisies).ExecuteAsync(etabli);
            await new ValiderUneEvaluation(evaluation.Id).ExecuteAsync(etabli);
        }
    }

    // A level of 0 to 1 tells what each field holds, with some chance.
    private string? Value(EntreeAttendue entree, double niveau) => entree.Nature switch
    {
        NatureDEntree.Niveau => entree.Choix[Math.Clamp((int)((niveau + ((hasard.NextDouble() - 0.5) * 0.4)) * 4), 0, Math.Min(3, entree.Choix.Count - 1))].Code,
        NatureDEntree.Points => Halves(niveau, entree.Maximum),
        NatureDEntree.Note => Halves(niveau, entree.Maximum),
        NatureDEntree.Avis => hasard.NextDouble() < niveau + 0.35 ? "acquis" : "non-acquis",
        NatureDEntree.Contrainte => "oui",
        NatureDEntree.Compte => "0",
        NatureDEntree.TexteLong => demonstration.Appreciations[hasard.Next(demonstration.Appreciations.Count)],
        _ => null,
    };

    private string Halves(double niveau, Fraction? maximum)
    {
        var plus = (double)maximum.GetValueOrDefault().Numerator / maximum.GetValueOrDefault().Denominator;
        var demis = Math.Round((niveau + ((hasard.NextDouble() - 0.5) * 0.3)) * plus * 2);
        return (Math.Clamp(demis, 0, plus * 2) / 2).ToString(CultureInfo.InvariantCulture);
    }

    private Dictionary<string, string?> Resolved(IReadOnlyDictionary<string, string?> valeurs, Genre genre)
        => valeurs.ToDictionary(
            v => v.Key,
            v => genre.Find(v.Key)?.Vers is "organisation" or "personne" && v.Value is { } cle ? ids.GetValueOrDefault(cle) ?? throw new DemonstrationIllisibleException($"La clé « {cle} » n'est celle d'aucun objet du fichier. Corrigez-la.") : v.Value,
            StringComparer.Ordinal);
}
