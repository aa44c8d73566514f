using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Referentiels;

namespace Parchemin.Documents.Tests;

/// <summary>The forms, grids and books of every shipped certification, from its data.</summary>
public sealed class ImprimesDuReferentielTests(Atelier atelier) : IClassFixture<Atelier>
{
    private static readonly Lazy<IReadOnlyList<Edition>> Editions = new(() => [.. Chargement.Editions(Path.Combine(Atelier.Racine, "referentiels")).Select(d => Chargement.Load(d))]);

    private static readonly Dictionary<string, JsonNode?> Rien = [];

    [Fact]
    public async Task Every_form_is_printed_blank_with_all_its_labels_in_order()
    {
        var vus = 0;
        foreach (var r in Editions.Value.Select(e => e.Referentiel!))
        {
            foreach (var formulaire in r.Formulaires)
            {
                var texte = await TextAsync("formulaire", FormulaireImprime.Build(EnTete.Of(r.Certification), formulaire, Rien, guider: true));
                var place = 0;
                foreach (var libelle in formulaire.Sections.Select(s => s.Libelle))
                {
                    place = texte.IndexOf(Bare(libelle), place, StringComparison.Ordinal);
                    place.ShouldBeGreaterThanOrEqualTo(0, $"{formulaire.Code} : {libelle}");
                }

                foreach (var champ in formulaire.Sections.SelectMany(s => s.Champs))
                    texte.ShouldContain(Bare(champ.Libelle), Case.Sensitive, formulaire.Code);
                vus++;
            }
        }

        vus.ShouldBeGreaterThan(7);
    }

    [Fact]
    public async Task Every_grid_is_printed_with_its_lines_its_levels_and_its_rubric()
    {
        var vues = 0;
        foreach (var r in Editions.Value.Select(e => e.Referentiel!))
        {
            foreach (var grille in r.Grilles)
            {
                var niveaux = grille.Lignes.Where(l => (l.Competence?.Code ?? l.Critere) is not null).ToDictionary(l => (l.Competence?.Code ?? l.Critere)!, _ => grille.Niveaux[1].Code);
                var texte = await TextAsync("grille", GrilleImprimee.Build(EnTete.Of(r.Certification), grille, r.Dossier, new GrilleRemplie { Feuille = grille.Feuilles is [var feuille, ..] ? feuille : null, Niveaux = niveaux }));
                foreach (var ligne in grille.Lignes)
                {
                    texte.ShouldContain(Bare(ligne.Libelle), Case.Sensitive, grille.Code);
                    foreach (var degre in ligne.Degres.Values.SelectMany(d => d.Split('\n')))
                        texte.ShouldContain(Bare(degre), Case.Sensitive, grille.Code);
                }

                foreach (var champ in grille.Champs)
                    texte.ShouldContain(Bare(champ.Libelle), Case.Sensitive, grille.Code);
                texte.Split('☑').Length.ShouldBeGreaterThan(grille.Lignes.Count);
                vues++;
            }
        }

        vues.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task The_profile_of_a_livret_is_drawn_and_written()
    {
        var r = Editions.Value.Select(e => e.Referentiel!).First(r => r.Formulaires.Any(f => f.Sections.SelectMany(s => s.Champs).Any(c => c.Type is Parchemin.Core.TypeDeChamp.Graphique)));
        var livret = r.Formulaires.First(f => f.Sections.SelectMany(s => s.Champs).Any(c => c.Type is Parchemin.Core.TypeDeChamp.Graphique));
        var graphique = livret.Sections.SelectMany(s => s.Champs).First(c => c.Type is Parchemin.Core.TypeDeChamp.Graphique);
        var donnees = FormulaireImprime.Build(EnTete.Of(r.Certification), livret, new Dictionary<string, JsonNode?> { [graphique.Code] = new JsonArray([.. graphique.Colonnes.Select((_, i) => (JsonNode?)graphique.Lignes[i])]) });
        var texte = await TextAsync("livret-scolaire", donnees);
        texte.ShouldContain(Bare("Lecture du graphique :"));
        texte.ShouldContain(Bare($"{graphique.Colonnes[1]} {graphique.Lignes[1]}"));
    }

    [Fact]
    public async Task Every_edition_is_printed_as_a_book_with_bookmarks()
    {
        foreach (var edition in Editions.Value)
        {
            var imprime = await atelier.Imprimeur.RenderAsync("livre", LivreImprime.Build(edition, edition.Regles.Keys.Order(StringComparer.Ordinal).FirstOrDefault(), new DateOnly(2024, 1, 15)));
            imprime.Pages.ShouldBeGreaterThan(3, edition.Dossier);
            System.Text.Encoding.Latin1.GetString(imprime.Pdf.Span).ShouldContain("/Outlines");
        }
    }

    private async Task<string> TextAsync(string modele, JsonObject donnees) => Bare(await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, donnees), "-raw"));

    // Words are cut at the ends of lines, and spaces are not all the same.
    private static string Bare(string texte) => string.Concat(texte.Where(c => char.IsLetterOrDigit(c) || c is '☑' or '°'));
}
