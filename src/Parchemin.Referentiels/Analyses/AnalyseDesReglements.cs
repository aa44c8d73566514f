using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The règlement (the table) and the definitions of the épreuves (the text) say the same thing twice: where they differ.</summary>
internal static class AnalyseDesReglements
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel)
    {
        var colonnes = referentiel.CodesDeColonnes();
        var diagnostics = new List<Diagnostic>();
        foreach (var epreuve in referentiel.Epreuves.Where(e => !e.EstUnContenant(referentiel)))
            diagnostics.AddRange(colonnes.SelectMany(colonne => ModaliteUnique(epreuve, colonne)));
        diagnostics.AddRange(LignesAbsentes(referentiel));
        diagnostics.AddRange(DureesDuCcf(referentiel));
        foreach (var (ligne, epreuve) in Lignes(referentiel))
        {
            foreach (var colonne in colonnes)
            {
                if (epreuve.ModalitesDans(colonne) is not [var modalite])
                    continue;
                var cellule = ligne.Cellules.FirstOrDefault(c => c.Colonne.Code == colonne);
                diagnostics.AddRange(cellule is null
                    ? [CelluleAbsente(ligne, epreuve, colonne)]
                    : new Comparaison(ligne, epreuve, cellule, modalite).Run());
            }
        }

        return diagnostics;
    }

    /// <summary>PRC508 and PRC511: a column whose candidates cannot take the épreuve, or could take it in two ways.</summary>
    private static IEnumerable<Diagnostic> ModaliteUnique(Epreuve e, string colonne)
    {
        var modalites = e.ModalitesDans(colonne);
        if (modalites.Count == 0)
            yield return new Diagnostic("PRC508", Severite.Anomalie, e.Lieu, $"{e.Code}/{colonne}", e.Source, $"Aucune modalité de {e.Code} ne vaut pour la colonne « {colonne} » : ses candidats ne peuvent pas passer l'épreuve.", "Ajoutez la modalité, ou dites par une interprétation laquelle s'applique.");
        else if (modalites.Count > 1)
            yield return new Diagnostic("PRC511", Severite.Anomalie, modalites[1].Lieu, $"{e.Code}/{colonne}", e.Source, $"{modalites.Count} modalités de {e.Code} valent pour la colonne « {colonne} » : {Constat.Enumerer(modalites.Select(m => Tournures.Nommer(m.Forme)))}.", "Une colonne n'a qu'une modalité : réunissez-les ou séparez leurs colonnes.");
    }

    /// <summary>PRC510: a unité that the règlement ignores, though there is one.</summary>
    private static IEnumerable<Diagnostic> LignesAbsentes(Referentiel r)
        => from unite in r.Reglement.Count == 0 ? [] : r.Unites
           where r.Reglement.All(l => l.Unite.Code != unite.Code)
           select new Diagnostic("PRC510", Severite.Anomalie, unite.Lieu, $"{unite.Code}/reglement", unite.Source, $"Le règlement d'examen n'a pas de ligne pour l'unité {unite.Code}.", "Dites par une interprétation d'où vient l'unité et ce qui règle son épreuve.");

    /// <summary>PRC505: the durations of continuous assessment, which tables seldom print; the definition fills the silence.</summary>
    private static IEnumerable<Diagnostic> DureesDuCcf(Referentiel r)
    {
        var muettes = new List<(Epreuve Epreuve, LigneDeReglement Ligne, string Phrase)>();
        foreach (var (ligne, epreuve) in Lignes(r))
        {
            var colonnes = ligne.Cellules
                .Where(c => c is { Forme: FormeDEpreuve.Ccf, Duree: null } && epreuve.ModalitesDans(c.Colonne.Code) is [var m] && m.DitUneDuree())
                .Select(c => c.Colonne.Code).ToList();
            if (colonnes.Count > 0)
                muettes.Add((epreuve, ligne, $"{epreuve.Code} ({Constat.Enumerer(colonnes)}) : {Dire(epreuve.ModalitesDans(colonnes[0])[0])}"));
        }

        if (muettes.Count > 0)
            yield return new Diagnostic("PRC505", Severite.Avertissement, muettes[0].Ligne.Lieu, "reglement/durees-du-ccf", muettes[0].Ligne.Source, $"Le règlement n'imprime pas les durées en contrôle en cours de formation que seule la définition donne : {string.Join(" ; ", muettes.Select(m => m.Phrase))}.", "Rien à faire si la définition suffit.");
    }

    private static IEnumerable<(LigneDeReglement Ligne, Epreuve Epreuve)> Lignes(Referentiel r)
        => from ligne in r.Reglement
           let epreuve = r.Epreuves.FirstOrDefault(e => ligne.Epreuve is { } code ? e.Code == code.Code : e.Unite?.Code == ligne.Unite.Code)
           where epreuve is not null
           select (ligne, epreuve);

    private static string Dire(Modalite modalite)
    {
        var durees = modalite.Duree is { } duree ? [duree] : modalite.Parties.Select(p => p.Duree).OfType<int>().ToList();
        var preparation = modalite.PreparationTotale() is { } minutes ? $" et {Durees.Format(minutes)} de préparation" : "";
        return string.Join(" + ", durees.ConvertAll(Durees.Format)) + preparation;
    }

    /// <summary>PRC509: a row of the table with nothing in the column.</summary>
    private static Diagnostic CelluleAbsente(LigneDeReglement ligne, Epreuve e, string colonne)
        => new("PRC509", Severite.Anomalie, ligne.Lieu, $"{e.Code}/{colonne}", ligne.Source, $"Le règlement ne dit rien de {e.Code} dans la colonne « {colonne} », que la définition de l'épreuve prévoit.", "Dites par une interprétation si l'épreuve existe pour cette colonne.");

    /// <summary>One cell of the table against the modality of its column.</summary>
    private sealed class Comparaison(LigneDeReglement ligne, Epreuve epreuve, CelluleDeReglement cellule, Modalite modalite)
    {
        private readonly List<Diagnostic> diagnostics = [];

        private string Ou => $"{epreuve.Code}, colonne « {cellule.Colonne} »";

        public List<Diagnostic> Run()
        {
            Forme();
            Duree();
            Preparation();
            Situations();
            return diagnostics;
        }

        private void Forme()
        {
            if (cellule.Forme != modalite.Forme)
                Add("PRC500", "forme", $"{Ou} : le règlement dit « {Tournures.Nommer(cellule.Forme)} », la définition « {Tournures.Nommer(modalite.Forme)} ».");
        }

        // The text may give the whole, or the parts: either agrees with the table.
        private void Duree()
        {
            if (cellule.Oral is { } oral)
            {
                var (ecrite, orale) = (modalite.DureeDesParties(FormeDePartie.Ecrite), modalite.DureeDesParties(FormeDePartie.Orale));
                if (orale is { } o && o != oral)
                    Add("PRC501", "oral", $"{Ou} : le règlement donne {Durees.Format(oral)} à l'oral, la définition {Durees.Format(o)}.");
                Compare(cellule.Duree, [ecrite, ecrite is null ? modalite.Duree : null, ecrite is null ? modalite.Duree - oral : null]);
            }
            else
            {
                Compare(cellule.Duree, [modalite.Duree, modalite.DureeDesParties()]);
            }
        }

        private void Compare(int? imprimee, IReadOnlyList<int?> definies)
        {
            var connues = definies.OfType<int>().ToList();
            if (imprimee is { } duree && connues.Count > 0 && !connues.Contains(duree))
                Add("PRC501", "duree", $"{Ou} : le règlement donne {Durees.Format(duree)}, la définition {Durees.Format(connues[0])}.");
            else if (imprimee is { } seule && connues.Count == 0)
                Add("PRC501", "duree", $"{Ou} : le règlement donne {Durees.Format(seule)}, la définition n'imprime aucune durée.");
            else if (imprimee is null && connues.Count > 0 && cellule.Forme != FormeDEpreuve.Ccf)
                Add("PRC501", "duree", $"{Ou} : le règlement n'imprime aucune durée pour cette forme ponctuelle, la définition donne {Durees.Format(connues[0])}.");
        }

        private void Preparation()
        {
            var definie = modalite.PreparationTotale();
            if (cellule.Preparation == definie || (cellule is { Forme: FormeDEpreuve.Ccf, Duree: null, Preparation: null }))
                return;
            Add("PRC502", "preparation", $"{Ou} : le règlement {Dire(cellule.Preparation)}, la définition {Dire(definie)}.");
            static string Dire(int? minutes) => minutes is { } m ? $"donne {Durees.Format(m)} de préparation" : "n'en donne aucune";
        }

        private void Situations()
        {
            if (cellule.Forme != FormeDEpreuve.Ccf)
            {
                if (cellule.Situations is { } contees)
                    Add("PRC504", "situations", $"{Ou} : le règlement compte {Pluriel.Of(contees, "situation")} d'évaluation pour une forme {Tournures.Nommer(cellule.Forme)}, alors que les situations sont celles du contrôle en cours de formation.");
                return;
            }

            if (cellule.Situations == modalite.Parties.Count || (cellule.Situations is null && modalite.Parties.Count == 0))
                return;
            var reglement = cellule.Situations is { } n ? $"compte {Pluriel.Of(n, "situation")} d'évaluation" : "n'en compte aucune";
            var definition = modalite.Parties.Count == 0 ? "n'en énonce aucune" : $"en décrit {modalite.Parties.Count}";
            Add("PRC503", "situations", $"{Ou} : le règlement {reglement}, la définition {definition}.");
        }

        private void Add(string code, string aspect, string message)
            => diagnostics.Add(new Diagnostic(code, Severite.Anomalie, cellule.Lieu, $"{epreuve.Code}/{cellule.Colonne}/{aspect}", ligne.Source, message, "Dites par une interprétation lequel des deux textes l'emporte."));
    }
}
