using System.Globalization;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What a reading gives to a script: a mark, or the letters of a special state; neither while it waits.</summary>
/// <remarks>The office may give a state to a script that a corrector has marked: the state stands, the mark stays beneath it.</remarks>
public readonly record struct ValeurDeCopie(Fraction? Note, string? Etat)
{
    private const int Decimales = 2;

    /// <summary>A blank script is marked, at nought; the other states have no mark.</summary>
    public const string Blanche = "BL";

    public bool Manque => Note is null && Etat is null;

    /// <summary>The mark for an average: nought for a blank script.</summary>
    public Fraction? Points => Etat is Blanche ? Fraction.Zero : Note;

    /// <summary>What a reading holds, harmonised when it is.</summary>
    public static ValeurDeCopie Of(Objet copie) => copie["etat"] is { } etat ? new(null, etat) : new(Read(copie["note_retenue"] ?? copie["note"]), null);

    /// <summary>What the corrector gave, whatever happened since.</summary>
    public static ValeurDeCopie Given(Objet copie) => copie["etat"] is { } etat ? new(null, etat) : new(Read(copie["note"]), null);

    public static Fraction? Read(string? texte) => texte is null ? null : Core.Note.Parse(texte).Valeur;

    /// <summary>What a cell of the entry column shows: <c>12,5</c>, <c>ABS</c>, or nothing.</summary>
    public static string Shown(Objet copie) => copie["etat"] ?? copie["note"]?.Replace('.', ',') ?? "";

    /// <summary>Reads what somebody typed: a number with a comma or a point, or letters in any case.</summary>
    /// <param name="motif">Why it is refused, in French; null otherwise.</param>
    public static (string? Note, string? Etat) Parse(string? texte, Fraction bareme, out string? motif)
    {
        motif = null;
        texte = texte?.Trim() ?? "";
        if (texte.Length == 0)
            return (null, null);
        var etats = Genres.Copie["etat"].Choix;
        if (etats.FirstOrDefault(c => string.Equals(c.Code, texte, StringComparison.OrdinalIgnoreCase)) is { } etat)
            return (null, etat.Code);
        if (!Core.Note.TryParse(Encoding.UTF8.GetBytes(texte), out var note))
            motif = $"« {texte} » n'est ni une note ni un état. Écrivez une note comme 12,5, ou {string.Join(", ", etats.Select(c => c.Code))}.";
        else if (Refusal(note.Valeur, bareme) is { } refus)
            motif = refus;
        return motif is null ? (note.ToString(), null) : (null, null);
    }

    /// <summary>Why a mark cannot stand on this scale; null when it can.</summary>
    public static string? Refusal(Fraction note, Fraction bareme)
        => note > bareme ? string.Create(CultureInfo.InvariantCulture, $"La note {note.ToFrench()} dépasse le barème de {bareme.ToFrench()}. Corrigez-la.")
            : note != note.RoundTo(Fraction.Of(1, 100), SensArrondi.Proche) ? $"La note {note.ToFrench()} a plus de {Decimales} décimales. Arrondissez-la vous-même : le registre n'arrondit pas."
            : null;
}
