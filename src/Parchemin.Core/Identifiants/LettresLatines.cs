using System.Collections.Frozen;
using System.Text;

namespace Parchemin.Core;

/// <summary>Composes and decomposes the accented letters of the Latin alphabets (Unicode, canonical decompositions).</summary>
/// <remarks>The product runs without the operating system's culture data, where the framework leaves texts as they are.</remarks>
public static class LettresLatines
{
    // A mark, the letters that bear it, and in the same order what each is without it.
    private static readonly (char Marque, string Lettres, string Bases)[] Decompositions =
    [
        ('\u0300', "ÀÈÌÒÙàèìòùǛǜǸǹḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳ", "AEIOUaeiouÜüNnĒēŌōWwÂâĂăÊêÔôƠơƯưYy"),
        ('\u0301', "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứ", "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØøÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯư"),
        ('\u0302', "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ", "AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ"),
        ('\u0303', "ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ", "ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy"),
        ('\u0304', "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳḠḡḸḹṜṝ", "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyGgḶḷṚṛ"),
        ('\u0306', "ĂăĔĕĞğĬĭŎŏŬŭḜḝẶặ", "AaEeGgIiOoUuȨȩẠạ"),
        ('\u0307', "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ", "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ"),
        ('\u0308', "ÄËÏÖÜäëïöüÿŸḦḧṎṏṺṻẄẅẌẍẗ", "AEIOUaeiouyYHhÕõŪūWwXxt"),
        ('\u0309', "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ", "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy"),
        ('\u030A', "ÅåŮůẘẙ", "AaUuwy"),
        ('\u030B', "ŐőŰű", "OoUu"),
        ('\u030C', "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ", "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh"),
        ('\u030F', "ȀȁȄȅȈȉȌȍȐȑȔȕ", "AaEeIiOoRrUu"),
        ('\u0311', "ȂȃȆȇȊȋȎȏȒȓȖȗ", "AaEeIiOoRrUu"),
        ('\u031B', "ƠơƯư", "OoUu"),
        ('\u0323', "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ", "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy"),
        ('\u0324', "Ṳṳ", "Uu"),
        ('\u0325', "Ḁḁ", "Aa"),
        ('\u0326', "ȘșȚț", "SsTt"),
        ('\u0327', "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ", "CcGgKkLlNnRrSsTtEeDdHh"),
        ('\u0328', "ĄąĘęĮįŲųǪǫ", "AaEeIiUuOo"),
        ('\u032D', "ḒḓḘḙḼḽṊṋṰṱṶṷ", "DdEeLlNnTtUu"),
        ('\u032E', "Ḫḫ", "Hh"),
        ('\u0330', "ḚḛḬḭṴṵ", "EeIiUu"),
        ('\u0331', "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ", "BbDdKkLlNnRrTtZzh"),
    ];

    private static readonly FrozenDictionary<char, (char Base, char Marque)> Parties = Groups().ToFrozenDictionary(g => g.Lettre, g => (g.Base, g.Marque));

    private static readonly FrozenDictionary<(char Base, char Marque), char> Lettres = Groups().ToFrozenDictionary(g => (g.Base, g.Marque), g => g.Lettre);

    /// <summary>The text with each letter and its marks in one character where there is one (normal form C, for these alphabets).</summary>
    public static string Compose(string texte)
    {
        if (!texte.Any(IsMark))
            return texte;
        var compose = new StringBuilder(texte.Length);
        foreach (var c in texte)
        {
            if (compose.Length > 0 && Lettres.TryGetValue((compose[^1], c), out var lettre))
                compose[^1] = lettre;
            else
                compose.Append(c);
        }

        return compose.ToString();
    }

    /// <summary>The letter without its marks: « ế » → « e ».</summary>
    public static char Bare(char c)
    {
        while (Parties.TryGetValue(c, out var parties))
            c = parties.Base;
        return c;
    }

    /// <summary>Whether the character is a letter of an alphabet derived from Latin; ª, º and µ are signs.</summary>
    public static bool IsLetter(char c)
        => c is 'ə' || (c is (< '\u0250' and not ('ª' or 'º' or 'µ')) or (>= 'Ḁ' and <= 'ỿ') && char.IsLetter(c));

    /// <summary>Whether the character is a mark that stands over or under the letter before it.</summary>
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static IEnumerable<(char Lettre, char Base, char Marque)> Groups()
        => Decompositions.SelectMany(d => d.Lettres.Zip(d.Bases, (lettre, nue) => (lettre, nue, d.Marque)));
}
