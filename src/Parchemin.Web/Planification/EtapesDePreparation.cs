using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The steps of the preparation of a planning: what each form holds becomes a part of the demand. What does not read is told, and nothing is kept.</summary>
internal static class EtapesDePreparation
{
    private const int JoursAuPlus = 60;

    public static readonly IReadOnlyList<(string Code, string Libelle)> Toutes = [("quoi", "1. Quoi"), ("quand", "2. Quand"), ("qui", "3. Qui"), ("ou", "4. Où"), ("regles", "5. Règles")];

    /// <exception cref="RefusException">With one fault for each field that does not read.</exception>
    public static DemandeDOraux Apply(string etape, DemandeDOraux preparation, FaitsDePlanification faits, IFormCollection f)
    {
        var lu = new Lu(f);
        var suite = etape switch
        {
            "quoi" => What(preparation, faits, lu),
            "quand" => When(preparation, faits, lu),
            "qui" => Who(preparation, faits, lu),
            "ou" => Where(preparation, faits, lu),
            _ => Rules(preparation, lu),
        };
        return lu.Fautes.Count == 0 ? suite : throw new RefusException(NatureDeRefus.Invalide, "ETAPE-A-CORRIGER", lu.Fautes.Count == 1 ? lu.Fautes[0].Message : $"{lu.Fautes.Count} valeurs sont à corriger ; rien n'est enregistré.", lu.Fautes);
    }

    private static DemandeDOraux What(DemandeDOraux p, FaitsDePlanification faits, Lu f)
    {
        var epreuves = new List<EpreuveDemandee>();
        foreach (var connue in faits.Epreuves.Where(e => f.Has("e-" + e.Code)))
        {
            var compositions = f.Lines("composition-" + connue.Code).Select(l => (IReadOnlyList<SiegeDemande>)[.. l.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(q => new SiegeDemande(Qualite(q, faits, f, connue.Code)))]).ToList();
            epreuves.Add(new EpreuveDemandee(
                connue.Code, f.Number("preparation-" + connue.Code, $"{connue.Code}, préparation", 0, 600), f.Number("passage-" + connue.Code, $"{connue.Code}, passage", 1, 600),
                f.Number("battement-" + connue.Code, $"{connue.Code}, battement", 0, 240), compositions));
        }

        // Whoever is newly needed comes with his épreuve, as long as nobody has chosen the examiners.
        return p with { Epreuves = epreuves, Examinateurs = p.Examinateurs.Count == 0 ? PreparationProposee.Examiners(faits, epreuves) : p.Examinateurs };
    }

    // By its code or by its words, whatever the apostrophe.
    private static string Qualite(string dite, FaitsDePlanification faits, Lu f, string epreuve)
    {
        var cle = CleDeTri.Of(dite);
        var trouvee = faits.Qualites.FirstOrDefault(q => CleDeTri.Of(q) == cle || CleDeTri.Of(faits.QualiteDe(q)) == cle);
        if (trouvee is null)
            f.Fault("composition-" + epreuve, dite, $"{epreuve}, compositions : « {dite} » n'est pas une qualité de ce référentiel. Écrivez-en une de la liste « Qualités qui peuvent siéger », au bas de cette page.");
        return trouvee ?? dite;
    }

    private static DemandeDOraux When(DemandeDOraux p, FaitsDePlanification faits, Lu f)
    {
        var retirees = f.All("retirer").ToHashSet(StringComparer.Ordinal);
        var plages = p.Plages.Where(x => !retirees.Contains(x.Id)).ToList();
        if (f.Text("du") is { } texte)
            Open(plages, p, faits, f, texte);
        else if (f.Text("au") is { } au)
            f.Fault("du", null, $"« {au} » est un dernier jour sans premier jour. Donnez aussi le premier.");

        var ids = plages.Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        return p with
        {
            Plages = [.. plages.OrderBy(x => x.Debut, StringComparer.Ordinal).ThenBy(x => x.Centre, StringComparer.Ordinal)],
            Examinateurs = [.. p.Examinateurs.Select(x => x with { Plages = x.Plages?.Where(ids.Contains).ToList() })],
            Salles = [.. p.Salles.Select(x => x with { Indisponible = x.Indisponible?.Where(ids.Contains).ToList() is { Count: > 0 } encore ? encore : null })],
            Fixes = [.. p.Fixes.Where(x => ids.Contains(x.Plage))],
        };
    }

    private static void Open(List<PlageDemandee> plages, DemandeDOraux avant, FaitsDePlanification faits, Lu f, string premier)
    {
        var du = f.Day("du", premier);
        var au = f.Text("au") is { } dernier ? f.Day("au", dernier) : du;
        var (matin, apresMidi) = (Half(f, "matin", "Matin"), Half(f, "apres-midi", "Après-midi"));
        if (f.Fautes.Count > 0)
            return;
        List<(string Debut, string Fin)> demies = [.. new[] { matin, apresMidi }.OfType<(string, string)>()];
        if (demies.Count == 0)
            f.Fault("matin-debut", null, "Aucune heure n'est donnée. Écrivez celles du matin, de l'après-midi, ou des deux.");
        else if (demies is [var m, var s] && string.CompareOrdinal(s.Debut, m.Fin) < 0)
            f.Fault("apres-midi-debut", s.Debut, $"L'après-midi commence à {s.Debut}, avant la fin du matin à {m.Fin}. Corrigez l'un des deux.");
        else if (au < du)
            f.Fault("au", f.Text("au"), $"Le dernier jour, {au:dd/MM/yyyy}, est avant le premier, {du:dd/MM/yyyy}. Corrigez l'un des deux.");
        else if (au.DayNumber - du.DayNumber > JoursAuPlus)
            f.Fault("au", f.Text("au"), $"Du {du:dd/MM/yyyy} au {au:dd/MM/yyyy}, il y a plus de {JoursAuPlus} jours. Ouvrez-les en plusieurs fois.");
        else if (!Days(du, au, f.Has("fins-de-semaine")).Any())
            f.Fault("du", premier, "Ces jours sont un samedi ou un dimanche. Cochez « Samedis et dimanches aussi », ou choisissez d'autres jours.");
        else if (Add(plages, avant, f.Text("centre") is { } c ? [c] : [.. faits.Centres.Select(x => x.Id)], Days(du, au, f.Has("fins-de-semaine")), demies) == 0)
            f.Fault("du", premier, "Rien ne s'ouvre : à ces jours et ces heures, des plages sont déjà ouvertes. Retirez-les d'abord, ou donnez d'autres heures.");
    }

    private static IEnumerable<DateOnly> Days(DateOnly du, DateOnly au, bool finsDeSemaine)
        => Enumerable.Range(0, au.DayNumber - du.DayNumber + 1).Select(du.AddDays).Where(j => finsDeSemaine || j.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    // A plage that stands already is not added twice.
    private static int Add(List<PlageDemandee> plages, DemandeDOraux avant, IReadOnlyList<string> centres, IEnumerable<DateOnly> jours, List<(string Debut, string Fin)> demies)
    {
        var (debut, numero) = (plages.Count, avant.Plages.Select(p => int.TryParse(p.Id.TrimStart('P'), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max());
        foreach (var (jour, centre) in jours.SelectMany(j => centres.Select(c => (j, c))))
        {
            foreach (var demie in demies)
            {
                var (de, a) = (string.Create(CultureInfo.InvariantCulture, $"{jour:yyyy-MM-dd}T{demie.Debut}"), string.Create(CultureInfo.InvariantCulture, $"{jour:yyyy-MM-dd}T{demie.Fin}"));
                if (!plages.Exists(p => p.Centre == centre && string.CompareOrdinal(p.Debut, a) < 0 && string.CompareOrdinal(de, p.Fin) < 0))
                    plages.Add(new PlageDemandee(string.Create(CultureInfo.InvariantCulture, $"P{++numero}"), centre, de, a));
            }
        }

        return plages.Count - debut;
    }

    // Both hours of a half-day, or neither.
    private static (string, string)? Half(Lu f, string nom, string libelle)
    {
        var (debut, fin) = (f.Hour(nom + "-debut", libelle + ", début"), f.Hour(nom + "-fin", libelle + ", fin"));
        if (f.Text(nom + "-debut") is null != f.Text(nom + "-fin") is null)
            f.Fault(debut is null ? nom + "-debut" : nom + "-fin", null, $"{libelle} : une seule heure est donnée. Donnez aussi l'autre, ou videz les deux si rien ne se passe à ce moment.");
        if (debut is not { } d || fin is not { } a)
            return null;
        if (d < a)
            return (f.Text(nom + "-debut")!, f.Text(nom + "-fin")!);
        f.Fault(nom + "-fin", f.Text(nom + "-fin"), $"{libelle} : « {f.Text(nom + "-debut")} – {f.Text(nom + "-fin")} » n'est pas une plage. Écrivez une fin après le début.");
        return null;
    }

    private static DemandeDOraux Who(DemandeDOraux p, FaitsDePlanification faits, Lu f)
    {
        // Only the people who were on the form are changed.
        var montres = f.All("personne").ToHashSet(StringComparer.Ordinal);
        var connus = faits.Examinateurs.ToDictionary(e => e.Personne, e => e.Nom, StringComparer.Ordinal);
        var centre = faits.Centres.FirstOrDefault(c => c.Id == f.Text("du-centre"))?.Id;
        var avants = p.Examinateurs.ToDictionary(x => x.Id, StringComparer.Ordinal);
        var nouveaux = new List<ExaminateurDemande>();
        foreach (var id in montres.Where(id => connus.ContainsKey(id) && f.Has("x-" + id)))
        {
            var avant = avants.GetValueOrDefault(id) ?? new ExaminateurDemande(id, []);
            nouveaux.Add(avant with { Qualites = [.. f.All("qualites-" + id)], Plages = ChosenPlages(p, avant, centre, f), MaxParJour = f.Text("max-" + id) is null ? null : f.Number("max-" + id, $"{connus[id]}, passages par jour", 0, 100) });
        }

        var retablis = f.All("retablir").ToHashSet(StringComparer.Ordinal);
        return p with { Examinateurs = [.. p.Examinateurs.Where(x => !montres.Contains(x.Id)), .. nouveaux], Candidats = [.. p.Candidats.Where(c => !retablis.Contains(c.Id))] };
    }

    // Null for all of them. Those of centres that the form did not show stay as they were chosen.
    private static List<string>? ChosenPlages(DemandeDOraux p, ExaminateurDemande avant, string? centre, Lu f)
    {
        var montrees = ExaminateursMontres.PlagesDe(p, avant, centre).Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        var ici = centre is not null && f.Has("ici");
        if (!ici && !f.Has("choisir-" + avant.Id))
            return null;
        var cochees = f.All("plages-" + avant.Id).ToHashSet(StringComparer.Ordinal);
        var choisies = p.Plages.Select(x => x.Id).Where(x => montrees.Contains(x) ? ici || cochees.Contains(x) : !ici && avant.Plages?.Contains(x) is true).ToList();
        return choisies.Count < p.Plages.Count ? choisies : null;
    }

    private static DemandeDOraux Where(DemandeDOraux p, FaitsDePlanification faits, Lu f)
    {
        var retirees = f.All("retirer").ToHashSet(StringComparer.Ordinal);
        var rendues = f.All("rendre").ToHashSet(StringComparer.Ordinal);
        var salles = p.Salles.Where(s => !retirees.Contains(s.Id)).Select(s => rendues.Contains(s.Id) ? s with { Indisponible = null } : s).ToList();
        if (f.Text("noms") is { } noms)
        {
            var centre = f.Text("centre") ?? "";
            if (!faits.Centres.Any(c => c.Id == centre))
                f.Fault("centre", centre, "Choisissez le centre de ces salles.");
            var preparation = f.Text("usage") is "preparation";
            var places = preparation ? f.Number("places", "Places de préparation", 1, 10_000) : (int?)null;
            foreach (var nom in noms.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (salles.Exists(s => string.Equals(s.Id, nom, StringComparison.OrdinalIgnoreCase)))
                    f.Fault("noms", nom, $"« {nom} » est déjà le nom d'une salle. Ajoutez-y le centre ou le bâtiment.");
                else
                    salles.Add(new SalleDemandee(nom, centre, preparation ? "preparation" : "interrogation", places));
            }
        }

        return p with { Salles = salles };
    }

    private static DemandeDOraux Rules(DemandeDOraux p, Lu f)
    {
        var regles = new ReglesDemandees
        {
            EcartMinEntreOraux = f.Number("ecart", "Entre deux oraux, au moins", 0, 1440),
            AttenteMax = f.Text("attente") is null ? null : f.Number("attente", "Entre deux oraux, au plus", 0, 1440),
            MemeJour = f.Has("meme-jour"),
            RecuserMemeEtablissement = f.Has("recuser-etablissement"),
            RecuserMemeEntreprise = f.Has("recuser-entreprise"),
            CommissionStableParPlage = f.Has("stable"),
        };
        if (f.Fautes.Count == 0 && regles.AttenteMax < regles.EcartMinEntreOraux)
            f.Fault("attente", f.Text("attente"), $"Entre deux oraux, au plus {regles.AttenteMax} min et au moins {regles.EcartMinEntreOraux} min : aucun candidat de deux oraux n'aurait de place. Augmentez le premier, ou videz-le.");
        return p with
        {
            Regles = regles,
            Couts = new CoutsDemandes
            {
                CommissionOuverte = f.Price("cout-commission", "une commission ouverte"),
                CompositionDeRepli = f.Price("cout-repli", "une composition de repli"),
                JourSupplementaireCandidat = f.Price("cout-jour", "un jour de plus pour un candidat"),
                AttenteParHeure = f.Price("cout-attente", "une heure d'attente"),
                TrouCommissionParQuartHeure = f.Price("cout-trou", "un quart d'heure creux"),
                Desequilibre = f.Price("cout-desequilibre", "un passage d'écart"),
                Changement = f.Price("cout-changement", "un passage changé"),
            },
        };
    }

    /// <summary>A form, read field by field.</summary>
    private sealed class Lu(IFormCollection f)
    {
        public List<Faute> Fautes { get; } = [];

        public void Fault(string champ, string? valeur, string message) => Fautes.Add(new Faute("VALEUR-REFUSEE", champ, valeur, message));

        public bool Has(string nom) => f[nom].Count > 0;

        public string? Text(string nom) => f[nom].ToString() is { Length: > 0 } texte && !string.IsNullOrWhiteSpace(texte) ? texte.Trim() : null;

        public IEnumerable<string> All(string nom) => f[nom].OfType<string>();

        public string[] Lines(string nom) => f[nom].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        /// <param name="libelle">What the field is called on the page, so that its fault says where it stands.</param>
        public int Number(string nom, string libelle, int min, int max)
        {
            if (int.TryParse(f[nom].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max)
                return n;
            Fault(nom, f[nom], $"{libelle} : {(Text(nom) is { } dit ? $"« {dit} » n'est pas un nombre entier de {min} à {max}. Corrigez-le." : $"rien n'est écrit. Donnez un nombre entier de {min} à {max}.")}");
            return min;
        }

        public int Price(string nom, string quoi) => Number(nom, $"Prix, {quoi}", 0, 1_000_000);

        /// <summary>Null where nothing is said, or nothing that reads.</summary>
        public TimeOnly? Hour(string nom, string libelle)
        {
            if (Text(nom) is not { } dit)
                return null;
            if (TimeOnly.TryParseExact(dit, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var heure))
                return heure;
            Fault(nom, dit, $"{libelle} : « {dit} » n'est pas une heure. Écrivez par exemple 08:00.");
            return null;
        }

        public DateOnly Day(string nom, string texte)
        {
            if (DateOnly.TryParseExact(texte, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour))
                return jour;
            Fault(nom, texte, $"« {texte} » n'est pas une date. Écrivez par exemple 10/06/2024.");
            return default;
        }
    }
}
