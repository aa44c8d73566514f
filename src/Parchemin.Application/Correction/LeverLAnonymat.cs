using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What lifting the anonymity did.</summary>
/// <param name="Portes">Candidates whose results changed.</param>
/// <param name="Inchanges">Candidates whose results said so already.</param>
/// <param name="EnAttente">Candidates whose scripts are not all settled.</param>
/// <param name="Autres">Candidates whose unité is settled otherwise (dispensed, kept, arrested): left as they are.</param>
public sealed record LeveeFaite(int Portes, int Inchanges, int EnAttente, int Autres);

/// <summary>Carries the retained marks of a unité from the scripts to the results of their candidates, where the jury settles them. Done again, it only adds what is new.</summary>
/// <param name="LesAutres">Leave the scripts without a mark and carry the others; refused otherwise as long as one is missing.</param>
/// <remarks>
/// A unité with one mark becomes a proposed result. A unité made of parts keeps the marks of its written parts, as validated evaluations:
/// the rules of the référentiel put them together with its orals. A special state of one part is that of the whole unité (interpretation:
/// Code de l'éducation, D643-24, speaks of the absence at an épreuve, of which a part is not one).
/// </remarks>
public sealed record LeverLAnonymat(string Session, string Unite, bool LesAutres = false) : IOperation<LeveeFaite>
{
    // From the state that weighs most; a blank script is marked.
    private static readonly (string Etat, string Resultat)[] Etats =
        [("EXC", "annulee-fraude"), ("NV", "non-valide"), ("ABS", "absent"), ("FM", "force-majeure"), ("ATT", "attendue")];

    // What the scripts may still change.
    private static readonly string[] Ouverts = ["attendue", "proposee"];

    internal const string Operation = "copie.lever-l-anonymat";

    public string Code => Operation;

    public async ValueTask<LeveeFaite> ExecuteAsync(Etabli etabli)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(etabli, Session, Unite);
        var copies = await CopieEntiere.ReadAsync(etabli.Lecture, Session, Unite);
        var issues = copies.Select(c => (Copie: c, Issue: c.Settle(epreuve.Bareme(c.Partie), epreuve.EcartAdmis))).ToList();
        var manquent = issues.Count(i => i.Issue.Nature is not NatureDIssue.Retenue);
        if (copies.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-COPIE", "Aucune copie n'est anonymisée pour cette unité. Anonymisez-les d'abord.");
        if (manquent > 0 && !LesAutres)
            throw new RefusException(NatureDeRefus.EtatContraire, "COPIES-SANS-NOTE", $"{Pluriel.Of(manquent, "copie n'a", "copies n'ont")} pas encore de note retenue. Attendez, ou demandez à porter les autres.");
        var resultats = (await etabli.Lecture.AllAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("unite", [Unite]), new Via("inscription", new Parmi("session", [Session])))) { Ordre = "id" })).ToDictionary(r => r["inscription"]!, StringComparer.Ordinal);
        var evaluations = (await etabli.Lecture.AllAsync(new Requete(Genres.Evaluation, Filtre.Toutes(Filtre.Une(EpreuvesDe(epreuve).Select(e => new Parmi("epreuve", [e]))), new Via("inscription", new Parmi("session", [Session])))) { Ordre = "id" }))
            .Where(e => e["partie"] is not null).ToLookup(e => (e["inscription"]!, e["partie"]!));
        var (portes, inchanges, attente, autres) = (0, 0, 0, 0);
        foreach (var candidat in issues.GroupBy(i => i.Copie.Inscription, StringComparer.Ordinal))
        {
            var resultat = resultats.GetValueOrDefault(candidat.Key);
            if (candidat.Any(i => i.Issue.Nature is not NatureDIssue.Retenue))
            {
                attente++;
                continue;
            }

            var etat = Etats.FirstOrDefault(e => candidat.Any(i => string.Equals(i.Issue.Valeur.Etat, e.Etat, StringComparison.Ordinal))).Resultat;
            if (resultat is not null && !Ouverts.Contains(resultat["etat"], StringComparer.Ordinal) && !string.Equals(resultat["etat"], etat, StringComparison.Ordinal))
            {
                autres++;
                continue;
            }

            var change = etat is not null ? await ResultAsync(etabli, candidat.Key, resultat, etat, null)
                : candidat.First().Copie.Partie is null ? await ResultAsync(etabli, candidat.Key, resultat, "proposee", candidat.First().Issue.Valeur.Points! * (Fraction.Of(20) / epreuve.Bareme(null)))
                : await PartsAsync(etabli, epreuve, candidat.Select(i => (i.Copie, i.Issue.Valeur.Points!.Value)), evaluations);
            _ = change ? portes++ : inchanges++;
        }

        return new LeveeFaite(portes, inchanges, attente, autres);
    }

    private static IEnumerable<string> EpreuvesDe(EpreuveDeSession epreuve)
        => epreuve.Referentiel.Epreuves.Where(e => string.Equals((e.Unite ?? e.Bloc)?.Code, epreuve.Unite, StringComparison.Ordinal)).Select(e => e.Code);

    private async ValueTask<bool> ResultAsync(Etabli etabli, string inscription, Objet? avant, string etat, Fraction? note)
    {
        if (avant is null && etat is "attendue")
            return false;
        Dictionary<string, string?> valeurs = new(StringComparer.Ordinal) { ["etat"] = etat, ["note"] = note?.ToString() };
        if (avant is null)
        {
            await etabli.CreateAsync(Code, Genres.Resultat, valeurs.Append(new("inscription", inscription)).Append(new("unite", Unite)));
            return true;
        }

        return (await etabli.ChangeAsync(Code, avant, valeurs)).Version > avant.Version;
    }

    private async ValueTask<bool> PartsAsync(Etabli etabli, EpreuveDeSession epreuve, IEnumerable<(CopieEntiere Copie, Fraction Points)> parties, ILookup<(string, string), Objet> evaluations)
    {
        var change = false;
        foreach (var (copie, points) in parties)
        {
            var note = points.ToString();
            if (evaluations[(copie.Inscription, copie.Partie!)].FirstOrDefault() is { } avant)
            {
                var apres = await etabli.ChangeAsync(Code, avant, [new("note", note)]);
                change |= apres.Version > avant.Version;
                var cotation = (await etabli.Lecture.QueryAsync(new Requete(Genres.Cotation, Filtre.Toutes(new Parmi("evaluation", [avant.Id]), new Parmi("cle", [Cle.Note]))) { Ordre = "id" })).Objets;
                if (cotation.Count > 0)
                    change |= (await etabli.ChangeAsync(Code, cotation[0], [new("valeur", note)])).Version > cotation[0].Version;
                continue;
            }

            var epreuveDeLaPartie = epreuve.Referentiel.Epreuves.First(e => string.Equals((e.Unite ?? e.Bloc)?.Code, Unite, StringComparison.Ordinal) && e.Modalites.Any(m => m.Parties.Any(p => string.Equals(p.Code, copie.Partie, StringComparison.Ordinal))));
            var evaluation = await etabli.CreateAsync(Code, Genres.Evaluation,
            [
                new("inscription", copie.Inscription), new("epreuve", epreuveDeLaPartie.Code), new("partie", copie.Partie), new("etat", "validee"), new("note", note),
                new("validee_le", ValeurDeChamp.Format(etabli.Maintenant)),
            ]);
            await etabli.CreateAsync(Code, Genres.Cotation, [new("evaluation", evaluation.Id), new("cle", Cle.Note), new("valeur", note)]);
            change = true;
        }

        return change;
    }
}
