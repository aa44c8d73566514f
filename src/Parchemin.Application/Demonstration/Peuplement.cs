using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Fills an empty register with a demonstration, through the same use cases as people.</summary>
public sealed class Peuplement(Guichet guichet, Demonstration demonstration, IMoteur moteur)
{
    private const int Lot = 40;
    private static readonly string[] Natures = ["temps-majore", "ordinateur", "secretaire", "salle-a-part", "sujet-agrandi"];

    // Not a secret: the same file must give the same register.
    private readonly Random hasard = new(demonstration.Graine);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly List<(string Personne, Fiche Fiche)> personnes = [];

    /// <summary>Fills; tells how many candidates are in, as it goes.</summary>
    /// <exception cref="RefusException">The register is not empty, or the file breaks a rule: what is already written stays, the message says what to correct.</exception>
    public async Task<int> RunAsync(Action<int>? progres = null, CancellationToken annulation = default)
    {
        if (await guichet.Store.RangAsync(Genres.Organisation, annulation) > 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "REGISTRE-PLEIN", "Ce registre n'est pas vide : une démonstration ne s'y ajoute pas. Donnez un fichier nouveau avec --store.");
        await DoAsync(PrepareAsync, annulation);
        var candidats = 0;
        foreach (var session in demonstration.Sessions)
        {
            var id = await DoAsync(async e => (await CreateAsync(e, Genres.Session, Resolved(session.Fiche.Valeurs, Genres.Session))).Id, annulation);
            var inventes = session.Effectifs.SelectMany(e => Enumerable.Repeat(e, e.Nombre)).ToList();
            for (var debut = 0; debut < inventes.Count; debut += Lot)
            {
                var (premier, lot) = (debut, inventes.Skip(debut).Take(Lot).ToList());
                await DoAsync(async e => await RegisterAsync(e, session, id, lot, premier), annulation);
                progres?.Invoke(candidats += lot.Count);
            }

            foreach (var commission in session.Commissions)
                await DoAsync(e => new CommissionsInventees(hasard, demonstration, ids).AddAsync(e, commission, id), annulation);
            foreach (var dossiers in session.Dossiers)
                await DoAsync(e => new DossiersInventes(demonstration, ids).AddAsync(e, dossiers, id), annulation);
            await DoAsync(async e => await new ParcoursInventes(demonstration.Graine + candidats, demonstration).AddAsync(e, (await e.Lecture.FindAsync(Genres.Session, id))!, session.Avancement), annulation);
            await FinishAsync(session, id, annulation);
        }

        return candidats;
    }

    private async Task FinishAsync(SessionInventee session, string id, CancellationToken annulation)
    {
        if (session.Avancement is not Avancement.Publiee)
            return;
        await guichet.RunAsync(Acteur.Systeme, new AdopterDesDecisions(moteur, id, 1, Inscriptions: null), annulation: annulation);
        await AdoptTheOthersAsync(id, annulation);
        await guichet.RunAsync(Acteur.Systeme, new CloreLeJury(id), new Circonstances("Les dossiers incomplets sont renvoyés à un jury ultérieur."), annulation);
        await guichet.RunAsync(Acteur.Systeme, new ScellerLeProcesVerbal(moteur, id, 1), annulation: annulation);
        await guichet.RunAsync(Acteur.Systeme, new PublierLaSession(id, null), annulation: annulation);
    }

    // One by one, those whom the jury looks at longer; a dossier that is not ready is left without decision.
    private async Task AdoptTheOthersAsync(string session, CancellationToken annulation)
    {
        var decides = (await guichet.Store.AllAsync(new Requete(Genres.Decision, new Via("inscription", new Parmi("session", [session]))) { Ordre = "id" }, annulation)).Select(d => d["inscription"]!).ToHashSet(StringComparer.Ordinal);
        foreach (var inscription in await guichet.Store.AllAsync(new Requete(Genres.Inscription, new Parmi("session", [session])), annulation))
        {
            if (decides.Contains(inscription.Id))
                continue;
            try
            {
                await guichet.RunAsync(Acteur.Systeme, new AdopterDesDecisions(moteur, session, 1, [inscription.Id]), annulation: annulation);
            }
            catch (RefusException)
            {
                // The jury would not either.
            }
        }
    }

    private async ValueTask<int> PrepareAsync(Etabli etabli)
    {
        personnes.Clear();
        foreach (var fiche in demonstration.Organisations)
            ids[fiche.Cle ?? ""] = (await CreateAsync(etabli, Genres.Organisation, Resolved(fiche.Valeurs, Genres.Organisation))).Id;
        foreach (var fiche in demonstration.Personnes)
        {
            var personne = (await CreateAsync(etabli, Genres.Personne, Resolved(fiche.Valeurs, Genres.Personne).Where(v => v.Key is not "role"))).Id;
            personnes.Add((personne, fiche));
            if (fiche.Cle is { } cle)
                ids[cle] = personne;
            // A tuteur follows somebody: his mandat waits for that somebody.
            if (fiche.Valeurs["role"] is not "tuteur")
                await CreateAsync(etabli, Genres.Mandat, [new("personne", personne), new("role", fiche.Valeurs["role"]), new("organisation", fiche.Valeurs.GetValueOrDefault("organisation") is { } o ? Id(o) : null)]);
        }

        return ids.Count;
    }

    private async ValueTask<int> RegisterAsync(Etabli etabli, SessionInventee session, string id, List<Effectif> lot, int premier)
    {
        for (var i = 0; i < lot.Count; i++)
        {
            var organisation = Id((lot[i].Valeurs.GetValueOrDefault("etablissement") ?? session.Fiche.Valeurs["organisation"])!);
            var (valeurs, sexe) = Candidate(organisation, session);
            string? compte = null;
            if (premier + i == 0)
            {
                // The first candidate of each session has an access, and the tutor of his organisation follows him.
                compte = (await CreateAsync(etabli, Genres.Personne, [new("nom", valeurs["nom_de_naissance"]), new("prenoms", valeurs["prenoms"]), new("qualite", sexe is "F" ? "Candidate" : "Candidat")])).Id;
                await CreateAsync(etabli, Genres.Mandat, [new("personne", compte), new("role", "candidat")]);
                valeurs["personne"] = compte;
            }

            var candidat = await CreateAsync(etabli, Genres.Candidat, valeurs);
            var inscription = await CreateAsync(etabli, Genres.Inscription, Inscription(candidat.Id, id, lot[i], session, premier + i, etabli.Bibliotheque));
            if (compte is not null && session == demonstration.Sessions[0])
            {
                foreach (var (personne, _) in personnes.Where(p => p.Fiche.Valeurs["role"] is "tuteur"))
                    await CreateAsync(etabli, Genres.Mandat, [new("personne", personne), new("role", "tuteur"), new("inscription", inscription.Id)]);
            }

            if (Happens(session, "amenagement"))
                await ArrangeAsync(etabli, inscription.Id);
            await MarkAsync(etabli, session, inscription);
        }

        return lot.Count;
    }

    private (Dictionary<string, string?> Valeurs, string Sexe) Candidate(string organisation, SessionInventee session)
    {
        var sexe = hasard.Next(100) < 63 ? "F" : "M";
        var prenoms = sexe is "F" ? demonstration.PrenomsFeminins : demonstration.PrenomsMasculins;
        var (premier, second) = (Pick(prenoms), Pick(prenoms));
        var nom = hasard.Next(20) == 0 ? $"{Pick(demonstration.Noms)}-{Pick(demonstration.Noms)}" : Pick(demonstration.Noms);
        var (commune, lieu) = Pick(demonstration.Lieux);
        var annee = int.Parse(session.Fiche.Valeurs["code"]!, CultureInfo.InvariantCulture) - 20 - (hasard.Next(6) == 0 ? hasard.Next(25) : hasard.Next(4));
        var naissance = new DateOnly(annee, 1, 1).AddDays(hasard.Next(365));
        return (new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["nom_de_naissance"] = nom,
            ["prenoms"] = hasard.Next(3) > 0 && !string.Equals(premier, second, StringComparison.Ordinal) ? $"{premier} {second}" : premier,
            ["nom_d_usage"] = sexe is "F" && hasard.Next(15) == 0 ? Pick(demonstration.Noms) : null,
            ["sexe"] = sexe,
            ["ne_le"] = naissance.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["commune_de_naissance"] = commune,
            ["lieu_de_naissance"] = lieu,
            ["courriel"] = $"{CleDeTri.Of(premier)}.{CleDeTri.Of(nom)}{ids.Count + hasard.Next(10_000)}@exemple.fr".ToLowerInvariant().Replace(' ', '-'),
            ["telephone"] = string.Create(CultureInfo.InvariantCulture, $"06{hasard.Next(100_000_000):00000000}"),
            ["organisation"] = organisation,
        }, sexe);
    }

    private Dictionary<string, string?> Inscription(string candidat, string session, Effectif effectif, SessionInventee inventee, int rang, Bibliotheque bibliotheque)
    {
        var valeurs = Resolved(effectif.Valeurs, Genres.Inscription);
        valeurs["candidat"] = candidat;
        valeurs["session"] = session;
        valeurs["numero"] = string.Create(CultureInfo.InvariantCulture, $"{inventee.Fiche.Valeurs["code"]}{rang + 1:00000}");
        valeurs["etat"] = inventee.Avancement is Avancement.Inscriptions ? (hasard.Next(8) == 0 ? "inscrit" : "confirme") : "confirme";
        if (bibliotheque.Find(inventee.Fiche.Valeurs["certification"]!, inventee.Fiche.Valeurs["edition"]!)?.Referentiel is { Langues: [var premiere, var seconde, ..] langues })
        {
            valeurs["lv1"] = hasard.Next(10) < 8 ? premiere.Code : Pick(langues).Code;
            valeurs["lv2"] = hasard.Next(8) == 0 && valeurs["lv1"] == premiere.Code ? seconde.Code : null;
        }

        return valeurs;
    }

    private async ValueTask ArrangeAsync(Etabli etabli, string inscription)
    {
        var nature = Pick(Natures);
        await CreateAsync(etabli, Genres.Amenagement,
        [
            new("inscription", inscription), new("nature", nature), new("temps_majore", nature is "temps-majore" ? "33" : null),
            new("avis_medical", "Avis favorable du médecin désigné."), new("avis_le", "2023-12-04"), new("decide_le", "2023-12-18"),
        ]);
    }

    // Before the jury: proposals of the CCF, then of everything. A dispense and a kept mark are known from the inscription on.
    private async ValueTask MarkAsync(Etabli etabli, SessionInventee session, Objet inscription)
    {
        var edition = etabli.Bibliotheque.Find(session.Fiche.Valeurs["certification"]!, session.Fiche.Valeurs["edition"]!)!.Referentiel!;
        var dues = await ListesDuReferentiel.ObligatoiresAsync(inscription, etabli.Lecture, etabli.Bibliotheque);
        var niveau = 8.2 + (hasard.NextDouble() * 6.5);
        var (dispense, conservee, absent) = (Happens(session, "dispense"), Happens(session, "conservee"), Happens(session, "absent"));
        var ccf = Ccf(edition, inscription["voie"]);
        for (var i = 0; i < dues.Count; i++)
        {
            Dictionary<string, string?>? nouveau = (i, session.Avancement) switch
            {
                (0, _) when dispense => new(StringComparer.Ordinal) { ["etat"] = "dispensee", ["motif"] = "Titulaire d’un diplôme de niveau au moins égal" },
                (1, _) when conservee => new(StringComparer.Ordinal) { ["etat"] = "conservee", ["note"] = Mark(Math.Max(14, niveau + 2)), ["obtenue_le"] = "2023-07-04" },
                (2, Avancement.Publiee or Avancement.Deliberation) when absent => new(StringComparer.Ordinal) { ["etat"] = "absent" },
                (_, Avancement.Publiee or Avancement.Deliberation) => new(StringComparer.Ordinal) { ["etat"] = "proposee", ["note"] = Mark(niveau) },
                (_, Avancement.Saisie) when edition.Unites.Count > 0 && ccf(dues[i]) && hasard.Next(10) < 7 => new(StringComparer.Ordinal) { ["etat"] = "proposee", ["note"] = Mark(niveau) },
                _ => null,
            };
            if (nouveau is not null)
                await CreateAsync(etabli, Genres.Resultat, nouveau.Append(new("inscription", inscription.Id)).Append(new("unite", dues[i])));
        }
    }

    // Where the règlement has no columns, everything is assessed during the training.
    private static Func<string, bool> Ccf(Referentiel edition, string? voie)
    {
        if (edition.Reglement.Count == 0)
            return _ => true;
        var colonne = edition.Voies.FirstOrDefault(v => string.Equals(v.Code, voie, StringComparison.Ordinal))?.Colonne;
        var unites = edition.Reglement.Where(l => l.Cellules.Any(c => string.Equals(c.Colonne.Code, colonne, StringComparison.Ordinal) && c.Forme is FormeDEpreuve.Ccf)).Select(l => l.Unite.Code).ToHashSet(StringComparer.Ordinal);
        return unites.Contains;
    }

    private string Mark(double niveau)
    {
        var demis = Math.Round((niveau + ((hasard.NextDouble() + hasard.NextDouble() - 1) * 4)) * 2);
        return (Math.Clamp(demis, 3, 39) / 2).ToString(CultureInfo.InvariantCulture);
    }

    private bool Happens(SessionInventee session, string quoi) => hasard.Next(100) < session.Parts.GetValueOrDefault(quoi);

    private T Pick<T>(IReadOnlyList<T> liste) => liste[hasard.Next(liste.Count)];

    private string Id(string cle) => ids.TryGetValue(cle, out var id) ? id : throw new DemonstrationIllisibleException($"La clé « {cle} » n'est celle d'aucune organisation du fichier. Corrigez-la.");

    private Dictionary<string, string?> Resolved(IReadOnlyDictionary<string, string?> valeurs, Genre genre)
        => valeurs.ToDictionary(v => v.Key, v => genre.Find(v.Key)?.Vers is "organisation" && v.Value is { } cle ? Id(cle) : v.Value, StringComparer.Ordinal);

    private static ValueTask<Objet> CreateAsync(Etabli etabli, Genre genre, IEnumerable<KeyValuePair<string, string?>> valeurs) => etabli.CreateAsync(genre.Code + ".creer", genre, valeurs);

    private Task<T> DoAsync<T>(Func<Etabli, ValueTask<T>> travail, CancellationToken annulation) => guichet.RunAsync(Acteur.Systeme, new Etape<T>(travail), new Circonstances("Démonstration"), annulation);

    private sealed record Etape<T>(Func<Etabli, ValueTask<T>> Travail) : IOperation<T>
    {
        public string Code => "registre.peupler";

        public ValueTask<T> ExecuteAsync(Etabli etabli) => Travail(etabli);
    }
}
