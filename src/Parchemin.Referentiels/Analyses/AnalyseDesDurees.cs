using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Whether every candidate knows how long an épreuve lasts, and whether its parts and steps fit in that time.</summary>
internal static class AnalyseDesDurees
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel)
    {
        var diagnostics = new List<Diagnostic>();
        foreach (var epreuve in referentiel.Epreuves.Where(e => !e.EstUnContenant(referentiel)))
        {
            foreach (var modalite in epreuve.Modalites)
            {
                foreach (var colonne in referentiel.CodesDeColonnes().Where(modalite.Concerne))
                    diagnostics.AddRange(DureeAbsente(epreuve, modalite, colonne, Cellule(referentiel, epreuve, colonne)));
                diagnostics.AddRange(Parties(epreuve, modalite));
                diagnostics.AddRange(Etapes(epreuve, modalite));
                diagnostics.AddRange(PreparationAmbigue(referentiel, epreuve, modalite));
            }
        }

        return diagnostics;
    }

    /// <summary>PRC506 and PRC507: no duration anywhere, or one part without any while the others have theirs. A mémoire has none by nature.</summary>
    private static IEnumerable<Diagnostic> DureeAbsente(Epreuve e, Modalite m, string colonne, CelluleDeReglement? cellule)
    {
        if (m.Forme == FormeDEpreuve.Memoire || m.Duree is not null || cellule?.Duree is not null)
            yield break;
        if (!m.DitUneDuree())
        {
            yield return new Diagnostic("PRC506", Severite.Anomalie, m.Lieu, $"{e.Code}/{colonne}", e.Source, $"Aucune durée n'est imprimée pour {e.Code}, colonne « {colonne} » ({Tournures.Nommer(m.Forme)}), ni au règlement ni dans la définition.", "Dites par une interprétation qui fixe la durée.");
            yield break;
        }

        foreach (var partie in m.Parties.Where(p => p.Duree is null))
            yield return new Diagnostic("PRC507", Severite.Anomalie, partie.Lieu, $"{e.Code}/{colonne}/{partie.Code}", e.Source, $"Aucune durée n'est imprimée pour « {partie.Libelle} » de {e.Code}, colonne « {colonne} », alors que d'autres parties en ont une.", "Dites par une interprétation qui fixe la durée.");
    }

    /// <summary>PRC520: parts that do not last together as long as the whole.</summary>
    private static IEnumerable<Diagnostic> Parties(Epreuve e, Modalite m)
    {
        var somme = m.Parties.Sum(p => p.Duree ?? 0);
        if (m.Duree is { } duree && (somme > duree || (m.DureeDesParties() is { } totale && totale < duree)))
            yield return Duree(e, m, e.Objet(m), $"Les parties de {e.Code} durent {Durees.Format(somme)} en tout, et l'épreuve {Durees.Format(duree)}.", Severite.Anomalie);
    }

    /// <summary>PRC520: steps that cannot fit in, or cannot fill, the time of their part; of the whole when the parts have no time of their own.</summary>
    private static IEnumerable<Diagnostic> Etapes(Epreuve e, Modalite m)
    {
        var groupes = m.Parties.All(p => p.Duree is null)
            ? [($"{e.Code}", e.Objet(m), m.Duree, m.Parties.SelectMany(p => p.Etapes).ToList())]
            : m.Parties.Select(p => ($"{e.Code}, « {p.Libelle} »", $"{e.Objet(m)}/{p.Code}", p.Duree, p.Etapes.ToList()));
        foreach (var (nom, objet, duree, etapes) in groupes)
        {
            if (duree is not { } total || etapes.Count == 0)
                continue;
            var (minimum, maximum) = (etapes.Sum(x => x.DureeMin ?? 0), etapes.Sum(x => x.DureeMax ?? 0));
            var borne = etapes.TrueForAll(x => x.DureeMax is not null);
            if (minimum > total)
                yield return Duree(e, m, objet, $"{nom} : les étapes demandent au moins {Durees.Format(minimum)}, pour une durée de {Durees.Format(total)}.", Severite.Anomalie);
            else if (maximum > total)
                yield return Duree(e, m, objet, $"{nom} : les maxima des étapes font {Durees.Format(maximum)}, pour une durée de {Durees.Format(total)}.", Severite.Avertissement);
            else if (borne && maximum < total)
                yield return Duree(e, m, objet, $"{nom} : les étapes ne peuvent pas dépasser {Durees.Format(maximum)} en tout, pour une durée de {Durees.Format(total)}.", Severite.Avertissement);
        }
    }

    /// <summary>PRC521: a preparation of which no table says whether the duration includes it.</summary>
    private static IEnumerable<Diagnostic> PreparationAmbigue(Referentiel r, Epreuve e, Modalite m)
    {
        if (m is { Duree: { } duree, Preparation: { } preparation } && r.CodesDeColonnes().Where(m.Concerne).All(c => Cellule(r, e, c)?.Preparation is null))
            yield return new Diagnostic("PRC521", Severite.Avertissement, m.Lieu, e.Objet(m), e.Source, $"{e.Code} dure {Durees.Format(duree)} et a {Durees.Format(preparation)} de préparation, sans qu'un règlement dise si l'une comprend l'autre.", "Relisez le texte : le planning compte la préparation en plus de la durée.");
    }

    private static CelluleDeReglement? Cellule(Referentiel r, Epreuve e, string colonne)
        => r.Reglement.FirstOrDefault(l => l.Epreuve is { } code ? code.Code == e.Code : l.Unite.Code == e.Unite?.Code)?.Cellules.FirstOrDefault(c => c.Colonne.Code == colonne);

    private static Diagnostic Duree(Epreuve e, Modalite m, string objet, string message, Severite severite)
        => new("PRC520", severite, m.Lieu, objet, e.Source, message, "Vérifiez les durées imprimées, ou dites par une interprétation laquelle l'emporte.");
}
