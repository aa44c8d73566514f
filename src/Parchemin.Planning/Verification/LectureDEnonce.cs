using System.Text.Json;

namespace Parchemin.Planning.Verification;

/// <summary>Reads the instance of the public format.</summary>
internal static class LectureDEnonce
{
    public static Enonce Read(JsonElement racine, Constat constat)
    {
        var document = new Champs(racine, "Entrée", constat, "version", "titre", "plages", "salles", "epreuves", "examinateurs", "candidats", "regles", "fixes", "couts");
        if (document.Entier("version") != 1)
            constat.Add(Regle.Format, "Entrée : « version » doit valoir 1, seule version publiée du format.");
        var noms = new Noms([], [], [], [], []);
        var plages = Liste(document, "plages", "id", noms.Plages, constat, Plage);
        var salles = Liste(document, "salles", "id", noms.Salles, constat, Salle);
        var epreuves = Liste(document, "epreuves", "code", noms.Epreuves, constat, Epreuve);
        var candidats = Liste(document, "candidats", "id", noms.Candidats, constat, (e, lieu, c) => Candidat(e, lieu, c, noms));
        var examinateurs = Liste(document, "examinateurs", "id", noms.Examinateurs, constat, (e, lieu, c) => Examinateur(e, lieu, c, noms));
        return new Enonce
        {
            Plages = plages,
            Salles = salles,
            Epreuves = epreuves,
            Candidats = candidats,
            Examinateurs = examinateurs,
            Fixes = [.. document.Liste("fixes").Select((e, i) => Fixe(e, $"fixes[{i}]", constat, noms)).OfType<FixeLu>()],
            Regles = Regles(document, constat),
            Couts = Couts(document, constat),
            Centres = plages.Select(p => p.Centre).Concat(salles.Select(x => x.Centre)).ToHashSet(StringComparer.Ordinal),
            Noms = noms,
        };
    }

    private static List<T> Liste<T>(Champs document, string cle, string nom, Dictionary<string, int> positions, Constat constat, Func<JsonElement, string, Constat, (string Nom, T Objet)> read)
    {
        if (!document.Has(cle))
            constat.Add(Regle.Format, $"Entrée : la clé « {cle} » manque.");
        List<T> liste = [];
        foreach (var e in document.Liste(cle))
        {
            var (id, objet) = read(e, $"{cle}[{liste.Count}]", constat);
            if (!positions.TryAdd(id, liste.Count))
                constat.Add(Regle.Format, $"{cle}[{liste.Count}] : « {nom} » vaut « {id} », déjà porté par {cle}[{positions[id]}]. Un nom ne sert qu'une fois.");
            liste.Add(objet);
        }

        return liste;
    }

    private static (string, PlageLue) Plage(JsonElement e, string lieu, Constat constat)
    {
        var c = new Champs(e, lieu, constat, "id", "centre", "debut", "fin");
        var plage = new PlageLue(c.Texte("id"), c.Texte("centre"), c.Heure("debut"), c.Heure("fin"));
        if (plage.Fin <= plage.Debut)
            constat.Add(Regle.Format, $"{lieu} : la plage {plage.Id} finit avant de commencer.");
        return (plage.Id, plage);
    }

    private static (string, SalleLue) Salle(JsonElement e, string lieu, Constat constat)
    {
        var c = new Champs(e, lieu, constat, "id", "centre", "usage", "places", "indisponible");
        var usage = c.Texte("usage");
        if (usage is not ("interrogation" or "preparation"))
            constat.Add(Regle.Format, $"{lieu} : « usage » vaut « {usage} » ; « interrogation » ou « preparation » était attendu.");
        var salle = new SalleLue(c.Texte("id"), c.Texte("centre"), usage == "interrogation", c.EntierOuNull("places") ?? 1, [.. c.Textes("indisponible")]);
        return (salle.Id, salle);
    }

    private static (string, EpreuveLue) Epreuve(JsonElement e, string lieu, Constat constat)
    {
        var c = new Champs(e, lieu, constat, "code", "preparation", "passage", "battement", "commission");
        List<IReadOnlyList<string>> compositions = [];
        foreach (var composition in c.Liste("commission"))
        {
            var place = $"{lieu}.commission[{compositions.Count}]";
            if (composition.ValueKind == JsonValueKind.Array)
                compositions.Add([.. composition.EnumerateArray().Select((s, i) => new Champs(s, $"{place}[{i}]", constat, "qualite").Texte("qualite"))]);
            else
                constat.Add(Regle.Format, $"{place} : une liste de sièges était attendue.");
        }

        if (compositions.Count == 0)
            constat.Add(Regle.Format, $"{lieu} : « commission » ne donne aucune composition.");
        var epreuve = new EpreuveLue(c.Texte("code"), c.EntierOuNull("preparation") ?? 0, c.Entier("passage"), c.EntierOuNull("battement") ?? 0, compositions);
        return (epreuve.Code, epreuve);
    }

    private static (string, ExaminateurLu) Examinateur(JsonElement e, string lieu, Constat constat, Noms noms)
    {
        var c = new Champs(e, lieu, constat, "id", "qualites", "etablissements", "entreprises", "plages", "candidats_recuses", "max_par_jour");
        var examinateur = new ExaminateurLu(c.Texte("id"), [.. c.Textes("qualites")], [.. c.Textes("etablissements")], [.. c.Textes("entreprises")],
            Positions(c, "plages", noms.Plages, constat), [.. c.Textes("candidats_recuses")], c.EntierOuNull("max_par_jour"));
        foreach (var recuse in examinateur.CandidatsRecuses.Where(r => !noms.Candidats.ContainsKey(r)))
            constat.Add(Regle.Format, $"{lieu} : « candidats_recuses » nomme « {recuse} », qui n'est pas un candidat.");
        return (examinateur.Id, examinateur);
    }

    private static (string, CandidatLu) Candidat(JsonElement e, string lieu, Constat constat, Noms noms)
    {
        var c = new Champs(e, lieu, constat, "id", "etablissement", "entreprise", "epreuves", "majoration", "indisponible", "zone");
        var (numerateur, denominateur) = Majoration(c, constat);
        var epreuves = c.Textes("epreuves");
        foreach (var inconnue in epreuves.Where(x => !noms.Epreuves.ContainsKey(x)))
            constat.Add(Regle.Format, $"{lieu} : « epreuves » nomme « {inconnue} », qui n'est pas une épreuve.");
        var candidat = new CandidatLu(c.Texte("id"), c.TexteOuNull("etablissement"), c.TexteOuNull("entreprise"),
            [.. epreuves.Where(noms.Epreuves.ContainsKey).Select(x => noms.Epreuves[x]).Distinct()], numerateur, denominateur, Positions(c, "indisponible", noms.Plages, constat), c.TexteOuNull("zone"));
        if (epreuves.Count > candidat.Epreuves.Count && epreuves.Distinct(StringComparer.Ordinal).Count() < epreuves.Count)
            constat.Add(Regle.Format, $"{lieu} : « epreuves » nomme deux fois la même épreuve.");
        return (candidat.Id, candidat);
    }

    // « 1/3 », a whole number, or nothing.
    private static (int Numerateur, int Denominateur) Majoration(Champs c, Constat constat)
    {
        if (c.TexteOuNull("majoration") is not { Length: > 0 } texte)
            return (0, 1);
        var parts = texte.Split('/');
        if (parts.Length <= 2 && int.TryParse(parts[0], out var n) && n >= 0 && int.TryParse(parts.Length == 2 ? parts[1] : "1", out var d) && d > 0)
            return (n, d);
        constat.Add(Regle.Format, $"{c.Lieu} : « majoration » vaut « {texte} » ; une fraction comme 1/3 était attendue.");
        return (0, 1);
    }

    private static FixeLu? Fixe(JsonElement e, string lieu, Constat constat, Noms noms)
    {
        var c = new Champs(e, lieu, constat, "candidat", "epreuve", "plage", "debut");
        var (candidat, epreuve) = (c.Texte("candidat"), c.Texte("epreuve"));
        if (noms.Candidats.TryGetValue(candidat, out var i) && noms.Epreuves.TryGetValue(epreuve, out var j))
            return new FixeLu(i, j, c.TexteOuNull("plage") is { } p && noms.Plages.TryGetValue(p, out var k) ? k : null, c.HeureOuNull("debut"));
        constat.Add(Regle.Format, $"{lieu} : l'oral {epreuve} du candidat « {candidat} » n'est pas demandé.");
        return null;
    }

    // What is not written has the format's ordinary value.
    private static ReglesLues Regles(Champs document, Constat constat)
    {
        var c = document.Objet("regles") is { } e
            ? new Champs(e, "regles", constat, "ecart_min_entre_oraux", "meme_jour", "recuser_meme_etablissement", "recuser_meme_entreprise", "commission_stable_par_plage", "attente_max")
            : null;
        return new ReglesLues(c?.EntierOuNull("ecart_min_entre_oraux") ?? 20, c?.OuiOuNon("meme_jour") ?? true, c?.OuiOuNon("recuser_meme_etablissement") ?? true,
            c?.OuiOuNon("recuser_meme_entreprise") ?? true, c?.OuiOuNon("commission_stable_par_plage") ?? true, c?.EntierOuNull("attente_max") ?? Temps.MinutesParJour);
    }

    private static CoutsLus Couts(Champs document, Constat constat)
    {
        var c = document.Objet("couts") is { } e
            ? new Champs(e, "couts", constat, "commission_ouverte", "composition_de_repli", "jour_supplementaire_candidat", "attente_par_heure",
                "trou_commission_par_quart_heure", "desequilibre", "changement")
            : null;
        decimal Prix(string cle, decimal ordinaire) => c?.NombreOuNull(cle) ?? ordinaire;
        return new CoutsLus(Prix("commission_ouverte", 100), Prix("composition_de_repli", 20), Prix("jour_supplementaire_candidat", 30), Prix("attente_par_heure", 2),
            Prix("trou_commission_par_quart_heure", 1), Prix("desequilibre", 1), Prix("changement", 50));
    }

    private static HashSet<int> Positions(Champs c, string cle, Dictionary<string, int> connus, Constat constat)
    {
        HashSet<int> positions = [];
        foreach (var nom in c.Textes(cle))
        {
            if (connus.TryGetValue(nom, out var i))
                positions.Add(i);
            else
                constat.Add(Regle.Format, $"{c.Lieu} : « {cle} » nomme « {nom} », qui n'existe pas dans « plages ».");
        }

        return positions;
    }
}
