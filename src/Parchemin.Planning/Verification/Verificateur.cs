using System.Text.Json;

namespace Parchemin.Planning.Verification;

/// <summary>Checks a planning made by anybody against its instance. It reads both documents by itself and shares no code with the solver.</summary>
public static class Verificateur
{
    // The format writes costs to four decimals, term by term.
    private const decimal Tolerance = 0.0005m;

    /// <summary>Every hard constraint that the planning breaks, and its cost by term.</summary>
    /// <param name="precedent">The planning that this one repairs: changes are counted against it.</param>
    public static RapportDeVerification Check(JsonDocument instance, JsonDocument planning, JsonDocument? precedent = null)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(planning);
        var constat = new Constat();
        var enonce = LectureDEnonce.Read(instance.RootElement, constat);
        var lu = LectureDePlanning.Read(planning.RootElement, enonce, constat);
        ReglesDOral.Check(enonce, lu, constat);
        ReglesDeCommission.Check(enonce, lu, constat);
        ReglesDOccupation.Check(enonce, lu, constat);

        // What is wrong in the previous planning is not this one's fault.
        var avant = precedent is null ? null : LectureDePlanning.Read(precedent.RootElement, enonce, new Constat());
        var termes = CoutRecalcule.Of(enonce, lu, avant);
        var cout = termes.Sum(t => t.Cout);
        CheckClaims(lu.Annonce, termes, cout, avant is not null, constat);
        return new RapportDeVerification(constat.Violations, termes, cout, lu.Annonce.Cout, lu.Annonce.Borne,
            enonce.Candidats.Sum(c => c.Epreuves.Count), lu.Passages.Select(p => (p.Candidat, p.Epreuve)).Distinct().Count(), lu.Commissions.Count(k => k.Epreuves.Count > 0));
    }

    private static void CheckClaims(AnnonceLue annonce, IReadOnlyList<TermeDeCout> termes, decimal cout, bool avecPrecedent, Constat constat)
    {
        if (annonce.Statut == "realisable" && constat.Violations.Count > 0)
            constat.Add(Regle.Annonce, "Planning : « statut » vaut « realisable » alors que des contraintes sont violées.");
        foreach (var (nom, dit) in annonce.Termes)
        {
            if (termes.FirstOrDefault(t => t.Nom == nom) is not { } terme)
                constat.Add(Regle.Format, $"termes : « {nom} » n'est pas un terme du coût.");
            else if (Math.Abs(terme.Cout - dit) > Tolerance && IsCheckable(nom))
                constat.Add(Regle.Annonce, $"termes : « {nom} » vaut {dit} ; le calcul donne {terme.Cout}.");
        }

        // Changes cannot be counted without the planning that was changed: the claim is then taken as it is.
        var attendu = cout + (avecPrecedent ? 0 : annonce.Termes.GetValueOrDefault("changement"));
        if (annonce.Cout is { } total && Math.Abs(total - attendu) > Tolerance)
            constat.Add(Regle.Annonce, $"Planning : « cout » vaut {total} ; le calcul donne {attendu}.");
        if (annonce.Borne is { } borne && borne > attendu + Tolerance && constat.Violations.All(v => v.Regle != Regle.OralPlace))
            constat.Add(Regle.Annonce, $"Planning : « borne » vaut {borne}, plus que le coût {attendu} : une borne ne dépasse jamais le coût d'un planning réalisable.");

        bool IsCheckable(string nom) => avecPrecedent || nom != "changement";
    }
}
