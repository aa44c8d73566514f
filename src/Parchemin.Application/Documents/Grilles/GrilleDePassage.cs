using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The paper twin of an official grid: filled with what the person may see of it, with the address that leads back to the screen.</summary>
internal sealed class GrilleDePassage : DocumentPrevu
{
    public override string Code => "grille";

    public override string Libelle => "Grille d’évaluation d’un candidat";

    public override string Modele => "grille";

    public override PorteeDeDocument Portee => PorteeDeDocument.Grille;

    public override string? Annexe => "VIII, IX, XI, XII, XIV, XV";

    public override bool SEmet => false;

    public override bool Exists(Fonds fonds) => fonds.Referentiel.Grilles.Count > 0;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("evaluation.lire") ? []
        : [.. (await fonds.AllAsync(Genres.Evaluation, new Via("inscription", new Parmi("session", [fonds.Session.Id])))).Where(e => fonds.Referentiel.Grilles.Any(g => g.Epreuve?.Code == e["epreuve"]))
            .Select(e => new SujetDeDocument(e.Id, $"{e.Titres.GetValueOrDefault("inscription") ?? "Candidat"}, {e["epreuve"]}{(e["partie"] is { } p ? $", {p}" : "")}", e["inscription"])).OrderBy(s => CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(Genres.Evaluation, sujet) is not { } evaluation || await fonds.HolderAsync(evaluation["inscription"]) is not { } titulaire)
            throw SubjectUnknown();
        var lue = await GrilleLue.ReadAsync(fonds.Guichet, fonds.Acteur, sujet);
        if (lue.Feuille.Grille is not { } grille)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-GRILLE", "Le texte n'imprime pas de grille pour cette épreuve. Imprimez la page de la commission.");
        var passage = lue.Passage is null ? null : await fonds.FindAsync(Genres.Passage, lue.Passage.Id);
        var lieu = evaluation["commission"] is { } commission ? await LieuDeCommission.ReadAsync(fonds, commission) : null;
        var remplie = Filled(lue, grille, Known(fonds, lue, titulaire, passage, lieu));
        var enTete = fonds.Head(titulaire.Numero is { } numero ? $"{grille.Code}-{numero}" : grille.Code) with { Emetteur = null, AdressePostale = null, Lieu = null };
        return new Projet(GrilleImprimee.Build(enTete, grille, fonds.Referentiel.Dossier, remplie), $"{grille.Libelle} : {titulaire.FullName}", titulaire.Inscription.Id, []) { Lien = $"/evaluation/{sujet}" };
    }

    private static GrilleRemplie Filled(GrilleLue lue, Grille grille, Dictionary<string, JsonNode?> valeurs)
    {
        var contraintes = grille.Contraintes.Where(c => lue.Valeurs.ContainsKey(Cle.Contrainte(c.Code))).ToDictionary(c => c.Code, c => lue.Valeurs[Cle.Contrainte(c.Code)] is "oui", StringComparer.Ordinal);
        Fraction? retenue = lue.Valeurs.TryGetValue(Cle.Contraintes, out var confirmees) ? lue.Feuille.ProposedPenalty(int.Parse(confirmees, System.Globalization.CultureInfo.InvariantCulture)) : null;
        // The mark that is proposed takes the penalties into account; it is entered before them.
        var note = lue.Valeurs.TryGetValue(Cle.Note, out var entree) ? Fraction.Max(Fraction.Zero, Feuille.Number(entree) - (retenue ?? Fraction.Zero)) : (Fraction?)null;
        foreach (var champ in grille.Champs)
        {
            var dit = champ.Type is TypeDeChamp.Note ? note?.ToString() : champ.Code is "appreciation" ? lue.Valeurs.GetValueOrDefault(Cle.Appreciation) : champ.Code is "penalites" ? retenue?.ToString() : lue.Valeurs.GetValueOrDefault(Cle.Champ(champ.Code));
            if (dit is not null)
                valeurs[champ.Code] = ValeurImprimee.Of(champ, dit);
        }

        return new GrilleRemplie
        {
            Feuille = lue.Feuille.Situation is { } feuille && grille.Feuilles.Contains(feuille, StringComparer.Ordinal) ? feuille : null,
            Niveaux = lue.Feuille.Lignes.Where(l => lue.Valeurs.ContainsKey(l.Cle)).ToDictionary(l => l.Code, l => lue.Valeurs[l.Cle], StringComparer.Ordinal),
            Contraintes = contraintes,
            Retenue = retenue,
            Valeurs = valeurs,
        };
    }

    // What the register already knows and nobody types on the sheet.
    private static Dictionary<string, JsonNode?> Known(Fonds fonds, GrilleLue lue, Titulaire titulaire, ObjetVu? passage, LieuDeCommission? lieu)
    {
        var quand = passage?["commence_le"] ?? passage?["prevu_le"];
        var (jour, heure) = quand is null ? (lieu?.Jour, null) : lieu is null ? Fonds.Local(quand) : lieu.Local(quand);
        var noms = lieu is null ? "" : string.Join("\n", lieu.Membres.Select(m => $"{m.Prenoms} {m.Nom}"));
        var connus = ChampsDuRegistre.Of(titulaire);
        Put("date", jour);
        Put("date-de-la-commission", jour);
        Put("date-du-visa", lue.Evaluation["validee_le"] is { } validee ? Fonds.Local(validee).Jour : null);
        Put("heure-de-debut", heure);
        Put("heure-de-fin", passage?["fini_le"] is { } fini ? (lieu?.Local(fini) ?? Fonds.Local(fini)).Heure : null);
        Put("noms-des-interrogateurs", noms);
        Put("membres-de-la-commission", noms);
        var (fiche, parametres) = passage is null ? (null, null) : SituationPreparee.Retained(passage);
        Put("fiche", fiche);
        foreach (var code in new[] { "parametres-modifies-ou-scenario", "scenario-construit", "parametres-modifies" })
            Put(code, parametres);
        return connus;

        void Put(string code, string? valeur)
        {
            if (!string.IsNullOrEmpty(valeur))
                connus[code] = valeur;
        }
    }
}
