using System.Text;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>From a session of the register to the demand that the solver reads: complete, without a medical word, and what is missing is told.</summary>
public sealed class ConstructionTests(ScenePlanifiee scene) : IClassFixture<ScenePlanifiee>
{
    private SessionAPlanifier Session => scene.Session;

    private async Task<ConstructionDeDemande> BuildAsync(Func<DemandeDOraux, DemandeDOraux>? change = null)
    {
        var preparation = await Session.CompleteAsync();
        return ConstructionDeDemande.Of(await Session.FactsAsync(), change?.Invoke(preparation) ?? preparation);
    }

    [Fact]
    public async Task Nothing_is_missing_from_a_whole_preparation_and_the_solver_reads_it()
    {
        var construction = await BuildAsync();
        construction.Manques.Where(m => m.Bloque).ShouldBeEmpty();
        var session = construction.Demande.ToSession();
        session.Candidats.Length.ShouldBe(12);
        session.Oraux.Length.ShouldBe(24);
    }

    [Fact]
    public async Task Extra_time_is_a_share_and_no_medical_word_leaves_the_register()
    {
        var demande = (await BuildAsync()).Demande;
        demande.Candidats.Where(c => c.Majoration is not null).ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Id.ShouldBe(Session.Inscriptions[0]), c => c.Majoration.ShouldBe("1/3"));
        var texte = Encoding.UTF8.GetString(demande.ToUtf8());
        foreach (var secret in new[] { "Confidentiel", "Secret", "temps-majore", "Oral", "Zoé" })
            texte.ShouldNotContain(secret, Case.Sensitive);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(20, "1/5")]
    [InlineData(33, "1/3")]
    [InlineData(34, "1/3")]
    [InlineData(35, "7/20")]
    [InlineData(50, "1/2")]
    [InlineData(67, "2/3")]
    [InlineData(100, "1/1")]
    public void A_share_of_extra_time_is_exact(int pourCent, string? part) => ConstructionDeDemande.Share(pourCent).ShouldBe(part);

    [Fact]
    public async Task A_teacher_is_recused_from_where_he_works_and_an_expired_habilitation_gives_no_plage()
    {
        var construction = await BuildAsync();
        var demande = construction.Demande;
        demande.Examinateurs.Single(x => x.Id == Session.Examinateurs[0]).Etablissements.ShouldBe([Session.Lycee]);
        demande.Examinateurs.Single(x => x.Id == Session.Examinateurs[5]).ShouldSatisfyAllConditions(x => x.Etablissements.ShouldBeEmpty(), x => x.Entreprises!.Count.ShouldBe(1));
        demande.Examinateurs.Single(x => x.Id == Session.Examinateurs[4]).Plages.ShouldBeEmpty();
        construction.Manques.Single(m => m.Code == "HABILITATION-EXPIREE").Message.ShouldStartWith("Noiret Noé : son habilitation ne couvre aucun des jours ouverts.");
        var s = demande.ToSession();
        s.EstRecuse(demande.Examinateurs.ToList().FindIndex(x => x.Id == Session.Examinateurs[0]), 0).ShouldBeTrue();
    }

    [Theory]
    [InlineData("epreuves", "SANS-EPREUVE", "quoi")]
    [InlineData("plages", "SANS-PLAGE", "quand")]
    [InlineData("examinateurs", "SANS-EXAMINATEUR", "qui")]
    [InlineData("salles", "SANS-SALLE", "ou")]
    [InlineData("preparation", "SANS-PREPARATION", "ou")]
    [InlineData("qualite", "SANS-QUALITE", "qui")]
    [InlineData("duree", "SANS-DUREE", "quoi")]
    public async Task What_is_missing_is_told_with_the_step_that_puts_it_right(string quoi, string code, string etape)
    {
        var construction = await BuildAsync(p => quoi switch
        {
            "epreuves" => p with { Epreuves = [] },
            "plages" => p with { Plages = [] },
            "examinateurs" => p with { Examinateurs = [] },
            "salles" => p with { Salles = [.. p.Salles.Where(s => s.Centre != Session.Centre || s.EstDePreparation)] },
            "preparation" => p with { Salles = [.. p.Salles.Where(s => !s.EstDePreparation)] },
            "qualite" => p with { Examinateurs = [.. p.Examinateurs.Where(x => !x.Qualites.Contains("enseignant-da2"))] },
            _ => p with { Epreuves = [.. p.Epreuves.Select(e => e with { Passage = 0 })] },
        });
        var manque = construction.Manques.First(m => m.Code == code && m.Bloque);
        manque.Etape.ShouldBe(etape);
        manque.Message.ShouldContain("étape « ");
        construction.EstComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task People_who_lack_the_same_thing_are_told_together_and_a_duration_that_is_not_the_text_s_is_told()
    {
        var construction = await BuildAsync(p => p with
        {
            Examinateurs = [.. p.Examinateurs.Select((x, i) => i < 3 ? x with { Qualites = [] } : x)],
            Epreuves = [.. p.Epreuves.Select(e => e.Code == "E42" ? e with { Preparation = e.Preparation + 5 } : e)],
        });
        var sans = construction.Manques.Single(m => m.Code == "SANS-QUALITE" && !m.Bloque).Message;
        sans.Split(", ").Length.ShouldBeGreaterThan(2);
        sans.ShouldContain("retenus sans aucune qualité");
        construction.Manques.Single(m => m.Code == "DUREE-DU-TEXTE").Message.ShouldStartWith("E42 : 5 min de préparation et ");
        (await BuildAsync()).Manques.ShouldNotContain(m => m.Code == "DUREE-DU-TEXTE");
    }

    [Fact]
    public async Task A_centre_without_a_plage_is_told_by_its_name_and_does_not_block()
    {
        var construction = await BuildAsync(p => p with { Plages = [.. p.Plages.Where(x => x.Centre == Session.Centre)], Salles = [.. p.Salles.Where(x => x.Centre == Session.Centre)], Examinateurs = [.. p.Examinateurs.Where(x => x.Plages!.Contains("P1"))] });
        construction.Manques.Single(m => m.Code == "CENTRE-FERME").Message.ShouldStartWith("Centre du Piton : 4 candidats et aucune plage.");
        construction.EstComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task The_demand_is_read_back_as_it_was_written_and_a_stranger_to_the_format_is_refused_with_its_place()
    {
        var demande = (await BuildAsync()).Demande;
        DemandeDOraux.Import(demande.ToUtf8()).ToUtf8().ShouldBe(demande.ToUtf8());
        var etranger = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(demande.ToUtf8()).Replace("\"usage\": \"interrogation\"", "\"usage\": \"couloir\"", StringComparison.Ordinal));
        var refus = Should.Throw<RefusException>(() => DemandeDOraux.Import(etranger));
        refus.Code.ShouldBe("DEMANDE-ILLISIBLE");
        refus.Fautes.ShouldAllBe(f => f.Message.Contains("couloir", StringComparison.Ordinal));
    }
}

/// <summary>One session to plan, shared by the tests that only read it.</summary>
public sealed class ScenePlanifiee : IAsyncLifetime
{
    private IStore store = null!;

    public SessionAPlanifier Session { get; private set; } = null!;

    public HorlogeDEssai Horloge { get; } = new(new DateTimeOffset(2024, 5, 20, 8, 0, 0, TimeSpan.Zero));

    public async Task InitializeAsync()
    {
        var registre = await BaseDEssai.NewAsync(BaseDEssai.Sqlite, Horloge);
        store = registre;
        Session = await SessionAPlanifier.BuildAsync(new Guichet(registre, TableDesDroits.Livree, Depot.Bibliotheque, Horloge));
    }

    public async Task DisposeAsync()
    {
        if (store is IAsyncDisposable jetable)
            await jetable.DisposeAsync();
    }
}
