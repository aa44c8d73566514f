using System.Globalization;

namespace Parchemin.Bench;

/// <summary>Writes a session of plausible candidates of the four certifications: mostly units with marks, some states, parts, kept marks and control marks.</summary>
internal static class GenerateurDeSession
{
    private static readonly (string Code, int Biais)[] Unites = [("U1", 0), ("U2", 1), ("U31", 0), ("U32", 2), ("U41", -1), ("U42", 1), ("U5", 3)];

    private static readonly string[] Voies =
    [
        "scolaire", "scolaire", "scolaire", "apprentissage-habilite", "apprentissage-habilite", "apprentissage-non-habilite",
        "formation-continue-publique", "formation-continue-privee", "formation-continue-ccf-integral", "distance", "experience", "hors-contrat",
    ];

    /// <summary>Writes so many lines; the same seed gives the same bytes.</summary>
    public static void Write(TextWriter sortie, int nombre, int graine)
    {
        var hasard = new Random(graine);
        for (var i = 0; i < nombre; i++)
        {
            sortie.Write(hasard.Next(100) switch
            {
                < 94 => Diplome(hasard, i),
                < 96 => Titre(hasard, i),
                < 98 => Cqp(hasard, i),
                _ => CqpParCriteres(hasard, i),
            });
            sortie.Write('\n');
        }
    }

    private static string Diplome(Random hasard, int i)
    {
        var niveau = 6 + (hasard.NextDouble() * 8);
        var voie = Voies[hasard.Next(Voies.Length)];
        var unites = Unites.Select(u => $"\"{u.Code}\":{Unite(hasard, u.Code, niveau + u.Biais, voie)}");
        var option = hasard.Next(3) == 0 ? $",\"facultatives\":{{\"UF1\":{{\"note\":{Note(hasard, niveau + 2)}}}}}" : "";
        var controle = hasard.Next(6) == 0 ? $",\"controle\":{{\"U1\":{{\"note\":{Note(hasard, 11)}}},\"U2\":{{\"note\":{Note(hasard, 11)}}}}}" : "";
        var livret = hasard.Next(4) == 0 ? "" : $",\"livret\":{{\"vise_1er_groupe\":{Booleen(hasard, 95)},\"vise_2nd_groupe\":true}}";
        return $"{{\"id\":\"b-{i}\",\"certification\":\"bts-assurance\",\"edition\":\"2017\",\"session\":\"2024\",\"voie\":\"{voie}\","
            + $"\"forme\":\"globale\",\"unites\":{{{string.Join(',', unites)}}}{option}{controle},"
            + $"\"discipline\":\"{(hasard.Next(500) == 0 ? "en-attente" : "aucune")}\"{livret}}}";
    }

    private static string Unite(Random hasard, string code, double niveau, string voie) => hasard.Next(200) switch
    {
        0 => "{\"etat\":\"absent\"}",
        1 => "{\"etat\":\"force-majeure\"}",
        2 when code is "U32" or "U42" => "{\"etat\":\"non-valide\"}",
        3 when code is "U32" or "U42" => "{\"etat\":\"reservee\"}",
        < 12 when code is "U1" or "U2" => "{\"etat\":\"dispense\"}",
        < 20 => $"{{\"conservee\":{{\"note\":{Math.Max(10, (int)niveau)},\"obtenue_le\":\"2022-07-05\"}}}}",
        < 60 when code is "U32" or "U42" => $"{{\"note\":{Note(hasard, niveau)},\"penalites\":{{\"contraintes_non_respectees\":{hasard.Next(3)}}}}}",
        < 80 when code is "U1" && voie != "formation-continue-ccf-integral" => $"{{\"parties\":{{\"synthese\":{Note(hasard, niveau * 2, 40)},\"ecriture\":{Note(hasard, niveau)}}}}}",
        < 80 when code is "U2" && voie != "formation-continue-ccf-integral" => $"{{\"parties\":{{\"ecrit\":{Note(hasard, niveau)},\"oral\":{Note(hasard, niveau)}}}}}",
        _ => $"{{\"note\":{Note(hasard, niveau)}}}",
    };

    private static string Titre(Random hasard, int i)
        => $"{{\"id\":\"t-{i}\",\"certification\":\"charge-de-clientele-assurance-banque\",\"edition\":\"initiale\",\"session\":\"2024\","
            + $"\"blocs\":{{\"B1\":{{\"criteres\":{{\"B1Cr1\":{Note(hasard, 3, 4)},\"B1Cr2\":{Note(hasard, 3, 4)},\"B1Cr3\":{Note(hasard, 3, 4)},\"B1Cr4\":{Note(hasard, 2, 4)},\"B1Cr5\":{Note(hasard, 2, 4)}}}}},"
            + $"\"B2\":{{\"note\":{Note(hasard, 13)}}},\"B3\":{{\"parties\":{{\"particulier\":{{\"note\":{Note(hasard, 14)}}},\"pme\":{{\"note\":{Note(hasard, 14)}}},\"eti\":{{\"note\":{Note(hasard, 14)}}}}}}},"
            + $"\"B4\":{{\"note\":{Note(hasard, 13)}}}}},\"memoire\":{{\"pages_hors_annexes\":{28 + hasard.Next(15)},\"analyse_pourcent\":{45 + hasard.Next(30)},\"juge_convaincant\":{Booleen(hasard, 90)}}}}}";

    private static string Cqp(Random hasard, int i)
    {
        var production = hasard.Next(2) == 0;
        string[] competences = production ? ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"] : ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C10", "C11", "C12", "C13"];
        var avis = competences.Select(c => $"\"{c}\":{{\"of\":\"{Avis(hasard)}\",\"tuteur\":\"{Avis(hasard)}\",\"commission\":\"{Avis(hasard)}\"}}");
        return $"{{\"id\":\"q-{i}\",\"certification\":\"cqp-gestionnaire-assurances-de-personnes\",\"edition\":\"2017\",\"session\":\"2024\","
            + $"\"option\":\"{(production ? "production" : "sinistre")}\",\"competences\":{{{string.Join(',', avis)}}}}}";
    }

    private static string CqpParCriteres(Random hasard, int i)
    {
        var criteres = Enumerable.Range(1, 17).Select(n => $"B1.{n}").Concat(Enumerable.Range(1, 10).Select(n => $"B2.{n}"));
        return $"{{\"id\":\"r-{i}\",\"certification\":\"cqp-crca\",\"edition\":\"2021\",\"session\":\"2024\","
            + $"\"competences\":{{{string.Join(',', criteres.Select(c => $"\"{c}\":{{\"evaluateur\":\"{Avis(hasard)}\"}}"))}}}}}";
    }

    // Half points, around a level.
    private static string Note(Random hasard, double niveau, int bareme = 20)
        => (Math.Clamp((int)Math.Round((niveau + ((hasard.NextDouble() - 0.5) * bareme / 3.0)) * 2), 0, bareme * 2) / 2m).ToString(CultureInfo.InvariantCulture);

    private static string Avis(Random hasard) => hasard.Next(40) == 0 ? "non-acquis" : "acquis";

    private static string Booleen(Random hasard, int pourcentage) => hasard.Next(100) < pourcentage ? "true" : "false";
}
