using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The steps of the preparation of a planning: what each form holds becomes a part of the demand. What does not read is told, and nothing is kept.</summary>
internal static class EtapesDePreparation
{
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
            epreuves.Add(new EpreuveDemandee(connue.Code, f.Number("preparation-" + connue.Code, 0, 600), f.Number("passage-" + connue.Code, 1, 600), f.Number("battement-" + connue.Code, 0, 240), compositions));
        }

        // Whoever is newly needed comes with his épreuve, as long as nobody has chosen the examiners.
        return p with { Epreuves = epreuves, Examinateurs = p.Examinateurs.Count == 0 ? PreparationProposee.Examiners(faits, epreuves) : p.Examinateurs };
    }

    // By its code or by its words.
    private static string Qualite(string dite, FaitsDePlanification faits, Lu f, string epreuve)
    {
        var trouvee = faits.Qualites.FirstOrDefault(q => string.Equals(q, dite, StringComparison.OrdinalIgnoreCase) || string.Equals(faits.QualiteDe(q), dite, StringComparison.OrdinalIgnoreCase));
        if (trouvee is null)
            f.Fault("composition-" + epreuve, dite, $"{epreuve} : « {dite} » n'est pas une qualité de ce référentiel ({string.Join(", ", faits.Qualites)}).");
        return trouvee ?? dite;
    }

    private static DemandeDOraux When(DemandeDOraux p, FaitsDePlanification faits, Lu f)
    {
        var retirees = f.All("retirer").ToHashSet(StringComparer.Ordinal);
        var plages = p.Plages.Where(x => !retirees.Contains(x.Id)).ToList();
        if (f.Text("du") is { } texte)
        {
            var (du, au) = (f.Day("du", texte), f.Day("au", f.Text("au") ?? texte));
            var centres = f.Text("centre") is { } c ? [c] : faits.Centres.Select(x => x.Id).ToList();
            var demies = new[] { Half(f, "matin"), Half(f, "apres-midi") }.OfType<(string, string)>().ToList();
            if (demies.Count == 0)
                f.Fault("matin-debut", null, "Donnez les heures d'une demi-journée au moins.");
            if (au < du || au.DayNumber - du.DayNumber > 60)
                f.Fault("au", f.Text("au"), "Le dernier jour suit le premier, de soixante jours au plus. Corrigez l'un des deux.");
            else if (f.Fautes.Count == 0)
                Add(plages, p, centres, du, au, demies, f.Has("fins-de-semaine"));
        }

        var ids = plages.Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        return p with
        {
            Plages = [.. plages.OrderBy(x => x.Debut, StringComparer.Ordinal).ThenBy(x => x.Centre, StringComparer.Ordinal)],
            Examinateurs = [.. p.Examinateurs.Select(x => x with { Plages = x.Plages?.Where(ids.Contains).ToList() })],
            Salles = [.. p.Salles.Select(x => x with { Indisponible = x.Indisponible?.Where(ids.Contains).ToList() is { Count: > 0 } encore ? encore : null })],
            Fixes = [.. p.Fixes.Where(x => ids.Contains(x.Plage))],
        };
    }

    // A plage that stands already is not added twice.
    private static void Add(List<PlageDemandee> plages, DemandeDOraux avant, IReadOnlyList<string> centres, DateOnly du, DateOnly au, IReadOnlyList<(string Debut, string Fin)> demies, bool finsDeSemaine)
    {
        var numero = avant.Plages.Select(p => int.TryParse(p.Id.TrimStart('P'), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        for (var jour = du; jour <= au; jour = jour.AddDays(1))
        {
            if (!finsDeSemaine && jour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            foreach (var centre in centres)
            {
                foreach (var (debut, fin) in demies)
                {
                    var (de, a) = (string.Create(CultureInfo.InvariantCulture, $"{jour:yyyy-MM-dd}T{debut}"), string.Create(CultureInfo.InvariantCulture, $"{jour:yyyy-MM-dd}T{fin}"));
                    if (!plages.Exists(p => p.Centre == centre && string.CompareOrdinal(p.Debut, a) < 0 && string.CompareOrdinal(de, p.Fin) < 0))
                        plages.Add(new PlageDemandee(string.Create(CultureInfo.InvariantCulture, $"P{++numero}"), centre, de, a));
                }
            }
        }
    }

    private static (string, string)? Half(Lu f, string nom)
    {
        if (f.Text(nom + "-debut") is not { } debut || f.Text(nom + "-fin") is not { } fin)
            return null;
        if (TimeOnly.TryParseExact(debut, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) && TimeOnly.TryParseExact(fin, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var a) && d < a)
            return (debut, fin);
        f.Fault(nom + "-fin", fin, $"« {debut} – {fin} » n'est pas une plage : écrivez deux heures comme 08:00 et 12:00, la seconde après la première.");
        return null;
    }

    private static DemandeDOraux Who(DemandeDOraux p, FaitsDePlanification faits, Lu f)
    {
        // Only the people who were on the form are changed.
        var montres = f.All("personne").ToHashSet(StringComparer.Ordinal);
        var connus = faits.Examinateurs.Select(e => e.Personne).ToHashSet(StringComparer.Ordinal);
        var toutes = p.Plages.Select(x => x.Id).ToList();
        var nouveaux = new List<ExaminateurDemande>();
        foreach (var id in montres.Where(id => connus.Contains(id) && f.Has("x-" + id)))
        {
            var avant = p.Examinateurs.FirstOrDefault(x => x.Id == id) ?? new ExaminateurDemande(id, []);
            // The form shows the plages only to who asks for a choice.
            var choisies = f.Has("choisir-" + id) ? f.All("plages-" + id).Where(toutes.Contains).ToList() : null;
            nouveaux.Add(avant with { Qualites = [.. f.All("qualites-" + id)], Plages = choisies is not null && choisies.Count < toutes.Count ? choisies : null, MaxParJour = f.Text("max-" + id) is null ? null : f.Number("max-" + id, 0, 100) });
        }

        var retablis = f.All("retablir").ToHashSet(StringComparer.Ordinal);
        return p with { Examinateurs = [.. p.Examinateurs.Where(x => !montres.Contains(x.Id)), .. nouveaux], Candidats = [.. p.Candidats.Where(c => !retablis.Contains(c.Id))] };
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
            var places = preparation ? f.Number("places", 1, 10_000) : (int?)null;
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

    private static DemandeDOraux Rules(DemandeDOraux p, Lu f) => p with
    {
        Regles = new ReglesDemandees
        {
            EcartMinEntreOraux = f.Number("ecart", 0, 1440),
            AttenteMax = f.Text("attente") is null ? null : f.Number("attente", 0, 1440),
            MemeJour = f.Has("meme-jour"),
            RecuserMemeEtablissement = f.Has("recuser-etablissement"),
            RecuserMemeEntreprise = f.Has("recuser-entreprise"),
            CommissionStableParPlage = f.Has("stable"),
        },
        Couts = new CoutsDemandes
        {
            CommissionOuverte = f.Number("cout-commission", 0, 1_000_000),
            CompositionDeRepli = f.Number("cout-repli", 0, 1_000_000),
            JourSupplementaireCandidat = f.Number("cout-jour", 0, 1_000_000),
            AttenteParHeure = f.Number("cout-attente", 0, 1_000_000),
            TrouCommissionParQuartHeure = f.Number("cout-trou", 0, 1_000_000),
            Desequilibre = f.Number("cout-desequilibre", 0, 1_000_000),
            Changement = f.Number("cout-changement", 0, 1_000_000),
        },
    };

    /// <summary>A form, read field by field.</summary>
    private sealed class Lu(IFormCollection f)
    {
        public List<Faute> Fautes { get; } = [];

        public void Fault(string champ, string? valeur, string message) => Fautes.Add(new Faute("VALEUR-REFUSEE", champ, valeur, message));

        public bool Has(string nom) => f[nom].Count > 0;

        public string? Text(string nom) => f[nom].ToString() is { Length: > 0 } texte && !string.IsNullOrWhiteSpace(texte) ? texte.Trim() : null;

        public IEnumerable<string> All(string nom) => f[nom].OfType<string>();

        public string[] Lines(string nom) => f[nom].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        public int Number(string nom, int min, int max)
        {
            if (int.TryParse(f[nom], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max)
                return n;
            Fault(nom, f[nom], $"« {f[nom]} » n'est pas un nombre entier de {min} à {max}. Corrigez-le.");
            return min;
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
