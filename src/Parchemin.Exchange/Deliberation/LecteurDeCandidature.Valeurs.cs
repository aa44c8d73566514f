using System.Globalization;
using System.Text;
using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <content>Single values, and what is said when one is wrong.</content>
internal sealed partial class LecteurDeCandidature
{
    private void ExactlyOne(int formes, Element element, string admises)
    {
        if (formes == 1)
            return;
        Erreur(
            formes == 0 ? "RESULTAT-MANQUANT" : "RESULTAT-MULTIPLE",
            element.Code,
            formes == 0 ? $"« {element.Code} » ne dit rien. Donnez {admises}, ou retirez-le." : $"« {element.Code} » donne plusieurs résultats. Gardez un seul de : {admises}.");
    }

    private Note? ReadNote(ref Utf8JsonReader lecteur, string cle, Element element)
    {
        chemin.Add(cle);
        lecteur.Read();
        var note = NoteOf(ref lecteur, element);
        chemin.RemoveAt(chemin.Count - 1);
        return note;
    }

    private Note? NoteOf(ref Utf8JsonReader lecteur, Element element)
    {
        if (lecteur.TokenType is not (JsonTokenType.Number or JsonTokenType.String) || !Note.TryParse(Valeur(ref lecteur), out var note))
        {
            Type(ref lecteur, $"une note, zéro ou plus, avec au plus {Note.MaxDecimals} décimales,", "NOTE-ILLISIBLE");
            return null;
        }

        if (element.Bareme is not { } bareme)
        {
            Erreur("NOTE-SANS-BAREME", note.ToString(), $"« {element.Code} » n'a pas de note d'ensemble : il s'évalue par parties. Donnez « parties ».");
            return null;
        }

        if (note.Valeur <= bareme)
            return note;
        Erreur("NOTE-HORS-BAREME", note.ToString(), $"La note {note.Valeur.ToFrench()} dépasse le barème de {bareme.ToFrench()}. Corrigez la note.");
        return null;
    }

    private DateOnly? ReadDate(ref Utf8JsonReader lecteur, string cle)
    {
        chemin.Add(cle);
        lecteur.Read();
        DateOnly? date = lecteur.TokenType == JsonTokenType.String
            && DateOnly.TryParseExact(lecteur.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var lue)
            ? lue
            : null;
        if (date is null)
            Type(ref lecteur, "une date comme \"2022-07-01\"", "DATE-ILLISIBLE");
        chemin.RemoveAt(chemin.Count - 1);
        return date;
    }

    /// <summary>The text of a number or string, its escapes undone.</summary>
    private static ReadOnlySpan<byte> Valeur(ref Utf8JsonReader lecteur)
        => lecteur.ValueIsEscaped ? Encoding.UTF8.GetBytes(lecteur.GetString()!) : lecteur.ValueSpan;

    private bool ReadWord<T>(ref Utf8JsonReader lecteur, TableUtf8<T> mots, string nature, out T valeur)
    {
        if (lecteur.TokenType == JsonTokenType.String && mots.TryGet(Valeur(ref lecteur), out valeur))
            return true;
        Type(ref lecteur, $"un mot de cette liste ({nature}) : {string.Join(", ", mots.Cles)} —", "VALEUR-INCONNUE");
        valeur = default!;
        return false;
    }

    /// <summary>Reads the key of a known element and enters it in the path; an unknown one is reported and its value skipped.</summary>
    private bool ReadKey<T>(ref Utf8JsonReader lecteur, TableUtf8<T> table, string nature, out T valeur)
    {
        if (!lecteur.ValueIsEscaped && table.TryGet(lecteur.ValueSpan, out valeur, out var connue))
        {
            chemin.Add(connue);
            return true;
        }

        var cle = lecteur.GetString()!;
        if (table.TryGet(Encoding.UTF8.GetBytes(cle), out valeur))
        {
            chemin.Add(cle);
            return true;
        }

        chemin.Add(cle);
        lecteur.Read();
        CleInconnue(ref lecteur, cle, table.Cles, nature);
        chemin.RemoveAt(chemin.Count - 1);
        return false;
    }

    private bool Objet(ref Utf8JsonReader lecteur)
    {
        if (lecteur.TokenType == JsonTokenType.StartObject)
            return true;
        Type(ref lecteur, "un objet entre accolades");
        return false;
    }

    private void Type(ref Utf8JsonReader lecteur, string attendu, string code = "TYPE")
    {
        var trouve = lecteur.TokenType switch
        {
            JsonTokenType.String => lecteur.GetString()!,
            JsonTokenType.StartObject => "un objet",
            JsonTokenType.StartArray => "une liste",
            _ => Encoding.UTF8.GetString(lecteur.ValueSpan),
        };
        lecteur.Skip();
        Erreur(code, Tronquer(trouve), $"Il faut ici {attendu.TrimEnd(' ', '—', ',')} ; il y a « {Tronquer(trouve)} ».");
    }

    private void CleInconnue(ref Utf8JsonReader lecteur, string cle, IReadOnlyList<string> admises, string nature = "clé")
    {
        lecteur.Skip();
        Erreur("CLE-INCONNUE", Tronquer(cle), $"« {Tronquer(cle)} » n'est pas connu ici ({nature}). Admis : {(admises.Count == 0 ? "aucun" : string.Join(", ", admises))}.");
    }

    private static string Tronquer(string texte) => texte.Length <= 80 ? texte : texte[..77] + "…";

    private void Erreur(string code, string valeur, string message) => ErreurA(code, chemin.Count == 0 ? "$" : $"$.{string.Join('.', chemin.Select(Tronquer))}", valeur, message);

    private void ErreurA(string code, string ou, string valeur, string message) => erreurs.Add(new ErreurDeSaisie(code, ou, valeur, message));
}
