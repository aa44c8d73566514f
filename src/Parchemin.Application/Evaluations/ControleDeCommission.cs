namespace Parchemin.Application;

/// <summary>How much a finding weighs.</summary>
public enum PoidsDeConstat
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>To settle before the day.</summary>
    Avertissement,

    /// <summary>The register refuses it.</summary>
    Bloquant,
}

/// <summary>One finding about a commission.</summary>
/// <param name="Membre">The member that it is about; null for the whole.</param>
public sealed record Constat(string Code, PoidsDeConstat Poids, string Message, string? Membre = null);

/// <summary>A member as the control reads him.</summary>
/// <param name="AEuDesCandidats">He teaches, or taught, candidates who pass before the commission (<see cref="PropresEleves"/>).</param>
public sealed record MembreControle(string Id, string Nom, string? Qualite, bool Suppleant, bool Recuse, bool Absent, DateOnly? HabiliteDu, DateOnly? HabiliteAu, bool AEuDesCandidats, bool LienDeclare);

/// <summary>Holds a commission to the composition that the épreuve sets, to the dates of its members and to their impartiality.</summary>
public static class ControleDeCommission
{
    /// <summary>The findings, heaviest first.</summary>
    /// <param name="compositions">The compositions of the épreuve in order of preference, each a list of qualités; empty where the text sets none.</param>
    /// <param name="le">The day on which it sits; null when it is not set.</param>
    /// <param name="elevesInterdits">Whether a member may not assess his own students, or must only declare it.</param>
    public static IReadOnlyList<Constat> Check(
        IReadOnlyList<IReadOnlyList<string>> compositions, IReadOnlyList<MembreControle> membres, DateOnly? le, bool elevesInterdits, Func<string, string> libelle)
    {
        var constats = new List<Constat>();
        var presents = membres.Where(m => !m.Recuse && !m.Absent).ToList();
        constats.AddRange(Composition(compositions, presents, libelle));
        foreach (var m in presents)
        {
            if (le is { } jour && ((m.HabiliteDu is { } du && jour < du) || (m.HabiliteAu is { } au && jour > au)))
                constats.Add(new Constat("HABILITATION", PoidsDeConstat.Avertissement, $"L'habilitation de {m.Nom} ne couvre pas le {jour:dd/MM/yyyy}.", m.Id));
            if (m.AEuDesCandidats)
            {
                if (elevesInterdits)
                    constats.Add(new Constat("SES-ELEVES", PoidsDeConstat.Bloquant, $"{m.Nom} enseigne ou a enseigné dans l'établissement d'un candidat de cette commission. Remplacez ce membre ou déplacez le candidat.", m.Id));
                else
                    constats.Add(m.LienDeclare
                        ? new Constat("LIEN-DECLARE", PoidsDeConstat.Information, $"{m.Nom} a déclaré son lien avec des candidats.", m.Id)
                        : new Constat("LIEN-A-DECLARER", PoidsDeConstat.Avertissement, $"{m.Nom} évalue ses propres élèves : le lien est à déclarer.", m.Id));
            }
        }

        return [.. constats.OrderByDescending(c => c.Poids)];
    }

    private static IEnumerable<Constat> Composition(IReadOnlyList<IReadOnlyList<string>> compositions, List<MembreControle> presents, Func<string, string> libelle)
    {
        if (compositions.Count == 0)
            yield break;
        var manques = compositions.Select(c => Missing(c, presents)).ToList();
        var rang = manques.FindIndex(m => m.Count == 0);
        if (rang == 0)
            yield break;
        if (rang > 0)
        {
            yield return new Constat("COMPOSITION-DE-REPLI", PoidsDeConstat.Information, $"Composition à défaut : {Words(compositions[rang], libelle)}, en l'absence de {Words(manques[0], libelle)}.");
            yield break;
        }

        var moindre = manques.MinBy(m => m.Count)!;
        yield return new Constat("COMPOSITION", PoidsDeConstat.Avertissement, $"Il manque à la commission : {Words(moindre, libelle)}. Composition attendue : {string.Join(" ; ou à défaut ", compositions.Select(c => Words(c, libelle)))}.");
    }

    // A seat is one person: two seats of one qualité ask for two. Titular members sit first, substitutes complete.
    private static List<string> Missing(IReadOnlyList<string> sieges, List<MembreControle> presents)
    {
        var libres = presents.OrderBy(m => m.Suppleant).Select(m => m.Qualite).OfType<string>().ToList();
        return [.. sieges.Where(s => !libres.Remove(s))];
    }

    private static string Words(IEnumerable<string> qualites, Func<string, string> libelle) => string.Join(" et ", qualites.Select(libelle));
}
