using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <content>Control marks, opinions, jury decisions and declared values.</content>
internal sealed partial class LecteurDeCandidature
{
    private void ReadControle(ref Utf8JsonReader lecteur)
    {
        if (!Objet(ref lecteur))
            return;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadKey(ref lecteur, index.Controlables, "unité", out var unite))
                continue;
            lecteur.Read();
            if (candidature.Controle(unite).Connue)
                Erreur("CLE-EN-DOUBLE", unite.Code, $"« {unite.Code} » est donné deux fois au contrôle. Gardez-en un.");
            if (Objet(ref lecteur))
            {
                var (formes, avant) = (0, erreurs.Count);
                while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
                {
                    if (lecteur.ValueTextEquals("note"u8))
                    {
                        formes++;
                        if (ReadNote(ref lecteur, "note", unite) is { } note)
                            candidature.SetControle(unite, note);
                    }
                    else
                    {
                        var cle = lecteur.GetString()!;
                        chemin.Add(cle);
                        lecteur.Read();
                        CleInconnue(ref lecteur, cle, ["note"]);
                        chemin.RemoveAt(chemin.Count - 1);
                    }
                }

                if (formes != 1 && erreurs.Count == avant)
                    Erreur("CLE-MANQUANTE", "note", "Une épreuve de contrôle se donne par sa « note », une seule fois ; retirez l'unité si elle n'a pas été passée.");
            }

            chemin.RemoveAt(chemin.Count - 1);
        }
    }

    private void ReadAvis(ref Utf8JsonReader lecteur, Element element)
    {
        if (!Objet(ref lecteur))
            return;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadKey(ref lecteur, index.Evaluateurs, "évaluateur", out var evaluateur))
                continue;
            lecteur.Read();
            if (candidature.Avis(element, evaluateur) != Avis.Attendu)
                Erreur("CLE-EN-DOUBLE", element.Code, "Cet avis est donné deux fois. Gardez-en un.");
            if (lecteur.TokenType == JsonTokenType.String && lecteur.ValueTextEquals("acquis"u8))
                candidature.SetAvis(element, evaluateur, Avis.Acquis);
            else if (lecteur.TokenType == JsonTokenType.String && lecteur.ValueTextEquals("non-acquis"u8))
                candidature.SetAvis(element, evaluateur, Avis.NonAcquis);
            else
                Type(ref lecteur, "« acquis » ou « non-acquis »");
            chemin.RemoveAt(chemin.Count - 1);
        }
    }

    private void ReadDecisionsDuJury(ref Utf8JsonReader lecteur)
    {
        if (!Objet(ref lecteur))
            return;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadKey(ref lecteur, index.Competences, "compétence", out var element))
                continue;
            lecteur.Read();
            var redonnee = candidature.DecisionDuJury(element) is not null;
            Once(ref redonnee, element.Code);
            if (Objet(ref lecteur))
            {
                var (acquis, motif, acquisDonne, motifDonne) = ((bool?)null, (string?)null, false, false);
                while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
                {
                    var cle = lecteur.GetString()!;
                    chemin.Add(cle);
                    lecteur.Read();
                    if (cle == "acquis")
                        Once(ref acquisDonne, cle);
                    else if (cle == "motif")
                        Once(ref motifDonne, cle);
                    if (cle == "acquis" && lecteur.TokenType is JsonTokenType.True or JsonTokenType.False)
                        acquis = lecteur.GetBoolean();
                    else if (cle == "motif" && lecteur.TokenType == JsonTokenType.String)
                        motif = lecteur.GetString();
                    else if (cle is "acquis" or "motif")
                        Type(ref lecteur, cle == "acquis" ? "true ou false" : "un texte");
                    else
                        CleInconnue(ref lecteur, cle, ["acquis", "motif"]);
                    chemin.RemoveAt(chemin.Count - 1);
                }

                if (acquis is { } decision)
                    candidature.SetDecisionDuJury(element, new DecisionDuJury(decision, motif));
                else if (!acquisDonne)
                    Erreur("CLE-MANQUANTE", "acquis", "La décision du jury doit dire « acquis »: true ou false.");
            }

            chemin.RemoveAt(chemin.Count - 1);
        }
    }

    private void ReadDeclaration(ref Utf8JsonReader lecteur, Declaration declaration)
    {
        switch (declaration.Type)
        {
            case TypeDeDeclaration.Groupe:
                if (!Objet(ref lecteur))
                    return;
                candidature.SetChoix(declaration, 1);
                var lues = 0UL;
                while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
                {
                    if (!ReadKey(ref lecteur, index.Champs[declaration], "champ", out var champ))
                        continue;
                    if ((lues & (1UL << champ.Index)) != 0)
                        Erreur("CLE-EN-DOUBLE", champ.Code, $"« {champ.Code} » est donné deux fois. Gardez-en un.");
                    lues |= 1UL << champ.Index;
                    lecteur.Read();
                    ReadDeclaration(ref lecteur, champ);
                    chemin.RemoveAt(chemin.Count - 1);
                }

                break;
            case TypeDeDeclaration.OuiNon:
                if (lecteur.TokenType is JsonTokenType.True or JsonTokenType.False)
                    candidature.SetChoix(declaration, lecteur.GetBoolean() ? 1 : 0);
                else
                    Type(ref lecteur, "true ou false");
                break;
            case TypeDeDeclaration.Choix:
                if (lecteur.TokenType == JsonTokenType.String && OptionOf(ref lecteur, declaration) is { } option)
                    candidature.SetChoix(declaration, option);
                else
                    Type(ref lecteur, $"une de ces valeurs : {string.Join(", ", declaration.Options)}");
                break;
            case TypeDeDeclaration.Entier:
            case TypeDeDeclaration.Nombre:
                if (lecteur.TokenType is JsonTokenType.Number or JsonTokenType.String
                    && Note.TryParse(Valeur(ref lecteur), out var nombre)
                    && (declaration.Type == TypeDeDeclaration.Nombre || nombre.Valeur.Denominator == 1))
                {
                    candidature.SetNombre(declaration, nombre.Valeur);
                }
                else
                {
                    Type(ref lecteur, declaration.Type == TypeDeDeclaration.Entier ? "un nombre entier, zéro ou plus" : "un nombre, zéro ou plus");
                }

                break;
        }
    }

    private static int? OptionOf(ref Utf8JsonReader lecteur, Declaration declaration)
    {
        for (var i = 0; i < declaration.Options.Count; i++)
        {
            if (lecteur.ValueTextEquals(declaration.Options[i]))
                return i;
        }

        return null;
    }
}
