using System.Text;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests;

/// <summary>Tries every planning of a tiny session on a grid of ten minutes, with one room per commission taken in order.</summary>
internal sealed class RechercheExhaustive
{
    private const int Pas = 10;

    private readonly SessionDOraux session;
    private readonly List<(int Plage, int[] Membres)> equipes = [];
    private readonly Place[] places;
    private Place[]? meilleur;

    private RechercheExhaustive(SessionDOraux session)
    {
        this.session = session;
        places = new Place[session.Oraux.Length];
        var tailles = session.Epreuves.SelectMany(e => e.Compositions).Select(c => c.Length).Distinct();
        foreach (var (p, membres) in from p in Enumerable.Range(0, session.Plages.Length) from n in tailles from m in Combinaisons(n, 0) select (p, m))
        {
            if (membres.All(x => session.Examinateurs[x].Plages.Contains(p)) && Enumerable.Range(0, session.Epreuves.Length).Any(e => session.RangDeComposition(e, membres) >= 0))
                equipes.Add((p, membres));
        }
    }

    /// <summary>The least cost in sixtieths and a planning of this cost, or nothing when every oral cannot be placed.</summary>
    public static (long Cout, string Planning)? Solve(SessionDOraux session)
    {
        var recherche = new RechercheExhaustive(session);
        recherche.Place_(0);
        return recherche.meilleur is null ? null : (recherche.Cout, recherche.Write());
    }

    private long Cout { get; set; } = long.MaxValue;

    private void Place_(int oral)
    {
        if (oral == places.Length)
        {
            if (Price() is var cout && cout < Cout)
                (Cout, meilleur) = (cout, [.. places]);
            return;
        }

        // What is open stays open: there is nothing better on this way.
        if (60L * session.Couts.CommissionOuverte * places.Take(oral).Select(p => p.Equipe).Distinct().Count() >= Cout)
            return;
        var o = session.Oraux[oral];
        for (var k = 0; k < equipes.Count; k++)
        {
            var plage = session.Plages[equipes[k].Plage];
            if (session.RangDeComposition(o.Epreuve, equipes[k].Membres) < 0 || !session.PeutVenir(o.Candidat, equipes[k].Plage) || equipes[k].Membres.Any(x => session.EstRecuse(x, o.Candidat)))
                continue;
            for (var debut = plage.Debut + o.Preparation; debut + o.Passage <= plage.Fin; debut += Pas)
            {
                places[oral] = new Place(k, debut);
                if (IsFree(oral))
                    Place_(oral + 1);
            }
        }
    }

    private bool IsFree(int oral)
    {
        var (o, ici) = (session.Oraux[oral], places[oral]);
        var (p, membres) = equipes[ici.Equipe];
        for (var i = 0; i < oral; i++)
        {
            var (autre, la) = (session.Oraux[i], places[i]);
            var (q, siens) = equipes[la.Equipe];
            var memeJour = session.Plages[p].Jour == session.Plages[q].Jour;
            if (autre.Candidat == o.Candidat)
            {
                var attente = la.Debut < ici.Debut ? ici.Debut - o.Preparation - la.Debut - autre.Passage : la.Debut - autre.Preparation - ici.Debut - o.Passage;
                if (attente < session.Regles.EcartMin || (memeJour && attente > session.Regles.AttenteMax) || (!memeJour && session.Regles.MemeJour))
                    return false;
            }

            var commun = siens.Intersect(membres).Any();
            if (commun && ici.Debut < la.Debut + autre.Passage + autre.Battement && la.Debut < ici.Debut + o.Passage + o.Battement)
                return false;
            if (commun && p == q && la.Equipe != ici.Equipe && session.Regles.CommissionStable)
                return false;
        }

        var avant = Enumerable.Range(0, oral + 1);
        if (Enumerable.Range(0, session.Plages.Length).Any(x => avant.Select(i => places[i].Equipe).Distinct().Count(k => equipes[k].Plage == x) > session.Salles.Count(s => !s.EstDePreparation)))
            return false;
        if (membres.Any(x => avant.Count(i => session.Plages[equipes[places[i].Equipe].Plage].Jour == session.Plages[p].Jour && equipes[places[i].Equipe].Membres.Contains(x)) > session.Examinateurs[x].MaxParJour))
            return false;
        var sieges = session.Salles.Where(s => s.EstDePreparation).Sum(s => s.Places);
        return avant.All(i => avant.Count(j => places[j].Debut - session.Oraux[j].Preparation <= places[i].Debut - session.Oraux[i].Preparation
            && places[i].Debut - session.Oraux[i].Preparation < places[j].Debut) <= sieges);
    }

    private long Price()
    {
        var couts = session.Couts;
        long somme = 0;
        var charges = new Dictionary<int, int>();
        foreach (var k in Enumerable.Range(0, places.Length).GroupBy(i => places[i].Equipe))
        {
            var ordre = k.OrderBy(i => places[i].Debut).ToList();
            somme += 60 * (couts.CommissionOuverte + (couts.CompositionDeRepli * k.Max(i => session.RangDeComposition(session.Oraux[i].Epreuve, equipes[k.Key].Membres))));
            for (var i = 1; i < ordre.Count; i++)
                somme += 4L * couts.TrouParQuartDHeure * (places[ordre[i]].Debut - places[ordre[i - 1]].Debut - session.Oraux[ordre[i - 1]].Passage - session.Oraux[ordre[i - 1]].Battement);
            foreach (var x in equipes[k.Key].Membres)
                charges[x] = charges.GetValueOrDefault(x) + ordre.Count;
        }

        foreach (var c in Enumerable.Range(0, places.Length).GroupBy(i => session.Oraux[i].Candidat))
        {
            var ordre = c.OrderBy(i => places[i].Debut).ToList();
            for (var i = 1; i < ordre.Count; i++)
            {
                somme += session.Plages[equipes[places[ordre[i]].Equipe].Plage].Jour != session.Plages[equipes[places[ordre[i - 1]].Equipe].Plage].Jour
                    ? 60L * couts.JourSupplementaire
                    : couts.AttenteParHeure * (long)(places[ordre[i]].Debut - session.Oraux[ordre[i]].Preparation - places[ordre[i - 1]].Debut - session.Oraux[ordre[i - 1]].Passage);
            }
        }

        return somme + (60L * couts.Desequilibre * (charges.Count == 0 ? 0 : charges.Values.Max() - charges.Values.Min()));
    }

    private string Write()
    {
        var choix = meilleur!;
        var ouvertes = choix.Select(p => p.Equipe).Distinct().Order().ToList();
        var salles = new Dictionary<int, int>();
        var texte = new StringBuilder("{\"version\":1,\"statut\":\"realisable\",\"commissions\":[");
        texte.AppendJoin(',', ouvertes.Select(k =>
        {
            var (p, membres) = equipes[k];
            salles[p] = salles.GetValueOrDefault(p) + 1;
            return $$"""{"id":"k{{k}}","plage":"{{session.Plages[p].Id}}","salle":"s{{salles[p] - 1}}","membres":[{{string.Join(',', membres.Select(x => $"\"{session.Examinateurs[x].Id}\""))}}]}""";
        }));
        texte.Append("],\"passages\":[");
        texte.AppendJoin(',', choix.Select((p, i) =>
        {
            var o = session.Oraux[i];
            var place = o.Preparation > 0 ? ",\"place_preparation\":\"prep\"" : "";
            return $$"""{"candidat":"{{session.Candidats[o.Candidat].Id}}","epreuve":"{{session.Epreuves[o.Epreuve].Code}}","commission":"k{{p.Equipe}}","preparation_debut":"{{Horloge.Format(p.Debut - o.Preparation)}}","debut":"{{Horloge.Format(p.Debut)}}","fin":"{{Horloge.Format(p.Debut + o.Passage)}}"{{place}}}""";
        }));
        return texte.Append("]}").ToString();
    }

    private IEnumerable<int[]> Combinaisons(int n, int premier)
        => n == 0 ? [[]] : Enumerable.Range(premier, Math.Max(0, session.Examinateurs.Length - premier)).SelectMany(x => Combinaisons(n - 1, x + 1).Select(suite => (int[])[x, .. suite]));

    private readonly record struct Place(int Equipe, int Debut);
}
