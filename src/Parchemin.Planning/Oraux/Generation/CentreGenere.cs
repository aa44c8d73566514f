using System.Globalization;
using System.Text.Json;

namespace Parchemin.Planning.Oraux;

/// <summary>One centre of a generated session.</summary>
/// <remarks>
/// Candidates are dealt in secret to as few days as hold about thirty each. Every day then receives the teachers' half-days that the densest
/// packing of its orals needs, in the morning and the afternoon by turns, and the whole the margin besides: what is offered suffices by
/// construction, recusals and waits aside. A negative margin takes from what the densest packing of the whole session needs. Teachers of
/// one kind are at least two on a day, of different schools, and are available about nine half-days in ten.
/// </remarks>
internal sealed class CentreGenere
{
    private const int Jours = 4;
    private const int PlagesParJour = 2;
    private const int Plages = Jours * PlagesParJour;
    private const int DureeDePlage = 270;
    private const int Battement = 5;
    private const int Ecoles = 6;
    private const int Societes = 25;
    private const int CandidatsParJour = 30;
    private const double Presence = 0.9;

    private readonly string nom;
    private readonly bool zone;
    private readonly int marge;
    private readonly Alea alea;
    private readonly List<Inscrit> inscrits = [];
    private readonly List<(string Qualite, int MaxParJour, int Ecole, int Societe, List<int> Plages)> examinateurs = [];
    private readonly int salles;

    public CentreGenere(SessionGeneree forme, int rang)
    {
        nom = string.Create(CultureInfo.InvariantCulture, $"centre-{rang + 1:D3}");
        zone = forme.Centres > 1;
        marge = forme.Marge;
        alea = new Alea((forme.Graine * 7919) + (ulong)rang);
        var candidats = (forme.Candidats * (rang + 1) / forme.Centres) - (forme.Candidats * rang / forme.Centres);
        var jours = Math.Clamp((candidats + CandidatsParJour - 1) / CandidatsParJour, 1, Jours);
        for (var i = 0; i < candidats; i++)
            inscrits.Add(Draw(i % jours));
        var (o1, o2, ol) = (Offered(40, 15, _ => true), Offered(20, 0, _ => true), Offered(20, 20, i => i.Langue));
        Hire("enseignant-1", 14, o1, ecole: true);
        Hire("enseignant-2", 24, o2, ecole: true);
        Hire("enseignant-langue", 24, ol, ecole: true);
        int[] commissions = [.. o1.Zip(o2, (a, b) => a + b)];
        Hire("enseignant-pro", 24, [.. commissions.Select(n => (n + 3) / 4)], ecole: true);
        Hire("professionnel", 24, commissions, ecole: false);
        salles = commissions.Zip(ol, (a, b) => a + b).Max() + 1;
    }

    public void WritePlages(Utf8JsonWriter json)
    {
        for (var p = 0; p < Plages; p++)
        {
            json.WriteStartObject();
            json.WriteString("id", Plage(p));
            json.WriteString("centre", nom);
            var debut = Horloge.Parse("2024-06-10T08:00")!.Value + (p / PlagesParJour * Horloge.MinutesParJour) + (p % PlagesParJour * 330);
            json.WriteString("debut", Horloge.Format(debut));
            json.WriteString("fin", Horloge.Format(debut + DureeDePlage));
            json.WriteEndObject();
        }
    }

    public void WriteSalles(Utf8JsonWriter json)
    {
        for (var s = 0; s < salles; s++)
        {
            json.WriteStartObject();
            json.WriteString("id", Id("s", s));
            json.WriteString("centre", nom);
            json.WriteString("usage", "interrogation");
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("id", Id("prep", 0));
        json.WriteString("centre", nom);
        json.WriteString("usage", "preparation");
        json.WriteNumber("places", salles);
        json.WriteEndObject();
    }

    public void WriteExaminateurs(Utf8JsonWriter json)
    {
        for (var x = 0; x < examinateurs.Count; x++)
        {
            var e = examinateurs[x];
            json.WriteStartObject();
            json.WriteString("id", Id("x", x));
            Texts(json, "qualites", [e.Qualite]);
            Texts(json, "etablissements", e.Ecole < 0 ? [] : [Id("ecole", e.Ecole)]);
            Texts(json, "entreprises", e.Societe < 0 ? [] : [Id("societe", e.Societe)]);
            Texts(json, "plages", e.Plages.Select(Plage));
            // A few declare one candidate, where they are not nearly the only ones who could hear him.
            Texts(json, "candidats_recuses", inscrits.Count > Jours * CandidatsParJour && alea.Chance(0.1) ? [Id("c", alea.Below(inscrits.Count))] : []);
            json.WriteNumber("max_par_jour", e.MaxParJour);
            json.WriteEndObject();
        }
    }

    public void WriteCandidats(Utf8JsonWriter json)
    {
        for (var c = 0; c < inscrits.Count; c++)
        {
            var i = inscrits[c];
            json.WriteStartObject();
            json.WriteString("id", Id("c", c));
            json.WriteString("etablissement", Id("ecole", i.Ecole));
            if (i.Societe >= 0)
                json.WriteString("entreprise", Id("societe", i.Societe));
            Texts(json, "epreuves", i.Langue ? ["O1", "O2", "OL"] : ["O1", "O2"]);
            if (i.Majore)
                json.WriteString("majoration", "1/3");
            Texts(json, "indisponible", i.Absent < 0 ? [] : [Plage(i.Absent)]);
            if (zone)
                json.WriteString("zone", nom);
            json.WriteEndObject();
        }
    }

    // Absent, if at all, on another day than his own.
    private Inscrit Draw(int jour)
    {
        var (ecole, societe, langue, majore) = (alea.Below(Ecoles), alea.Chance(0.4) ? alea.Below(Societes) : -1, alea.Chance(0.25), alea.Chance(0.08));
        var absent = alea.Chance(0.02) ? (((jour + 1 + alea.Below(Jours - 1)) % Jours) * PlagesParJour) + alea.Below(PlagesParJour) : -1;
        return new Inscrit(jour, ecole, societe, langue, majore, absent);
    }

    /// <summary>The teachers' half-days of one épreuve, plage by plage.</summary>
    private int[] Offered(int passage, int preparation, Func<Inscrit, bool> demande)
    {
        var offre = new int[Plages];
        int Needed(IEnumerable<Inscrit> qui)
        {
            var (majores, total) = (qui.Count(i => i.Majore), qui.Count());
            return Tassement.Count(DureeDePlage + Battement - preparation, total - majores, passage + Battement, majores, (((passage * 4) + 2) / 3) + Battement);
        }

        var tous = inscrits.Where(demande).ToList();
        var tour = 0;
        foreach (var jour in tous.GroupBy(i => i.Jour).OrderBy(g => g.Key))
        {
            for (var n = Math.Max(marge < 0 ? 1 : 2, Needed(jour)); n > 0; n--)
                offre[(jour.Key * PlagesParJour) + (tour++ % PlagesParJour)]++;
        }

        if (marge >= 0)
        {
            for (var plus = ((offre.Sum() * marge) + 99) / 100; plus > 0; plus--)
                offre[alea.Below(Plages)]++;
            return offre;
        }

        for (var trop = offre.Sum() - (Needed(tous) * (100 + marge) / 100); trop > 0;)
        {
            var p = alea.Below(Plages);
            trop -= offre[p] > 0 ? 1 : 0;
            offre[p] = Math.Max(0, offre[p] - 1);
        }

        return offre;
    }

    // Each plage takes those who were called least so far.
    private void Hire(string qualite, int maxParJour, int[] demiJournees, bool ecole)
    {
        var gens = Math.Max(Math.Max(2, demiJournees.Max()), (int)Math.Ceiling(demiJournees.Sum() / (Plages * Presence)));
        List<int>[] plages = [.. Enumerable.Range(0, gens).Select(_ => new List<int>())];
        var rangs = Enumerable.Range(0, gens).ToArray();
        for (var p = 0; p < Plages; p++)
        {
            alea.Shuffle(rangs);
            foreach (var x in rangs.OrderBy(x => plages[x].Count).Take(demiJournees[p]))
                plages[x].Add(p);
        }

        for (var x = 0; x < gens; x++)
        {
            if (plages[x].Count > 0)
                examinateurs.Add((qualite, maxParJour, ecole ? x % Ecoles : -1, ecole ? -1 : x % Societes, plages[x]));
        }
    }

    private string Plage(int p) => string.Create(CultureInfo.InvariantCulture, $"{nom}/j{(p / PlagesParJour) + 1}{(p % PlagesParJour == 0 ? "m" : "a")}");

    private string Id(string nature, int n) => string.Create(CultureInfo.InvariantCulture, $"{nom}/{nature}{n + 1}");

    private static void Texts(Utf8JsonWriter json, string cle, IEnumerable<string> textes)
    {
        json.WriteStartArray(cle);
        foreach (var texte in textes)
            json.WriteStringValue(texte);
        json.WriteEndArray();
    }

    private sealed record Inscrit(int Jour, int Ecole, int Societe, bool Langue, bool Majore, int Absent);
}
