using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A sheet of marks: each mark goes to its candidate or to nobody; what is settled elsewhere is not settled again here.</summary>
public sealed class ImporterDesNotesTests
{
    private const string Candidats = "Numéro de candidat;INE;Nom de naissance;Prénoms;Date de naissance;Voie;Forme;Établissement\n"
        + "101;123456789AB;Lefèvre;Zoé;06/05/2004;scolaire;globale;Lycée propre\n102;;Nuñez;Léo;06/05/2004;scolaire;globale;Lycée propre\n103;;Petit;Eva;06/05/2004;scolaire;globale;Lycée voisin\n";

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Marks_and_letters_come_in_and_a_wrong_cell_refuses_its_row_alone(string nature)
    {
        await using var i = await NewAsync(nature);
        var rapport = await i.NotesAsync("Numéro de candidat;Nom de naissance;U1;U2 - Langue;U31;Moyenne\n101;Lefèvre;12,5;ABS;;9\n102;Nuñez;11;25;;\n103;Petit;0;fm;20;\n104;Inconnu;10;;;\n");
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Modifiee, SortDeLigne.Refusee, SortDeLigne.Modifiee, SortDeLigne.Refusee], string.Join('\n', rapport.Lignes.Select(l => l.Motif)));
        rapport.ColonnesIgnorees.ShouldBe(["Moyenne"]);
        rapport.Lignes[0].Changements.ShouldBe([("U1", "Attendue", "12,5"), ("U2", "Attendue", "Absent")]);
        rapport.Lignes[1].Motif!.ShouldStartWith("U2 : ");
        rapport.Lignes[1].Motif!.ShouldContain("barème");
        rapport.Lignes[3].Motif!.ShouldContain("numéro");
        await AssertAsync(i, "lefevre", "U1", "arretee", "12.5");
        await AssertAsync(i, "lefevre", "U2", "absent", null);
        await AssertAsync(i, "nunez", "U1", "attendue", null);
        await AssertAsync(i, "petit", "U2", "force-majeure", null);
        await AssertAsync(i, "petit", "U31", "arretee", "20");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_same_marks_a_second_time_change_nothing_and_write_nothing(string nature)
    {
        await using var i = await NewAsync(nature);
        const string feuille = "Numéro de candidat;U1;U2\n101;12,50;ABS\n102;8;\n";
        await i.NotesAsync(feuille);
        var journal = await i.JournalAsync();
        (await i.NotesAsync(feuille)).Lignes.ShouldAllBe(l => l.Sort == SortDeLigne.Inchangee);
        (await i.NotesAsync(feuille.Replace("12,50", "12.5", StringComparison.Ordinal))).Lignes.ShouldAllBe(l => l.Sort == SortDeLigne.Inchangee);
        (await i.JournalAsync()).ShouldBe(journal);
        var apercu = await ImportFait.SimulateAsync(i.Guichet, Acteur.Systeme, new ImporterDesNotes(i.Session, Importation.Sheet("Numéro de candidat;U1\n101;13\n"), "arretee", "essai.csv", "00", Simuler: true));
        apercu.Lignes.Single().Changements.ShouldBe([("U1", "12,5", "13")]);
        (await i.JournalAsync()).ShouldBe(journal);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_filled_model_sent_back_untouched_changes_nothing_not_even_what_is_kept_from_before(string nature)
    {
        await using var i = await NewAsync(nature);
        await i.NotesAsync("Numéro de candidat;U1;U2;U31;U32;U41\n101;12,5;ABS;FM;NV;DISP\n");
        await i.ChangeAsync(Genres.Resultat, (await i.ResultatAsync("nunez", "U1")).Id, ("etat", "conservee"), ("note", "14"), ("obtenue_le", "2023-07-01"));
        await i.ChangeAsync(Genres.Resultat, (await i.ResultatAsync("nunez", "U2")).Id, ("etat", "annulee-fraude"));
        var journal = await i.JournalAsync();
        foreach (var format in new[] { FormatDeTableau.Xlsx, FormatDeTableau.Csv })
        {
            foreach (var etat in new[] { "arretee", "proposee" })
            {
                var modele = await ModeleRempli.ReadAsync(i.Guichet, Acteur.Systeme, i.Session, "notes");
                modele.Colonnes.Where(c => c.Verrouillee).Count().ShouldBe(4);
                modele.Lignes.Single(l => l[0] == "101").Skip(4).ShouldBe(["12.5", "ABS", "FM", "NV", "DISP", null, null, null, null]);
                var rapport = await i.NotesAsync(Importation.Again(format, modele.Colonnes, modele.Lignes), etat);
                rapport.Lignes.ShouldAllBe(l => l.Sort == SortDeLigne.Inchangee, string.Join('\n', rapport.Lignes.Select(l => $"{l.Nom} {l.Motif} {string.Join(',', l.Changements)}")));
            }
        }

        (await i.JournalAsync()).ShouldBe(journal);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task What_was_decided_elsewhere_is_not_changed_by_a_sheet(string nature)
    {
        await using var i = await NewAsync(nature);
        await i.NotesAsync("Numéro de candidat;U1;U2;U31;U32\n101;12;DISP;VAE;9\n");
        await i.ChangeAsync(Genres.Resultat, (await i.ResultatAsync("lefevre", "U1")).Id, ("etat", "conservee"), ("obtenue_le", "2023-07-01"));
        foreach (var (feuille, etat, unite) in new[] { ("U1\n101;13\n", "arretee", "U1"), ("U1\n101;ABS\n", "arretee", "U1"), ("U2\n101;10\n", "arretee", "U2"), ("U31\n101;DISP\n", "arretee", "U31"), ("U32\n101;10\n", "proposee", "U32") })
        {
            var ligne = (await i.NotesAsync("Numéro de candidat;" + feuille, etat)).Lignes.Single();
            ligne.Sort.ShouldBe(SortDeLigne.Refusee, feuille);
            ligne.Motif!.ShouldStartWith(unite + " : le résultat est déjà");
        }

        await AssertAsync(i, "lefevre", "U1", "conservee", "12");
        (await i.NotesAsync("Numéro de candidat;U32\n101;10\n")).Lignes.Single().Sort.ShouldBe(SortDeLigne.Modifiee);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_proposed_mark_is_settled_by_a_later_sheet(string nature)
    {
        await using var i = await NewAsync(nature);
        await i.NotesAsync("Numéro de candidat;U1\n101;12\n", "proposee");
        await AssertAsync(i, "lefevre", "U1", "proposee", "12");
        (await i.NotesAsync("Numéro de candidat;U1\n101;12\n", "arretee")).Lignes.Single().Sort.ShouldBe(SortDeLigne.Modifiee);
        await AssertAsync(i, "lefevre", "U1", "arretee", "12");
    }

    [Theory]
    [InlineData("Numéro de candidat;Nom de naissance;U1\n101;Nuñez;12\n", "décalées")]
    [InlineData("Numéro de candidat;INE;U1\n101;987654321AB;12\n", "INE")]
    [InlineData("Numéro de candidat;U1\n999;12\n", "inscrivez-le")]
    [InlineData("INE;U1\n987654321AB;12\n", "inscrivez-le")]
    [InlineData("Nom de naissance;Prénoms;U1\nLefèvre;Anne;12\n", "nom et prénoms")]
    [InlineData("Nom de naissance;Prénoms;U1\n;;12\n", "nom et prénoms")]
    public async Task A_mark_whose_candidate_is_in_doubt_goes_to_nobody(string feuille, string motif)
    {
        await using var i = await NewAsync(BaseDEssai.Sqlite);
        var journal = await i.JournalAsync();
        (await i.NotesAsync(feuille)).Lignes.Single().Motif!.ShouldContain(motif);
        (await i.JournalAsync()).ShouldBe(journal);
    }

    [Theory]
    [InlineData("Numéro de candidat;Nom de naissance;U1\n101;LEFEVRE;12\n")]
    [InlineData("INE;U1\n123456789ab;12\n")]
    [InlineData("Nom de naissance;Prénoms;U1\nlefevre;ZOE;12\n")]
    public async Task A_candidate_is_found_by_number_by_ine_or_by_names(string feuille)
    {
        await using var i = await NewAsync(BaseDEssai.Sqlite);
        (await i.NotesAsync(feuille)).Lignes.Single().Sort.ShouldBe(SortDeLigne.Modifiee);
        await AssertAsync(i, "lefevre", "U1", "arretee", "12");
    }

    [Fact]
    public async Task Homonyms_are_told_apart_by_their_number_alone()
    {
        await using var i = await NewAsync(BaseDEssai.Sqlite);
        await i.CandidatsAsync("Numéro de candidat;Nom de naissance;Prénoms;Date de naissance;Voie;Forme;Établissement\n201;Lefèvre;Zoé;07/05/2004;scolaire;globale;Lycée propre\n");
        (await i.NotesAsync("Nom de naissance;Prénoms;U1\nLefèvre;Zoé;12\n")).Lignes.Single().Motif!.ShouldContain("Plusieurs candidats");
        (await i.NotesAsync("Numéro de candidat;Nom de naissance;Prénoms;U1\n201;Lefèvre;Zoé;12\n")).Lignes.Single().Sort.ShouldBe(SortDeLigne.Modifiee);
    }

    [Fact]
    public async Task Headings_are_the_codes_or_what_a_saved_map_leads_to_them()
    {
        await using var i = await NewAsync(BaseDEssai.Sqlite);
        (await Should.ThrowAsync<RefusException>(() => i.NotesAsync("Numéro de candidat;Oral\n101;12\n"))).Code.ShouldBe("COLONNES-ABSENTES");
        (await Should.ThrowAsync<RefusException>(() => i.NotesAsync("Numéro de candidat;U1;U1 oral\n101;12;13\n"))).Code.ShouldBe("COLONNES-DOUBLES");
        (await Should.ThrowAsync<RefusException>(() => i.NotesAsync("Numéro de candidat;U1\n101;12\n", "inventee"))).Code.ShouldBe("ETAT-INCONNU");
        (await i.NotesAsync("Cand;Oral;U1\n101;12;99\n", correspondance: "Cand = numero\nOral = U2\nU1 =")).Lignes.Single().Sort.ShouldBe(SortDeLigne.Modifiee);
        await AssertAsync(i, "lefevre", "U2", "arretee", "12");
        await AssertAsync(i, "lefevre", "U1", "attendue", null);
    }

    [Theory]
    [InlineData("douze")]
    [InlineData("-1")]
    [InlineData("20,01")]
    [InlineData("1e400")]
    [InlineData("12,5,5")]
    public async Task A_cell_that_is_neither_mark_nor_letters_is_refused_under_its_unite(string cellule)
    {
        await using var i = await NewAsync(BaseDEssai.Sqlite);
        (await i.NotesAsync($"Numéro de candidat;U1\n101;\"{cellule}\"\n")).Lignes.Single().Motif!.ShouldStartWith("U1 : ");
    }

    [Fact]
    public async Task Two_rows_of_one_candidate_are_refused_after_the_first()
    {
        await using var i = await NewAsync(BaseDEssai.Sqlite);
        var rapport = await i.NotesAsync("Numéro de candidat;INE;U1\n101;;12\n;123456789AB;13\n");
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Modifiee, SortDeLigne.Refusee]);
        await AssertAsync(i, "lefevre", "U1", "arretee", "12");
    }

    private static async Task<Importation> NewAsync(string nature)
    {
        var i = await Importation.NewAsync(nature);
        (await i.CandidatsAsync(Candidats)).Count(SortDeLigne.Creee).ShouldBe(3);
        return i;
    }

    private static async Task AssertAsync(Importation i, string noms, string unite, string etat, string? note)
    {
        var resultat = await i.ResultatAsync(noms, unite);
        (resultat["etat"], resultat["note"]).ShouldBe((etat, note));
    }
}
