using System.Text.Json;

namespace Parchemin.Planning.Verification;

/// <summary>What the check of a bound found.</summary>
/// <param name="Valeur">The bound that is proved again, in units of the input's costs: zero when something is wrong.</param>
/// <param name="Erreurs">What is wrong, in French.</param>
public sealed record RapportDeBorne(decimal Valeur, IReadOnlyList<string> Erreurs)
{
    public bool EstProuvee => Erreurs.Count == 0;
}

/// <summary>Proves a lower bound again from the instance and the certificate alone, in whole numbers, with none of the code that found it.</summary>
/// <remarks>
/// The prices say what each oral is worth. If no commission of no plage can take orals worth more than it costs (its own cost, the
/// prices of its people, of its room, of their day), then all the orals together cost at least their worth, less what all the people,
/// rooms and days could bring. Costs of commissions being multiples of a step, the bound is rounded up to it.
/// </remarks>
public static class ControleDeBorne
{
    private const long Parts = 1000;
    private const long PartsDUneCommission = 1_000_000;
    private const long Soixantiemes = 60;

    public static RapportDeBorne Check(JsonDocument instance, JsonDocument certificat)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(certificat);
        var constat = new Constat();
        var enonce = LectureDEnonce.Read(instance.RootElement, constat);
        var c = new Champs(certificat.RootElement, "certificat", constat, "version", "valeur", "attente", "blocs");
        var somme = Attente(enonce);
        if (somme < Nombre(c, "attente"))
            constat.Add(Regle.Annonce, $"attente : {Nombre(c, "attente")} soixantièmes annoncés, {somme} prouvés.");
        var vus = new HashSet<string>(StringComparer.Ordinal);
        var i = 0;
        foreach (var bloc in c.Liste("blocs"))
            somme += Bloc(bloc, $"blocs[{i++}]", enonce, vus, constat);
        if (Nombre(c, "valeur") > somme)
            constat.Add(Regle.Annonce, $"valeur : {Nombre(c, "valeur")} soixantièmes annoncés, {somme} prouvés.");
        return new RapportDeBorne(constat.Violations.Count == 0 ? decimal.Round(Nombre(c, "valeur") / (decimal)Soixantiemes, 4) : 0, [.. constat.Violations.Select(v => v.Message)]);
    }

    private static long Attente(Enonce enonce)
    {
        var entreDeux = (long)enonce.Couts.AttenteParHeure * enonce.Regles.EcartMin;
        var pause = enonce.Regles.MemeJour ? entreDeux : Math.Min(entreDeux, (long)enonce.Couts.JourSupplementaire * Soixantiemes);
        return enonce.Candidats.Sum(c => Math.Max(0, c.Epreuves.Count - 1) * pause);
    }

    internal static long Bloc(JsonElement element, string lieu, Enonce enonce, HashSet<string> vus, Constat constat)
    {
        var c = new Champs(element, lieu, constat, "centres", "valeur", "prix", "coupes");
        var centres = c.Textes("centres").ToHashSet(StringComparer.Ordinal);
        if (centres.Any(x => !enonce.Centres.Contains(x) || !vus.Add(x)))
            constat.Add(Regle.Format, $"{lieu} : chaque centre existe et n'est que dans un bloc.");
        var moyens = new MoyensComptes(enonce, centres);
        List<CoupeLue> coupes = [];
        foreach (var e in c.Liste("coupes"))
        {
            var coupe = new Champs(e, $"{lieu}.coupes[{coupes.Count}]", constat, "epreuves", "minimum", "prix");
            var epreuves = coupe.Textes("epreuves").ToHashSet(StringComparer.Ordinal);
            var preuve = new PreuveDePrix(enonce, moyens, Prix(coupe, constat), [], _ => PartsDUneCommission, coupe.Lieu, constat);
            var prouve = RoundUp(preuve.Worth(epreuves), PartsDUneCommission);
            if (prouve < Nombre(coupe, "minimum"))
                constat.Add(Regle.Annonce, $"{coupe.Lieu} : {Nombre(coupe, "minimum")} commissions annoncées, {prouve} prouvées.");
            coupes.Add(new CoupeLue(epreuves, Nombre(coupe, "minimum")));
        }

        var valeur = Nombre(c, "valeur");
        if (valeur <= 0)
            return 0;
        var (ouverte, repli) = ((long)enonce.Couts.CommissionOuverte, (long)enonce.Couts.CompositionDeRepli);
        var principale = new PreuveDePrix(enonce, moyens, Prix(c, constat), coupes, rang => Soixantiemes * Parts * (ouverte + (rang * repli)), lieu, constat);
        var pas = Soixantiemes * Step(ouverte, repli);
        var total = RoundUp(principale.Worth(null), pas * Parts) * pas;
        if (total < valeur)
            constat.Add(Regle.Annonce, $"{lieu} : {valeur} soixantièmes annoncés, {total} prouvés.");
        return valeur;
    }

    private static PrixLus Prix(Champs c, Constat constat)
        => c.Objet("prix") is { } prix ? PrixLus.Read(prix, $"{c.Lieu}.prix", constat) : PrixLus.Read(JsonDocument.Parse("{}").RootElement, c.Lieu, constat);

    private static long Nombre(Champs c, string cle) => c.NombreOuNull(cle) is { } n && Math.Abs(n) < long.MaxValue ? (long)n : 0;

    private static long RoundUp(Int128 valeur, long pas) => valeur <= 0 ? 0 : (long)((valeur + pas - 1) / pas);

    // The greatest number that both are multiples of.
    private static long Step(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return Math.Max(1, a);
    }
}

/// <summary>At least so many commissions take one of these épreuves.</summary>
internal sealed record CoupeLue(IReadOnlySet<string> Epreuves, long Minimum);
