using System.Text;

namespace Parchemin.Core;

/// <summary>What names are ordered and searched by: upper case, without accents nor punctuation.</summary>
public static class CleDeTri
{
    /// <summary>« Lefèvre-Nuñez, Chloé » → « LEFEVRE NUNEZ CHLOE »; « Œuvrard » → « OEUVRARD ».</summary>
    public static string Of(string texte)
    {
        ArgumentNullException.ThrowIfNull(texte);
        var cle = new StringBuilder(texte.Length + 4);
        foreach (var accentuee in texte)
        {
            if (LettresLatines.IsMark(accentuee))
                continue;
            var c = LettresLatines.Bare(accentuee);
            var lettres = c switch
            {
                'œ' or 'Œ' => "OE",
                'æ' or 'Æ' => "AE",
                'ĳ' or 'Ĳ' => "IJ",
                'ß' or 'ẞ' => "SS",
                'þ' or 'Þ' => "TH",
                'ŋ' or 'Ŋ' => "NG",
                'ø' or 'Ø' => "O",
                'ł' or 'Ł' => "L",
                'đ' or 'Đ' or 'ð' or 'Ð' => "D",
                'ħ' or 'Ħ' => "H",
                'ŧ' or 'Ŧ' => "T",
                'ı' => "I",
                'ə' or 'Ə' => "E",
                _ => null,
            };
            if (lettres is not null)
                cle.Append(lettres);
            else if (char.IsLetterOrDigit(c))
                cle.Append(char.ToUpperInvariant(c));
            else if (cle.Length > 0 && cle[^1] != ' ')
                cle.Append(' ');
        }

        return cle.ToString().TrimEnd();
    }
}
