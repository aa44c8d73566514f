namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesInutilisesTests
{
    [Theory]
    [InlineData("PRC710", "textes", "textes: [{code: T, titre: Texte}, {code: V, titre: Vide}]")]
    [InlineData("PRC712", "langues", "langues: [{code: anglais, libelle: anglais}]")]
    [InlineData("PRC713", "formes", "formes: [{code: globale, libelle: globale}]")]
    [InlineData("PRC714", "colonnes", "colonnes: [{code: toutes, libelle: toutes}, {code: ccf, libelle: CCF}]")]
    [InlineData("PRC715", "niveaux-de-savoir", "niveaux-de-savoir: [{niveau: 1, libelle: Un}]")]
    [InlineData("PRC717", "activites", "domaines: [{code: D, libelle: Domaine, activites: [{code: A1, libelle: Accueil}]}]")]
    [InlineData("PRC718", "formulaires", "formulaires: [{code: F, titre: Fiche}]")]
    public void What_nothing_uses_deserves_a_look(string code, string objet, string section)
    {
        using var dossier = new DossierDEssai();
        // « textes » is already a section of the identity file.
        if (code == "PRC710")
            dossier.Avec("certification.yaml", DossierDEssai.Certification("diplome").Replace("textes:\n  - {code: T, titre: Texte}", section, StringComparison.Ordinal));
        else
            dossier.Avec("c.yaml", $"source: T, liste\n{section}\n");
        var constat = dossier.Constat(code);
        constat.Objet.ShouldBe(objet);
        constat.Severite.ShouldBe(Severite.Avertissement);
    }

    [Theory]
    [InlineData("compositions: [[tuteur], [enseignant]]", 0)]
    [InlineData("compositions: [[tuteur]]", 1)]
    [InlineData("compositions: []", 0)]
    public void A_qualite_serves_a_commission_where_texts_compose_some(string compositions, int attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "c.yaml",
            $$"""
            source: T, liste
            qualites: [{code: tuteur, libelle: tuteur}, {code: enseignant, libelle: enseignant}]
            epreuves: [{code: E1, libelle: Un, modalites: [{forme: ccf, commissions: [{libelle: Commission, {{compositions}}}]}]}]
            """);
        dossier.Constats("PRC711").Count.ShouldBe(attendu);
    }

    [Fact]
    public void What_is_used_says_nothing()
    {
        using var dossier = Dossier("[nombre]");
        dossier.Constats("PRC710", "PRC711", "PRC712", "PRC713", "PRC714", "PRC715", "PRC716", "PRC717", "PRC718", "PRC719", "PRC720").ShouldBe(["PRC716 typologie/client"]);
        dossier.Constat("PRC716").Message.ShouldEndWith("n'emploie etat.");
    }

    [Fact]
    public void The_grid_recalls_the_constraints_of_the_dossier_and_no_other()
    {
        using var dossier = Dossier("[contextes]");
        dossier.Constats("PRC719", "PRC720").Order().ShouldBe(["PRC719 G/contraintes", "PRC720 G/contraintes"]);
    }

    [Fact]
    public void A_constraint_without_any_grid_is_said_of_its_epreuve()
    {
        using var dossier = Dossier(null);
        dossier.Constats("PRC719").ShouldBe(["PRC719 E1/contraintes"]);
    }

    private static DossierDEssai Dossier(string? contraintes) => AvecGrilles(contraintes is null ? "" : $"grilles: [{{code: G, titre: Grille, epreuve: E1, note: globale, contraintes: {contraintes}}}]");

    private static DossierDEssai AvecGrilles(string grilles) => new DossierDEssai().Avec(
        "d.yaml",
        $$"""
        source: T, liste
        domaines: [{code: D, libelle: Domaine, activites: [{code: A1, libelle: Accueil}, {code: A2, libelle: Suivi}]}]
        competences: [{code: C1, libelle: Un, activites: [A1, A2]}]
        langues: [{code: anglais, libelle: anglais}]
        epreuves: [{code: E1, libelle: Un, competences: [C1], langues: [anglais]}]
        formulaires:
          - {code: F, titre: Fiche, sections: [{code: s, titre: S, champs: [{code: c, libelle: Client, type: choix, options: [Un particulier, Santé]}]}]}
        dossier:
          libelle: Dossier
          typologies:
            - code: client
              libelle: Client
              valeurs:
                - {code: professionnel, libelle: un professionnel}
                - {code: particulier, libelle: un particulier}
                - {code: sante, libelle: "Personnes : Santé"}
                - {code: etat, libelle: l’État}
          fiches: [{epreuve: E1, numeros: 1-5, formulaire: F}]
          contraintes: [{code: nombre, epreuve: E1, libelle: Cinq fiches, compte: fiches, ou: {client: professionnel}, au-moins: 1}]
        {{grilles}}
        """);
}
