using System.Text;
using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads golden cases; a candidate written in YAML becomes the JSON of the deliberation format.</summary>
internal static class LectureDeCas
{
    public static CasDeReference Cas(Champs c) => new(
        c.TexteRequis("nom"),
        c.Citations("regles"),
        c.CitationRequise("session"),
        Json(c, "entree"),
        Json(c, "attendu"),
        c.Lieu);

    private static string Json(Champs c, string cle)
    {
        if (c.Noeud(cle) is not Table table)
        {
            _ = c.TableRequise(cle, cle);
            return "{}";
        }

        using var flux = new MemoryStream();
        using (var sortie = new Utf8JsonWriter(flux))
            Write(table, sortie);
        return Encoding.UTF8.GetString(flux.ToArray());
    }

    private static void Write(Noeud noeud, Utf8JsonWriter sortie)
    {
        switch (noeud)
        {
            case Scalaire { EntreGuillemets: false, Valeur: "oui" }:
                sortie.WriteBooleanValue(true);
                break;
            case Scalaire { EntreGuillemets: false, Valeur: "non" }:
                sortie.WriteBooleanValue(false);
                break;
            case Scalaire { EntreGuillemets: false } s when EstNombre(s.Valeur):
                sortie.WriteRawValue(s.Valeur);
                break;
            case Scalaire s:
                sortie.WriteStringValue(s.Valeur);
                break;
            case Sequence q:
                sortie.WriteStartArray();
                foreach (var element in q.Elements)
                    Write(element, sortie);
                sortie.WriteEndArray();
                break;
            case Table t:
                sortie.WriteStartObject();
                foreach (var (cle, valeur) in t.Entrees)
                {
                    sortie.WritePropertyName(cle.Valeur);
                    Write(valeur, sortie);
                }

                sortie.WriteEndObject();
                break;
        }
    }

    private static bool EstNombre(string texte)
    {
        var octets = Encoding.UTF8.GetBytes(texte.TrimStart('-'));
        return !texte.Contains(',', StringComparison.Ordinal) && !texte.StartsWith('0') | texte is "0" || texte.StartsWith("0.", StringComparison.Ordinal)
            ? Note.TryParse(octets, out _)
            : false;
    }
}
