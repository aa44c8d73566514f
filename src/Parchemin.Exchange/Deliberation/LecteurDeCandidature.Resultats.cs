using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <content>Results of unités, blocs, parts and criteria.</content>
internal sealed partial class LecteurDeCandidature
{
    private void ReadSection(ref Utf8JsonReader lecteur, TableUtf8<Element> elements)
    {
        if (!Objet(ref lecteur))
            return;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadKey(ref lecteur, elements, "élément", out var element))
                continue;
            lecteur.Read();
            Once(element, element.Code);
            if (element.Section == "competences")
                ReadAvis(ref lecteur, element);
            else if (element.Nature == NatureDElement.Unite)
                ReadUnite(ref lecteur, element);
            else
                ReadBloc(ref lecteur, element, racine: true);
            chemin.RemoveAt(chemin.Count - 1);
        }
    }

    private void Once(Element element, string cle)
    {
        if (donnes[element.Index])
            Erreur("CLE-EN-DOUBLE", cle, $"« {cle} » est donné deux fois. Gardez-en un.");
        donnes[element.Index] = true;
    }

    /// <summary>Reports a key of a small object that is given again; its last value would win silently.</summary>
    private void Once(ref bool donnee, string cle)
    {
        if (donnee)
            Erreur("CLE-EN-DOUBLE", cle, $"« {cle} » est donné deux fois. Gardez-en un.");
        donnee = true;
    }

    private void ReadUnite(ref Utf8JsonReader lecteur, Element element)
    {
        if (!Objet(ref lecteur))
            return;
        var (formes, penalites, penalitesDonnees, note) = (0, 0, false, (Note?)null);
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (lecteur.ValueTextEquals("note"u8))
            {
                formes++;
                note = ReadNote(ref lecteur, "note", element);
            }
            else if (lecteur.ValueTextEquals("parties"u8))
            {
                formes++;
                aDesParties = true;
                ReadNotes(ref lecteur, "parties", index.Parties(element), "partie");
            }
            else if (lecteur.ValueTextEquals("etat"u8))
            {
                formes++;
                chemin.Add("etat");
                lecteur.Read();
                if (ReadWord(ref lecteur, index.Etats, "état", out var etat))
                    candidature.SetResultat(element, Resultat.SansNote(etat));
                chemin.RemoveAt(chemin.Count - 1);
            }
            else if (lecteur.ValueTextEquals("conservee"u8) || lecteur.ValueTextEquals("reportee"u8))
            {
                formes++;
                ReadAnterieure(ref lecteur, element, lecteur.ValueTextEquals("conservee"u8) ? EtatDeResultat.Conservee : EtatDeResultat.Reportee);
            }
            else if (lecteur.ValueTextEquals("penalites"u8) && element.Regles.Correction?.Expression is Penalite penalite)
            {
                chemin.Add("penalites");
                Once(ref penalitesDonnees, "penalites");
                penalites = ReadPenalites(ref lecteur, penalite);
                chemin.RemoveAt(chemin.Count - 1);
            }
            else
            {
                var cle = lecteur.GetString()!;
                chemin.Add(cle);
                lecteur.Read();
                CleInconnue(ref lecteur, cle, ["note", "parties", "etat", "conservee", "reportee", "penalites"]);
                chemin.RemoveAt(chemin.Count - 1);
            }
        }

        if (note is { } valeur)
            candidature.SetResultat(element, Resultat.Arretee(valeur, Math.Max(0, penalites)));
        else if (penalites != 0)
            Erreur("PENALITE-SANS-NOTE", element.Code, "Une pénalité accompagne une note avant pénalité. Donnez « note », ou retirez « penalites ».");
        ExactlyOne(formes, element, "note, parties, etat, conservee ou reportee");
    }

    private void ReadBloc(ref Utf8JsonReader lecteur, Element element, bool racine)
    {
        if (!Objet(ref lecteur))
            return;
        var formes = 0;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (lecteur.ValueTextEquals("note"u8))
            {
                formes++;
                if (ReadNote(ref lecteur, "note", element) is { } note)
                    candidature.SetResultat(element, Resultat.Arretee(note));
            }
            else if (lecteur.ValueTextEquals("criteres"u8))
            {
                formes++;
                ReadNotes(ref lecteur, "criteres", index.Criteres(element), "critère");
            }
            else if (racine && lecteur.ValueTextEquals("parties"u8))
            {
                formes++;
                ReadPartiesDeBloc(ref lecteur, element);
            }
            else if (racine && lecteur.ValueTextEquals("acquis_le"u8))
            {
                formes++;
                if (ReadDate(ref lecteur, "acquis_le") is { } date)
                    candidature.SetResultat(element, Resultat.Acquis(date));
            }
            else
            {
                var cle = lecteur.GetString()!;
                chemin.Add(cle);
                lecteur.Read();
                CleInconnue(ref lecteur, cle, racine ? ["note", "criteres", "parties", "acquis_le"] : ["note", "criteres"]);
                chemin.RemoveAt(chemin.Count - 1);
            }
        }

        ExactlyOne(formes, element, racine ? "note, criteres, parties ou acquis_le" : "note ou criteres");
    }

    /// <summary>Reads the marks of the parts or of the criteria of an element.</summary>
    private void ReadNotes(ref Utf8JsonReader lecteur, string cle, TableUtf8<Element> enfants, string nature)
    {
        chemin.Add(cle);
        lecteur.Read();
        if (Objet(ref lecteur))
        {
            while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
            {
                if (!ReadKey(ref lecteur, enfants, nature, out var enfant))
                    continue;
                lecteur.Read();
                SetNote(enfant, NoteOf(ref lecteur, enfant));
                chemin.RemoveAt(chemin.Count - 1);
            }
        }

        chemin.RemoveAt(chemin.Count - 1);
    }

    private void ReadPartiesDeBloc(ref Utf8JsonReader lecteur, Element element)
    {
        chemin.Add("parties");
        lecteur.Read();
        if (Objet(ref lecteur))
        {
            while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
            {
                if (!ReadKey(ref lecteur, index.Parties(element), "partie", out var partie))
                    continue;
                lecteur.Read();
                Once(partie, partie.Code);
                ReadBloc(ref lecteur, partie, racine: false);
                chemin.RemoveAt(chemin.Count - 1);
            }
        }

        chemin.RemoveAt(chemin.Count - 1);
    }

    private void SetNote(Element element, Note? note)
    {
        if (note is not { } valeur)
            return;
        if (candidature.Resultat(element).Etat != EtatDeResultat.Attendue)
            Erreur("CLE-EN-DOUBLE", element.Code, $"« {element.Chemin} » est noté deux fois. Gardez une seule note.");
        candidature.SetResultat(element, Resultat.Arretee(valeur));
    }

    private void ReadAnterieure(ref Utf8JsonReader lecteur, Element element, EtatDeResultat etat)
    {
        chemin.Add(etat.Code());
        lecteur.Read();
        var (note, date, noteDonnee, dateDonnee) = ((Note?)null, (DateOnly?)null, false, false);
        if (Objet(ref lecteur))
        {
            while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
            {
                if (lecteur.ValueTextEquals("note"u8))
                {
                    chemin.Add("note");
                    Once(ref noteDonnee, "note");
                    chemin.RemoveAt(chemin.Count - 1);
                    note = ReadNote(ref lecteur, "note", element);
                }
                else if (lecteur.ValueTextEquals("obtenue_le"u8))
                {
                    chemin.Add("obtenue_le");
                    Once(ref dateDonnee, "obtenue_le");
                    chemin.RemoveAt(chemin.Count - 1);
                    date = ReadDate(ref lecteur, "obtenue_le");
                }
                else
                {
                    var cle = lecteur.GetString()!;
                    chemin.Add(cle);
                    lecteur.Read();
                    CleInconnue(ref lecteur, cle, ["note", "obtenue_le"]);
                    chemin.RemoveAt(chemin.Count - 1);
                }
            }

            if (!noteDonnee)
                Erreur("CLE-MANQUANTE", "note", "« note » manque : la note obtenue est nécessaire au calcul.");
            if (!dateDonnee)
                Erreur("CLE-MANQUANTE", "obtenue_le", "« obtenue_le » manque : la date décide de la validité de la note.");
        }

        chemin.RemoveAt(chemin.Count - 1);
        if (note is { } n && date is { } d)
            candidature.SetResultat(element, etat == EtatDeResultat.Conservee ? Resultat.Conservee(n, d) : Resultat.Reportee(n, d));
    }

    private int ReadPenalites(ref Utf8JsonReader lecteur, Penalite penalite)
    {
        var (nombre, donne) = (0, false);
        lecteur.Read();
        if (Objet(ref lecteur))
        {
            while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
            {
                var cle = lecteur.GetString()!;
                chemin.Add(cle);
                lecteur.Read();
                if (cle == penalite.Selon)
                    Once(ref donne, cle);
                if (cle != penalite.Selon)
                    CleInconnue(ref lecteur, cle, [penalite.Selon]);
                else if (lecteur.TokenType != JsonTokenType.Number || !lecteur.TryGetInt32(out nombre) || nombre < 0)
                    Type(ref lecteur, "un nombre entier, zéro ou plus");
                chemin.RemoveAt(chemin.Count - 1);
            }
        }

        return nombre;
    }
}
