using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The orals that a référentiel asks on a day, before a commission; those of the CCF are planned by each établissement.</summary>
internal sealed class OrauxDuReferentiel(Referentiel referentiel)
{
    private readonly OrauxEnLangue langues = new(referentiel);

    /// <summary>What a candidate still owes, in his language.</summary>
    /// <param name="etats">By unité, the state of his result.</param>
    /// <param name="acquis">The states in which nothing is owed any more.</param>
    public IReadOnlyList<string> Owed(Objet inscription, IReadOnlyDictionary<string, string> etats, IReadOnlyCollection<string> acquis)
        => [.. from epreuve in referentiel.Epreuves
               where Feuilles.ModaliteDe(referentiel, epreuve, inscription["voie"]) is { } modalite && IsOral(modalite)
               let unite = epreuve.Unite?.Code ?? epreuve.Bloc?.Code
               let etat = unite is null ? null : etats.GetValueOrDefault(unite)
               // Nobody owes an optional unité: an open result says who chose it.
               where !acquis.Contains(etat) && (etat is not null || !(epreuve.Facultative || referentiel.Unites.Any(u => u.Facultative && string.Equals(u.Code, unite, StringComparison.Ordinal))))
               select OrauxEnLangue.CodeOf(epreuve, inscription)];

    /// <summary>Those that somebody owes, language by language.</summary>
    public IReadOnlyList<EpreuveConnue> Known(IReadOnlyDictionary<string, int> candidats)
        => [.. from epreuve in referentiel.Epreuves
               from code in candidats.Keys.Where(c => langues.EpreuveOf(c) == epreuve.Code).Order(StringComparer.Ordinal)
               let modalite = epreuve.Modalites.First(IsOral)
               let orale = modalite.Parties.FirstOrDefault(p => p.Forme is FormeDePartie.Orale && p.Duree is not null)
               let ecrite = modalite.Forme is FormeDEpreuve.PonctuelleEcriteEtOrale
               select new EpreuveConnue(
                   code, langues.LangueOf(code) is { } langue ? $"{epreuve.Libelle} : {langue}" : epreuve.Libelle, (ecrite ? orale?.Preparation : modalite.Preparation ?? orale?.Preparation) ?? 0, ecrite ? orale?.Duree : modalite.Duree ?? orale?.Duree,
                   [.. (modalite.Commissions is [var prevue, ..] ? prevue.Compositions : []).Select(c => (IReadOnlyList<string>)[.. c.Select(q => langues.QualiteFor(q.Code, code))])], candidats[code],
                   epreuve.Langues.Count > 0 && code == epreuve.Code)];

    private static bool IsOral(Modalite modalite) => modalite.Forme is FormeDEpreuve.PonctuelleOrale or FormeDEpreuve.PonctuelleEcriteEtOrale or FormeDEpreuve.Memoire;
}
