using System.Globalization;
using System.Text.Json;

namespace Parchemin.Planning.Oraux;

/// <summary>Writes sessions that look like real ones, in the public format, to measure and to test.</summary>
/// <remarks>
/// Each centre: four days of two half-days of 270 minutes; every candidate sits two professional orals, a quarter a language oral; 8 % have a
/// third more time; six schools, 40 % of apprentices in 25 companies; teachers are available nine half-days in ten, and in all for the
/// half-days that the densest packing needs, plus or minus the margin. The invented épreuves bear the codes O1, O2 and OL.
/// </remarks>
public static class GenerateurDeSession
{
    private const int Jours = 4;
    private const int PlagesParJour = 2;
    private const int DureeDePlage = 270;
    private const int Ecoles = 6;
    private const int Societes = 25;

    /// <summary>Writes a whole input document, in UTF-8.</summary>
    public static void Write(Stream sortie, SessionGeneree forme)
    {
        var centres = Enumerable.Range(0, forme.Centres).Select(c => new CentreGenere(forme, c)).ToList();
        using var json = new Utf8JsonWriter(sortie);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("titre", string.Create(CultureInfo.InvariantCulture, $"Session inventée, {forme.Candidats} candidats, marge {forme.Marge} %, graine {forme.Graine}"));
        List(json, "plages", centres, c => c.WritePlages(json));
        List(json, "salles", centres, c => c.WriteSalles(json));
        WriteEpreuves(json);
        List(json, "examinateurs", centres, c => c.WriteExaminateurs(json));
        List(json, "candidats", centres, c => c.WriteCandidats(json));
        WriteRegles(json);
        json.WriteEndObject();
    }

    /// <summary>The session itself.</summary>
    public static SessionDOraux Make(SessionGeneree forme)
    {
        using var flux = new MemoryStream();
        Write(flux, forme);
        return LectureDeSession.Read(flux.ToArray()).Valeur!;
    }

    private static void List(Utf8JsonWriter json, string cle, List<CentreGenere> centres, Action<CentreGenere> ecrire)
    {
        json.WriteStartArray(cle);
        centres.ForEach(ecrire);
        json.WriteEndArray();
    }

    private static void WriteEpreuves(Utf8JsonWriter json)
    {
        json.WritePropertyName("epreuves");
        json.WriteRawValue("""
            [{"code":"O1","preparation":15,"passage":40,"battement":5,"commission":[[{"qualite":"enseignant-1"},{"qualite":"professionnel"}],[{"qualite":"enseignant-1"},{"qualite":"enseignant-pro"}]]},
            {"code":"O2","preparation":0,"passage":20,"battement":5,"commission":[[{"qualite":"enseignant-2"},{"qualite":"professionnel"}],[{"qualite":"enseignant-2"},{"qualite":"enseignant-pro"}]]},
            {"code":"OL","preparation":20,"passage":20,"battement":5,"commission":[[{"qualite":"enseignant-langue"}]]}]
            """);
    }

    private static void WriteRegles(Utf8JsonWriter json)
    {
        json.WritePropertyName("regles");
        json.WriteRawValue("""{"ecart_min_entre_oraux":20,"meme_jour":true,"recuser_meme_etablissement":true,"recuser_meme_entreprise":true,"commission_stable_par_plage":true,"attente_max":180}""");
        json.WritePropertyName("couts");
        json.WriteRawValue("""{"commission_ouverte":100,"composition_de_repli":20,"jour_supplementaire_candidat":30,"attente_par_heure":2,"trou_commission_par_quart_heure":1,"desequilibre":1,"changement":50}""");
    }

    private sealed class CentreGenere
    {
        private readonly string nom;
        private readonly Alea alea;
        private readonly int candidats;
        private readonly bool zone;
        private readonly List<(string Qualite, int MaxParJour, int Ecole, int Societe, List<int> Plages)> examinateurs = [];
        private readonly List<(int Ecole, int Societe, bool Langue, bool Majore, int Absent)> inscrits = [];
        private readonly int salles;

        public CentreGenere(SessionGeneree forme, int rang)
        {
            nom = string.Create(CultureInfo.InvariantCulture, $"centre-{rang + 1:D3}");
            zone = forme.Centres > 1;
            alea = new Alea((forme.Graine * 7919) + (ulong)rang);
            candidats = (forme.Candidats * (rang + 1) / forme.Centres) - (forme.Candidats * rang / forme.Centres);
            for (var i = 0; i < candidats; i++)
                inscrits.Add((alea.Below(Ecoles), alea.Chance(0.4) ? alea.Below(Societes) : -1, alea.Chance(0.25), alea.Chance(0.08), alea.Chance(0.02) ? alea.Below(Jours * PlagesParJour) : -1));
            var (o1, o2, ol) = (Halves(40, 15, 5, _ => true), Halves(20, 0, 5, _ => true), Halves(20, 20, 5, i => i.Langue));
            int Offered(int besoin) => (int)Math.Ceiling((besoin * (100 + forme.Marge) / 100.0) - 1e-9);
            AddTeachers("enseignant-1", 14, Offered(o1));
            AddTeachers("enseignant-2", 24, Offered(o2));
            AddTeachers("enseignant-langue", 24, Offered(ol));
            AddTeachers("enseignant-pro", 24, ((o1 + o2) * 25 / 100) + 2);
            AddProfessionals((o1 + o2) * 110 / 100);
            salles = ((o1 + o2 + ol) * 118 / 100 / (Jours * PlagesParJour)) + 2;
        }

        public void WritePlages(Utf8JsonWriter json)
        {
            for (var p = 0; p < Jours * PlagesParJour; p++)
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
                Texts(json, "candidats_recuses", alea.Chance(0.1) ? [Id("c", alea.Below(candidats))] : []);
                json.WriteNumber("max_par_jour", e.MaxParJour);
                json.WriteEndObject();
            }
        }

        public void WriteCandidats(Utf8JsonWriter json)
        {
            for (var c = 0; c < candidats; c++)
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

        // Half-days that the densest packing takes, the longest passages first.
        private int Halves(int passage, int preparation, int battement, Func<(int Ecole, int Societe, bool Langue, bool Majore, int Absent), bool> demande)
        {
            var reste = new List<int>();
            foreach (var i in inscrits.Where(demande).OrderByDescending(i => i.Majore))
            {
                var duree = (i.Majore ? ((passage * 4) + 2) / 3 : passage) + battement;
                var k = reste.FindIndex(r => r >= duree);
                if (k < 0)
                {
                    k = reste.Count;
                    reste.Add(DureeDePlage + battement - preparation);
                }

                reste[k] -= duree;
            }

            return reste.Count;
        }

        private void AddTeachers(string qualite, int maxParJour, int demiJournees) => Add(qualite, maxParJour, demiJournees, ecole: true);

        private void AddProfessionals(int demiJournees) => Add("professionnel", 24, demiJournees, ecole: false);

        private void Add(string qualite, int maxParJour, int demiJournees, bool ecole)
        {
            // At least four people, so that a candidate refused by one has another.
            var chacun = (demiJournees + 3) / 4;
            for (var (reste, n) = (demiJournees, 0); reste > 0; n++)
            {
                List<int> plages = [.. Enumerable.Range(0, Jours * PlagesParJour).Where(_ => alea.Chance(0.9))];
                while (plages.Count > Math.Min(reste, chacun))
                    plages.RemoveAt(alea.Below(plages.Count));
                reste -= plages.Count;
                if (plages.Count > 0)
                    examinateurs.Add((qualite, maxParJour, ecole ? n % Ecoles : -1, ecole ? -1 : n % Societes, plages));
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
    }
}
