using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Referentiels;

namespace Parchemin.Web;

/// <summary>The browser of the référentiels: each edition as a book, what the compiler finds in its texts, and two editions side by side.</summary>
internal static class RoutesDuReferentiel
{
    // Comparing two editions reads both whole: the answer never changes while they are loaded.
    private static readonly ConcurrentDictionary<(Edition, Edition), ComparaisonDEditions> Comparaisons = new();

    /// <summary>The pages of an edition: address, title.</summary>
    public static readonly IReadOnlyList<(string Page, string Titre)> Pages =
    [
        ("", "Présentation"), ("activites", "Activités"), ("competences", "Compétences"), ("matrice", "Matrice"), ("epreuves", "Épreuves"), ("grilles", "Grilles"),
        ("formulaires", "Formulaires"), ("regles", "Règles"), ("sessions", "Sessions"), ("anomalies", "Anomalies"), ("textes", "Textes"),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var exigence = new Exigence("referentiel.lire");
        routes.Get("/referentiels", exigence, (Guichet g) => new RazorComponentResult<PageDesReferentiels>(new { g.Bibliotheque.Editions }));
        routes.Get("/referentiels/comparaison", exigence, (string? a, string? b, Guichet g) => Compare(a, b, g));
        routes.Get("/referentiels/{certification}/{edition}", exigence, (string certification, string edition, Guichet g) => Show(certification, edition, "", g));
        routes.Get("/referentiels/{certification}/{edition}/{page}", exigence, (string certification, string edition, string page, Guichet g) => Show(certification, edition, page, g));
    }

    public static string Adresse(Edition edition, string page = "")
        => $"/referentiels/{Uri.EscapeDataString(edition.Referentiel!.Certification.Code)}/{Uri.EscapeDataString(edition.Referentiel.Certification.Edition)}{(page.Length > 0 ? "/" + page : "")}";

    private static RazorComponentResult Show(string certification, string edition, string page, Guichet guichet)
    {
        var e = Find(certification, edition, guichet);
        Type type = page switch
        {
            "" => typeof(PagePresentation),
            "activites" => typeof(PageActivites),
            "competences" => typeof(PageCompetences),
            "matrice" => typeof(PageMatrice),
            "epreuves" => typeof(PageEpreuves),
            "grilles" => typeof(PageGrilles),
            "formulaires" => typeof(PageFormulaires),
            "regles" => typeof(PageRegles),
            "sessions" => typeof(PageSessions),
            "anomalies" => typeof(PageAnomalies),
            "textes" => typeof(PageTextes),
            _ => throw Unknown(),
        };
        return new RazorComponentResult(type, new { Edition = e });
    }

    private static RazorComponentResult<PageDeComparaison> Compare(string? a, string? b, Guichet guichet)
    {
        var (ea, eb) = (a is null ? null : Find(a, guichet), b is null ? null : Find(b, guichet));
        return new(new { guichet.Bibliotheque.Editions, A = ea, B = eb, Comparaison = ea is not null && eb is not null ? Compare(ea, eb) : null });
    }

    public static ComparaisonDEditions Compare(Edition a, Edition b) => Comparaisons.GetOrAdd((a, b), p => ComparaisonDEditions.Of(p.Item1, p.Item2));

    public static Edition Find(string certification, string edition, Guichet guichet) => guichet.Bibliotheque.Find(certification, edition) ?? throw Unknown();

    /// <summary>An edition by its key.</summary>
    public static Edition Find(string cle, Guichet guichet) => guichet.Bibliotheque.Editions.FirstOrDefault(e => string.Equals(Cle(e), cle, StringComparison.Ordinal)) ?? throw Unknown();

    /// <summary>What names an edition in an address: certification, at, edition.</summary>
    public static string Cle(Edition e) => $"{e.Referentiel!.Certification.Code}@{e.Referentiel.Certification.Edition}";

    private static RefusException Unknown() => new(NatureDeRefus.Introuvable, "INTROUVABLE", "Ce référentiel n'est pas ici. Repartez de la liste des référentiels.");
}
