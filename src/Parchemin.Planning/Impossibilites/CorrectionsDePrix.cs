using Parchemin.Core;
using Parchemin.Planning.Bornes;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>What would give a block of centres people and rooms enough, when only prices show that it lacks them: tried by doubling.</summary>
internal static class CorrectionsDePrix
{
    private const int MaxEssais = 32;

    public static IReadOnlyList<Correction> Of(SessionDOraux session, PreuveDeBloc bloc)
    {
        var centres = bloc.Centres.Select(c => session.Centres.IndexOf(c)).ToHashSet();
        int[] plages = [.. Enumerable.Range(0, session.Plages.Length).Where(p => centres.Contains(session.Plages[p].Centre))];
        List<Correction> corrections = [];
        foreach (var qualite in bloc.Prix.Personnes.SelectMany(p => p.Qualites).Distinct(StringComparer.Ordinal))
        {
            var q = session.Qualites.IndexOf(qualite);
            Try(k => Retouche.AddPeople(session, Enumerable.Repeat(q, k), plages), k => $"Convoquer {k} {qualite} de plus {Phrases.Quand(session, plages)}.", k => k * plages.Length * TarifDesCorrections.PersonneParPlage(session));
        }

        foreach (var centre in centres)
        {
            Try(k => Retouche.AddRooms(session, centre, k, preparation: false), k => $"Ouvrir {Pluriel.Of(k, "salle", "salles")} d'interrogation de plus au centre {session.Centres[centre]}.",
                k => k * plages.Length * TarifDesCorrections.SalleParPlage(session));
        }

        var derniers = plages.OrderBy(p => session.Plages[p].Debut).ToList();
        Try(k => Retouche.AddDay(session, [.. derniers.TakeLast(k)]), k => $"Ouvrir d'autres jours, avec les horaires de {Phrases.Plages(session, [.. derniers.TakeLast(k)])} et les personnes du centre.",
            k => 4 * k * TarifDesCorrections.PersonneParPlage(session));
        Try(k => Retouche.Lengthen(session, plages, 15 * k), k => $"Prolonger de {15 * k} min {Phrases.Plages(session, plages)}.", k => k * plages.Length * TarifDesCorrections.QuartDHeure(session));
        return [.. corrections.OrderBy(c => c.Prix)];

        void Try(Func<int, SessionDOraux> change, Func<int, string> texte, Func<int, decimal> prix)
        {
            for (var k = 1; k <= MaxEssais; k *= 2)
            {
                if (Borne.IsImpossible(change(k), bloc.Centres))
                    continue;
                corrections.Add(new Correction(texte(k), prix(k)));
                return;
            }
        }
    }
}
