using System.Globalization;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Bornes;

/// <summary>Turns the positions of a proof into the names of the instance.</summary>
internal sealed class Denominations(SessionDOraux session, Bloc bloc, Moyens moyens, Profils profils)
{
    public PreuveDeBloc Name(Tarif tarif, IReadOnlyList<Coupe> coupes, long valeur)
        => new([.. bloc.Centres.Select(c => session.Centres[c])], Name(tarif),
            [.. coupes.Select(c => new CoupeProuvee([.. c.Epreuves.Select(e => session.Epreuves[e].Code)], c.Minimum, Name(c.Preuve)))], valeur);

    private PrixProuvants Name(Tarif tarif)
        => new(
            [.. tarif.Oraux.Select((prix, t) => new PrixDOral(session.Epreuves[bloc.Types[t].Epreuve].Code, bloc.Types[t].Preparation, bloc.Types[t].Passage, prix)).Where(p => p.Prix > 0)],
            tarif.Coupes,
            [.. tarif.Personnes.SelectMany((parProfil, g) => parProfil.SelectMany((prix, f) => PlagesOf(g).Select(p => new PrixDePersonnes(p, Qualites(f), prix)))).Where(p => p.Prix > 0)],
            [.. tarif.Salles.SelectMany((prix, g) => PlagesOf(g).Select(p => new PrixDeSalles(p, prix))).Where(p => p.Prix > 0)],
            [.. tarif.Journees.SelectMany((parProfil, j) => parProfil.Select((prix, f) => new PrixDeJournee(Jour(j), Qualites(f), prix))).Where(p => p.Prix > 0)]);

    private IEnumerable<string> PlagesOf(int groupe) => moyens.Groupes[groupe].Plages.Select(p => session.Plages[p].Id);

    private IReadOnlyList<string> Qualites(int profil) => [.. profils.Listes[profil].Select(q => session.Qualites[q])];

    private string Jour(int jour)
    {
        var numero = bloc.Plages.Select(p => session.Plages[p].Jour).Distinct().Order().ElementAt(jour);
        return DateTime.UnixEpoch.AddDays(numero).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
