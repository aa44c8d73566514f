namespace Parchemin.Core;

/// <summary>The public holidays of the code du travail: L3133-1 everywhere, L3134-13 in Alsace and Moselle, L3422-2 overseas.</summary>
public static class JoursFeries
{
    private static readonly (int Mois, int Jour, string Nom)[] Fixes =
    [
        (1, 1, "jour de l'an"),
        (5, 1, "fête du travail"),
        (5, 8, "8 mai"),
        (7, 14, "fête nationale"),
        (8, 15, "Assomption"),
        (11, 1, "Toussaint"),
        (11, 11, "11 novembre"),
        (12, 25, "Noël"),
    ];

    // Days counted from Easter Sunday.
    private static readonly (int Ecart, string Nom)[] Mobiles = [(1, "lundi de Pâques"), (39, "Ascension"), (50, "lundi de Pentecôte")];

    /// <summary>The name of a public holiday; null for any other day, Sundays included.</summary>
    public static string? Nom(DateOnly jour, RegimeDeFeries regime)
    {
        if (regime == RegimeDeFeries.Aucun)
            return null;
        foreach (var (mois, quantieme, nom) in Fixes)
        {
            if (jour.Month == mois && jour.Day == quantieme)
                return nom;
        }

        var ecart = jour.DayNumber - Paques(jour.Year).DayNumber;
        foreach (var (attendu, nom) in Mobiles)
        {
            if (ecart == attendu)
                return nom;
        }

        return regime == RegimeDeFeries.AlsaceMoselle ? DAlsaceMoselle(jour, ecart) : DAbolition(jour, regime);
    }

    /// <summary>The public holidays of a year, in order.</summary>
    public static IReadOnlyList<(DateOnly Jour, string Nom)> DeLAnnee(int annee, RegimeDeFeries regime)
    {
        var jours = new List<(DateOnly, string)>();
        for (var jour = new DateOnly(annee, 1, 1); ; jour = jour.AddDays(1))
        {
            if (Nom(jour, regime) is { } nom)
                jours.Add((jour, nom));
            if (jour is { Month: 12, Day: 31 })
                return jours;
        }
    }

    /// <summary>Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Paques(int annee)
    {
        var (a, b, c) = (annee % 19, annee / 100, annee % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(annee, n / 31, (n % 31) + 1);
    }

    /// <summary>The régime of a commune, by its INSEE or postal code; a country (99…) and the Pacific territories have none.</summary>
    public static RegimeDeFeries OfCommune(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return (code.Length >= 3 ? code[..3] : code, code) switch
        {
            (_, "97701" or "97133") => RegimeDeFeries.SaintBarthelemy,
            (_, "97801" or "97150") => RegimeDeFeries.SaintMartin,
            ("971", _) => RegimeDeFeries.Guadeloupe,
            ("972", _) => RegimeDeFeries.Martinique,
            ("973", _) => RegimeDeFeries.Guyane,
            ("974", _) => RegimeDeFeries.Reunion,
            ("975", _) => RegimeDeFeries.SaintPierreEtMiquelon,
            ("976", _) => RegimeDeFeries.Mayotte,
            _ when code.StartsWith("98", StringComparison.Ordinal) || code.StartsWith("99", StringComparison.Ordinal) => RegimeDeFeries.Aucun,
            _ when code.StartsWith("57", StringComparison.Ordinal) || code.StartsWith("67", StringComparison.Ordinal) || code.StartsWith("68", StringComparison.Ordinal)
                => RegimeDeFeries.AlsaceMoselle,
            _ => RegimeDeFeries.Metropole,
        };
    }

    /// <summary>The régime under its code (<c>alsace-moselle</c>, <c>reunion</c>…); none for <c>etranger</c> and what is not known.</summary>
    public static RegimeDeFeries OfCode(string? code) => code switch
    {
        "metropole" => RegimeDeFeries.Metropole,
        "alsace-moselle" => RegimeDeFeries.AlsaceMoselle,
        "guadeloupe" => RegimeDeFeries.Guadeloupe,
        "martinique" => RegimeDeFeries.Martinique,
        "guyane" => RegimeDeFeries.Guyane,
        "reunion" => RegimeDeFeries.Reunion,
        "mayotte" => RegimeDeFeries.Mayotte,
        "saint-barthelemy" => RegimeDeFeries.SaintBarthelemy,
        "saint-martin" => RegimeDeFeries.SaintMartin,
        "saint-pierre-et-miquelon" => RegimeDeFeries.SaintPierreEtMiquelon,
        _ => RegimeDeFeries.Aucun,
    };

    private static string? DAlsaceMoselle(DateOnly jour, int ecart)
        => ecart == -2 ? "vendredi saint" : jour is { Month: 12, Day: 26 } ? "lendemain de Noël" : null;

    private static string? DAbolition(DateOnly jour, RegimeDeFeries regime) => (regime, jour.Month, jour.Day) switch
    {
        (RegimeDeFeries.Mayotte, 4, 27) or (RegimeDeFeries.Martinique, 5, 22) or (RegimeDeFeries.Guadeloupe, 5, 27) or (RegimeDeFeries.Guyane, 6, 10)
            or (RegimeDeFeries.SaintBarthelemy, 10, 9) or (RegimeDeFeries.Reunion, 12, 20) => Abolition,

        // L3422-2 prints 27 May; the day observed is 28 May since the circulaire of 4 May 2018.
        (RegimeDeFeries.SaintMartin, 5, var quantieme) when quantieme == (jour.Year < 2018 ? 27 : 28) => Abolition,
        _ => null,
    };

    private const string Abolition = "commémoration de l'abolition de l'esclavage";
}
