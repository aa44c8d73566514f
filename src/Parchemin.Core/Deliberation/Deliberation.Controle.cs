namespace Parchemin.Core;

/// <content>The checks on the choice of control épreuves.</content>
public sealed partial class Deliberation
{
    private bool CheckControle(ICollection<ErreurDeSaisie> erreurs)
    {
        var avant = erreurs.Count;
        var choisies = Regles.Racines.Where(e => Candidature.Controle(e).Connue).ToList();
        if (Regles.Controle is not { } controle)
            throw new InvalidOperationException($"{Regles.Code} decides on a second group without control épreuves.");
        var permises = controle.Unites.Membres(this, null).ToArray();
        foreach (var unite in choisies)
        {
            var permise = permises.Contains(unite) && Effet(unite) != EffetDEtat.Sort;
            if (permise)
                continue;
            var raison = permises.Contains(unite)
                ? $"elle est {Traces.Nom(Etat(unite))}"
                : $"le choix porte sur {string.Join(", ", permises.Select(u => u.Code))}";
            erreurs.Add(new ErreurDeSaisie(
                "CONTROLE-NON-PERMIS",
                $"$.controle.{unite.Code}",
                Candidature.Controle(unite).Valeur.ToString(),
                $"L'unité {unite.Code} ne peut pas être choisie aux épreuves de contrôle : {raison} ({controle.Source})."));
        }

        CheckNombre(controle.Unites, controle.Nombre);
        foreach (var limite in controle.Limites)
            CheckNombre(limite.Unites, limite.AuPlus);
        return erreurs.Count == avant;

        void CheckNombre(Ensemble ensemble, int auPlus)
        {
            var membres = ensemble.Membres(this, null).ToArray();
            var nombre = choisies.Count(membres.Contains);
            if (nombre > auPlus)
            {
                erreurs.Add(new ErreurDeSaisie(
                    "CONTROLE-TROP-NOMBREUX",
                    "$.controle",
                    nombre.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    $"{nombre} épreuves de contrôle sont notées parmi les {ensemble.Libelle} ; {auPlus} au plus peuvent l'être ({controle.Source})."));
            }
        }
    }
}
