namespace Parchemin.Core.Tests.Placements;

public sealed class JoursFeriesTests
{
    [Theory]
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_falls_where_the_almanacs_print_it(int annee, int mois, int jour)
        => JoursFeries.Paques(annee).ShouldBe(new DateOnly(annee, mois, jour));

    [Fact]
    public void Metropole_has_eleven_public_holidays_in_2026()
        => JoursFeries.DeLAnnee(2026, RegimeDeFeries.Metropole).Select(j => $"{j.Jour:MM-dd}")
            .ShouldBe(["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"]);

    [Fact]
    public void Ascension_on_the_first_of_May_makes_one_holiday_of_two()
        => JoursFeries.DeLAnnee(2008, RegimeDeFeries.Metropole).Count.ShouldBe(10);

    [Theory]
    [InlineData(RegimeDeFeries.AlsaceMoselle, "04-03,12-26")]
    [InlineData(RegimeDeFeries.Mayotte, "04-27")]
    [InlineData(RegimeDeFeries.Martinique, "05-22")]
    [InlineData(RegimeDeFeries.Guadeloupe, "05-27")]
    [InlineData(RegimeDeFeries.SaintMartin, "05-28")]
    [InlineData(RegimeDeFeries.Guyane, "06-10")]
    [InlineData(RegimeDeFeries.SaintBarthelemy, "10-09")]
    [InlineData(RegimeDeFeries.Reunion, "12-20")]
    [InlineData(RegimeDeFeries.SaintPierreEtMiquelon, "")]
    public void A_territory_adds_its_own_days_to_those_of_everywhere(RegimeDeFeries regime, string ajoutes)
        => string.Join(',', JoursFeries.DeLAnnee(2026, regime).Except(JoursFeries.DeLAnnee(2026, RegimeDeFeries.Metropole)).Select(j => $"{j.Jour:MM-dd}")).ShouldBe(ajoutes);

    [Theory]
    [InlineData(2017, 27)]
    [InlineData(2018, 28)]
    public void Saint_Martin_changed_its_day_in_2018(int annee, int jour)
        => JoursFeries.Nom(new DateOnly(annee, 5, jour), RegimeDeFeries.SaintMartin).ShouldNotBeNull();

    [Theory]
    [InlineData(2024, 3, 29)]
    [InlineData(2025, 4, 18)]
    [InlineData(2026, 4, 3)]
    public void Good_Friday_is_a_holiday_in_Alsace_and_Moselle_alone(int annee, int mois, int jour)
    {
        JoursFeries.Nom(new DateOnly(annee, mois, jour), RegimeDeFeries.AlsaceMoselle).ShouldBe("vendredi saint");
        JoursFeries.Nom(new DateOnly(annee, mois, jour), RegimeDeFeries.Metropole).ShouldBeNull();
    }

    [Fact]
    public void Abroad_no_day_is_known_in_advance() => JoursFeries.DeLAnnee(2026, RegimeDeFeries.Aucun).ShouldBeEmpty();

    [Theory]
    [InlineData("75056", RegimeDeFeries.Metropole)]
    [InlineData("2A004", RegimeDeFeries.Metropole)]
    [InlineData("67482", RegimeDeFeries.AlsaceMoselle)]
    [InlineData("57463", RegimeDeFeries.AlsaceMoselle)]
    [InlineData("68224", RegimeDeFeries.AlsaceMoselle)]
    [InlineData("97105", RegimeDeFeries.Guadeloupe)]
    [InlineData("97209", RegimeDeFeries.Martinique)]
    [InlineData("97302", RegimeDeFeries.Guyane)]
    [InlineData("97411", RegimeDeFeries.Reunion)]
    [InlineData("97608", RegimeDeFeries.Mayotte)]
    [InlineData("97701", RegimeDeFeries.SaintBarthelemy)]
    [InlineData("97801", RegimeDeFeries.SaintMartin)]
    [InlineData("97502", RegimeDeFeries.SaintPierreEtMiquelon)]
    [InlineData("98735", RegimeDeFeries.Aucun)]
    [InlineData("99109", RegimeDeFeries.Aucun)]
    public void The_commune_gives_the_regime(string commune, RegimeDeFeries regime) => JoursFeries.OfCommune(commune).ShouldBe(regime);
}
