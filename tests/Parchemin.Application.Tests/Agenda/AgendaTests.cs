using Parchemin.Documents;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A calendar that is copied stays right: the same thing keeps its name, a change counts up, what is called off says so.</summary>
public sealed class AgendaTests
{
    [Fact]
    public async Task A_passage_keeps_its_name_counts_its_changes_and_is_called_off_when_the_candidate_withdraws()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var inscription = await scene.Lieux.EnrolAsync("Aubert");
        var commission = await AddCommissionAsync(scene, "Commission 3");
        var passage = await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", inscription), ("etat", "convoque"), ("prevu_le", "2024-06-04T08:00:00Z"));
        var candidat = await scene.Lieux.ActAsync(scene.Lieux.Comptes[0]);
        var avant = (await Agenda.OfAsync(scene.Lieux.Guichet, candidat)).Single(r => r.Uid.StartsWith("passage-", StringComparison.Ordinal));
        avant.Annule.ShouldBeFalse();
        await scene.ChangeAsync(Genres.Passage, passage, ("prevu_le", "2024-06-04T09:00:00Z"));
        var apres = (await Agenda.OfAsync(scene.Lieux.Guichet, candidat)).Single(r => r.Uid == avant.Uid);
        apres.Rang.ShouldBeGreaterThan(avant.Rang);
        (apres.Debut - avant.Debut).ShouldBe(TimeSpan.FromHours(1));
        (await Agenda.OfAsync(scene.Lieux.Guichet, candidat)).Single(r => r.Uid == avant.Uid).ShouldBe(apres);

        // What happens to somebody else is not told to him.
        var autre = await scene.Lieux.EnrolAsync("Berger");
        var voisin = await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", autre), ("etat", "convoque"), ("prevu_le", "2024-06-04T10:00:00Z"));
        await scene.ChangeAsync(Genres.Passage, voisin, ("prevu_le", "2024-06-04T11:00:00Z"));
        (await Agenda.OfAsync(scene.Lieux.Guichet, candidat)).Single(r => r.Uid == avant.Uid).ShouldBe(apres);
        await scene.ChangeAsync(Genres.Inscription, autre, ("etat", "desiste"));

        await scene.ChangeAsync(Genres.Inscription, inscription, ("etat", "desiste"));
        var annule = (await Agenda.OfAsync(scene.Lieux.Guichet, candidat)).Single(r => r.Uid == avant.Uid);
        annule.Annule.ShouldBeTrue();
        annule.Rang.ShouldBeGreaterThan(apres.Rang);
        EcritureIcs.Write("Parchemin", [annule]).ShouldContain("STATUS:CANCELLED\r\nSUMMARY:Annulé : ");
        // Nobody is left to hear on that day.
        var jour = (await Agenda.OfAsync(scene.Lieux.Guichet, await scene.Lieux.ActAsync(scene.Lieux.Equipe))).ShouldHaveSingleItem();
        jour.Uid.ShouldStartWith($"commission-{commission}@");
        jour.Annule.ShouldBeTrue();
    }

    /// <summary>A calendar that reads a lower number than the one it holds ignores what it reads.</summary>
    [Fact]
    public async Task The_day_of_an_examiner_keeps_its_name_and_never_counts_down_whatever_leaves_it()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var (commission, autre) = (await AddCommissionAsync(scene, "Commission 3"), await AddCommissionAsync(scene, "Commission 4"));
        var passages = new List<string>();
        foreach (var (nom, heure) in new[] { ("Aubert", "2024-06-04T08:00:00Z"), ("Berger", "2024-06-04T09:00:00Z"), ("Œuvrard", "2024-06-05T08:00:00Z") })
            passages.Add(await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", await scene.Lieux.EnrolAsync(nom)), ("etat", "convoque"), ("prevu_le", heure)));
        var lus = new List<(long Rang, DateTimeOffset Debut)>();
        async Task ReadAsync()
        {
            var jour = (await Agenda.OfAsync(scene.Lieux.Guichet, await scene.Lieux.ActAsync(scene.Lieux.Equipe))).Single(r => r.Uid.StartsWith($"commission-{commission}@", StringComparison.Ordinal));
            lus.Add((jour.Rang, jour.Debut));
        }

        await ReadAsync();
        // One leaves for another day, one for another commission; then the first day is emptied: what was the second is the first.
        await scene.ChangeAsync(Genres.Passage, passages[1], ("prevu_le", "2024-06-05T09:00:00Z"));
        await ReadAsync();
        await scene.ChangeAsync(Genres.Passage, passages[2], ("commission", autre));
        await ReadAsync();
        await scene.ChangeAsync(Genres.Passage, passages[0], ("prevu_le", "2024-06-07T08:00:00Z"));
        await ReadAsync();
        // The room is another: no passage changes.
        await scene.ChangeAsync(Genres.Commission, commission, ("salle", "C 12"));
        await ReadAsync();
        lus.Select(l => l.Rang).ShouldBeInOrder(SortDirection.Ascending);
        lus.Select(l => l.Rang).ShouldBeUnique();
        lus.Select(l => l.Debut.Day).ShouldBe([4, 4, 4, 5, 5]);
    }

    private static async Task<string> AddCommissionAsync(SceneImprimee scene, string libelle)
    {
        var commission = await scene.AddAsync(Genres.Commission, ("session", scene.Lieux.Session), ("nature", "interrogation"), ("libelle", libelle), ("epreuve", Depot.Epreuve), ("organisation", scene.Lieux.Lycee), ("salle", "B 204"));
        await scene.AddAsync(Genres.Membre, ("commission", commission), ("personne", scene.Lieux.Equipe), ("fonction", "membre"));
        return commission;
    }

    [Fact]
    public async Task Written_épreuves_are_at_the_hour_of_the_territory_where_the_candidate_sits()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var ile = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée de l'île"), ("fuseau", "Indian/Reunion"), ("parent", scene.Lieux.Academie));
        await scene.Lieux.EnrolAsync("Aubert");
        await scene.Lieux.EnrolAsync("Berger", ("centre", ile));
        var (metropole, reunion) = (await WrittenAsync(scene, 0), await WrittenAsync(scene, 1));
        metropole.Count.ShouldBeGreaterThan(2);
        reunion.Select(r => r.Titre).Order(StringComparer.Ordinal).ShouldBe(metropole.Select(r => r.Titre).Order(StringComparer.Ordinal));
        // E41 on 14 May 2024: 14 h in Paris, two hours ahead of UTC; 16 h in La Réunion, four hours ahead: everybody begins together.
        metropole.Single(r => r.Titre.StartsWith("E41", StringComparison.Ordinal)).Debut.UtcDateTime.ShouldBe(new DateTime(2024, 5, 14, 12, 0, 0, DateTimeKind.Utc));
        reunion.Single(r => r.Titre.StartsWith("E41", StringComparison.Ordinal)).Debut.UtcDateTime.ShouldBe(new DateTime(2024, 5, 14, 12, 0, 0, DateTimeKind.Utc));
        EcritureIcs.Write("Parchemin", reunion).ShouldContain("DTSTART:20240514T120000Z");
        // What is kept from another session is not sat again.
        await scene.AddAsync(Genres.Resultat, ("inscription", scene.Lieux.Inscriptions[0]), ("unite", "U41"), ("etat", "conservee"), ("note", "12"), ("obtenue_le", "2023-07-03"));
        (await WrittenAsync(scene, 0)).ShouldNotContain(r => r.Titre.StartsWith("E41", StringComparison.Ordinal));
    }

    private static async Task<List<Rendezvous>> WrittenAsync(SceneImprimee scene, int rang)
        => [.. (await Agenda.OfAsync(scene.Lieux.Guichet, await scene.Lieux.ActAsync(scene.Lieux.Comptes[rang]))).Where(r => r.Uid.StartsWith("epreuve-", StringComparison.Ordinal))];
}
