using System.Text;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What the readers of one file share: where findings go, and the source that holds for the whole file.</summary>
internal sealed class Contexte(JournalDeDiagnostics journal, ISet<(string Texte, Lieu Lieu)> textesCites)
{
    public JournalDeDiagnostics Journal => journal;

    public Source? SourceDuFichier { get; init; }

    public Source? Source(Scalaire scalaire)
    {
        var virgule = scalaire.Valeur.IndexOf(',', StringComparison.Ordinal);
        if (virgule <= 0 || scalaire.Valeur[(virgule + 1)..].Trim().Length == 0)
        {
            TypeAttendu(scalaire, "une source : le code d'un texte, une virgule, le lieu", "ARR, annexe II-C");
            return null;
        }

        var texte = scalaire.Valeur[..virgule].Trim();
        textesCites.Add((texte, scalaire.Lieu));
        return new Source(texte, scalaire.Valeur[(virgule + 1)..].Trim());
    }

    public Fraction? Nombre(Scalaire scalaire)
    {
        if (Note.TryParse(Encoding.UTF8.GetBytes(scalaire.Valeur), out var note))
            return note.Valeur;
        TypeAttendu(scalaire, "un nombre positif", "12.5");
        return null;
    }

    public void TypeAttendu(Noeud noeud, string attendu, string exemple)
    {
        var trouve = noeud switch
        {
            Scalaire s => $"« {Proximite.Tronquer(s.Valeur)} »",
            Sequence => "une liste",
            _ => "des clés « clé: valeur »",
        };
        journal.Erreur("PRC004", noeud.Lieu, trouve, $"{Majuscule(attendu)} est attendu ici ; il y a {trouve}.", $"Écrivez par exemple {exemple}.");
    }

    public void HorsListe(Scalaire scalaire, string cle, IEnumerable<string> admis)
    {
        var liste = admis.ToList();
        var proche = Proximite.Nearest(scalaire.Valeur, liste);
        journal.Erreur(
            "PRC015",
            scalaire.Lieu,
            scalaire.Valeur,
            $"« {Proximite.Tronquer(scalaire.Valeur)} » n'est pas une valeur admise de « {cle} ».",
            proche is null ? $"Valeurs admises : {string.Join(", ", liste)}." : $"Vouliez-vous dire « {proche} » ? Valeurs admises : {string.Join(", ", liste)}.");
    }

    private static string Majuscule(string texte) => char.ToUpperInvariant(texte[0]) + texte[1..];
}
