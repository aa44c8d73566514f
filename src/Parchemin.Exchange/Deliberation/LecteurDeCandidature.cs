using System.Globalization;
using System.Text;
using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>Reads one line of the deliberation format into a candidate. Not thread-safe; the candidate is reused from line to line.</summary>
internal sealed class LecteurDeCandidature(Catalogue catalogue)
{
    private readonly Dictionary<IndexDeSaisie, Candidature> candidatures = [];
    private readonly List<string> chemin = [];
    private readonly List<ErreurDeSaisie> erreurs = [];
    private bool[] donnes = [];
    private IndexDeSaisie? dernierIndex;
    private readonly string[] derniers = ["", "", ""];
    private IndexDeSaisie index = null!;
    private Candidature candidature = null!;
    private bool aDesParties;
    private bool voieDonnee;
    private bool optionDonnee;

    /// <summary>What is wrong with the last line.</summary>
    public IReadOnlyList<ErreurDeSaisie> Erreurs => erreurs;

    /// <summary>The identifier of the last line, empty when it could not be read.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Reads a line; null when it is refused.</summary>
    public Candidature? Read(ReadOnlySpan<byte> ligne)
    {
        erreurs.Clear();
        chemin.Clear();
        Id = "";
        try
        {
            if (!Identify(ligne))
                return null;
            if (!candidatures.TryGetValue(index, out candidature!))
                candidatures[index] = candidature = new Candidature(index.Regles);
            candidature.Clear();
            if (donnes.Length < index.Regles.Elements.Length)
                donnes = new bool[index.Regles.Elements.Length];
            Array.Clear(donnes);
            (aDesParties, voieDonnee, optionDonnee) = (false, index.Regles.Voies.Length == 1, false);
            ReadRoot(ligne);
            CheckWhole();
        }
        catch (JsonException e)
        {
            Erreur("JSON-INVALIDE", "", string.Create(CultureInfo.InvariantCulture, $"La ligne n'est pas un objet JSON correct (octet {e.BytePositionInLine + 1}). Vérifiez les guillemets, virgules et accolades."));
        }
        catch (InvalidOperationException)
        {
            Erreur("JSON-INVALIDE", "", "Un texte de la ligne n'est pas de l'UTF-8 correct. Enregistrez le fichier en UTF-8.");
        }
        catch (OverflowException)
        {
            Erreur("NOTE-ILLISIBLE", "", $"Un nombre de la ligne a trop de chiffres pour un calcul exact. Donnez au plus {Note.MaxDecimals} décimales.");
        }

        if (erreurs.Count > 0)
            return null;
        candidature.Id = Id;
        return candidature;
    }

    /// <summary>Finds the rules that the line names, wherever these members stand in it.</summary>
    private bool Identify(ReadOnlySpan<byte> ligne)
    {
        var lecteur = new Utf8JsonReader(ligne);
        if (!lecteur.Read() || lecteur.TokenType != JsonTokenType.StartObject)
        {
            Erreur("JSON-INVALIDE", "", "Chaque ligne doit être un objet JSON, entre accolades.");
            return false;
        }

        string? certification = null, edition = null, session = null;
        var idLu = false;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (lecteur.ValueTextEquals("certification"u8))
            {
                certification = Nom(ref lecteur, 0);
            }
            else if (lecteur.ValueTextEquals("edition"u8))
            {
                edition = Nom(ref lecteur, 1);
            }
            else if (lecteur.ValueTextEquals("session"u8))
            {
                session = Nom(ref lecteur, 2);
            }
            else if (lecteur.ValueTextEquals("id"u8))
            {
                lecteur.Read();
                idLu = lecteur.TokenType == JsonTokenType.String;
                Id = idLu ? lecteur.GetString()! : "";
                lecteur.Skip();
            }
            else
            {
                lecteur.Skip();
            }

            if (certification is not null && edition is not null && session is not null && idLu)
                return Find(certification, edition, session) || ReglesInconnues(certification, edition, session);
        }

        while (lecteur.Read())
        {
            // The rest must still be correct JSON for the message to be about what is missing.
        }

        if (certification is not null && edition is not null && session is not null)
        {
            if (Find(certification, edition, session))
                return true;
            Erreur("CLE-MANQUANTE", "id", "« id » manque, ou n'est pas un texte. Ajoutez \"id\":\"…\".");
            return ReglesInconnues(certification, edition, session);
        }

        foreach (var (cle, valeur) in new[] { ("certification", certification), ("edition", edition), ("session", session) })
        {
            if (valeur is null)
                Erreur("CLE-MANQUANTE", cle, $"« {cle} » manque, ou n'est pas un texte. Ajoutez \"{cle}\":\"…\".");
        }

        return false;
    }

    private bool ReglesInconnues(string certification, string edition, string session)
    {
        var (cle, connus) = catalogue.Explain(certification, edition);
        var valeur = cle switch { "certification" => certification, "edition" => edition, _ => session };
        ErreurA("REGLES-INCONNUES", $"$.{cle}", Tronquer(valeur), $"Aucune règle n'est chargée pour « {Tronquer(valeur)} » ({cle}). Connus : {string.Join(", ", connus)}.");
        return false;
    }

    // A file nearly always repeats the same certification: its names are made into strings once.
    private string? Nom(ref Utf8JsonReader lecteur, int rang)
    {
        lecteur.Read();
        if (lecteur.TokenType != JsonTokenType.String)
        {
            lecteur.Skip();
            return null;
        }

        if (!lecteur.ValueTextEquals(derniers[rang]))
        {
            derniers[rang] = lecteur.GetString()!;
            dernierIndex = null;
        }

        return derniers[rang];
    }

    private bool Find(string certification, string edition, string session)
    {
        dernierIndex ??= catalogue.Find(certification, edition, session);
        if (dernierIndex is null)
            return false;
        index = dernierIndex;
        return true;
    }

    private void ReadRoot(ReadOnlySpan<byte> ligne)
    {
        var lecteur = new Utf8JsonReader(ligne);
        lecteur.Read();
        var membresDonnes = 0UL;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadKey(ref lecteur, index.Membres, "clé", out var membre))
                continue;
            if ((membresDonnes & membre.Bit) != 0)
                Erreur("CLE-EN-DOUBLE", chemin[^1], $"« {chemin[^1]} » est donné deux fois. Gardez-en un.");
            membresDonnes |= membre.Bit;
            lecteur.Read();
            ReadMember(ref lecteur, membre);
            chemin.RemoveAt(chemin.Count - 1);
        }

        if (lecteur.Read())
            Erreur("JSON-INVALIDE", "", "La ligne contient autre chose après l'objet du candidat.");
        if ((membresDonnes & 1) == 0)
            Erreur("CLE-MANQUANTE", "id", "« id » manque. Ajoutez \"id\":\"…\".");
    }

    private void ReadMember(ref Utf8JsonReader lecteur, MembreDeSaisie membre)
    {
        switch (membre.Nature)
        {
            case NatureDeMembre.Identite:
                if (lecteur.TokenType != JsonTokenType.String)
                    Type(ref lecteur, "un texte");
                break;
            case NatureDeMembre.Voie:
                voieDonnee |= ReadWord(ref lecteur, index.Voies, "voie", out var voie) && SetVoie(voie);
                break;
            case NatureDeMembre.Option:
                optionDonnee |= ReadWord(ref lecteur, index.Options, "option", out var option) && SetOption(option);
                break;
            case NatureDeMembre.Controle:
                ReadControle(ref lecteur);
                break;
            case NatureDeMembre.DecisionsDuJury:
                ReadDecisionsDuJury(ref lecteur);
                break;
            case NatureDeMembre.Section:
                ReadSection(ref lecteur, membre.Elements!);
                break;
            case NatureDeMembre.Declaration:
                ReadDeclaration(ref lecteur, membre.Declaration!);
                break;
        }
    }

    private bool SetVoie(Voie voie)
    {
        candidature.Voie = voie;
        return true;
    }

    private bool SetOption(int option)
    {
        candidature.Option = option;
        return true;
    }

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
                ReadParties(ref lecteur, element);
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
                ReadCriteres(ref lecteur, element);
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

    private void ReadParties(ref Utf8JsonReader lecteur, Element element)
    {
        chemin.Add("parties");
        lecteur.Read();
        aDesParties = true;
        if (Objet(ref lecteur))
        {
            while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
            {
                if (!ReadKey(ref lecteur, index.Parties(element), "partie", out var partie))
                    continue;
                lecteur.Read();
                SetNote(partie, NoteOf(ref lecteur, partie));
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

    private void ReadCriteres(ref Utf8JsonReader lecteur, Element element)
    {
        chemin.Add("criteres");
        lecteur.Read();
        if (Objet(ref lecteur))
        {
            while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
            {
                if (!ReadKey(ref lecteur, index.Criteres(element), "critère", out var critere))
                    continue;
                lecteur.Read();
                SetNote(critere, NoteOf(ref lecteur, critere));
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

    /// <summary>What only the whole candidate can tell: missing choices, parts of another voie, validity of earlier results.</summary>
    private void CheckWhole()
    {
        if (!voieDonnee && !chemin.Contains("voie") && erreurs.TrueForAll(e => e.Chemin != "$.voie"))
            Erreur("CLE-MANQUANTE", "voie", $"« voie » manque. Valeurs admises : {string.Join(", ", index.Voies.Cles)}.");
        if (index.Regles.Options.Length > 0 && !optionDonnee && erreurs.TrueForAll(e => e.Chemin != "$.option"))
            Erreur("CLE-MANQUANTE", "option", $"« option » manque. Valeurs admises : {string.Join(", ", index.Options.Cles)}.");
        if (index.Regles.Forme is { } forme && candidature.Choix(forme) is null && erreurs.TrueForAll(e => e.Chemin != "$.forme"))
            Erreur("CLE-MANQUANTE", "forme", $"« forme » manque. Valeurs admises : {string.Join(", ", forme.Options)}.");
        if (index.Regles.Facultatives is { } limite)
            CheckFacultatives(limite);
        var elements = index.Regles.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            var element = elements[i];
            var resultat = candidature.Resultat(element);
            if (resultat.ObtenueLe is not null)
                CheckAnterieur(element, resultat);
            if (aDesParties && resultat.Etat != EtatDeResultat.Attendue && (element.Colonnes & (1u << candidature.Colonne)) == 0)
                ErreurA("PARTIE-D-UNE-AUTRE-VOIE", Json(element), element.Code, $"« {element.Code} » n'existe pas pour la voie « {candidature.Voie.Code} ». Parties admises : {Parties(element.Parent!)}.");
            if (candidature.Option is { } option && (element.Options & (1u << option)) == 0 && (resultat.Etat != EtatDeResultat.Attendue || candidature.ADesAvis(element)))
                ErreurA("HORS-PARCOURS", Json(element), element.Code, $"« {element.Code} » n'appartient pas au parcours de l'option « {index.Regles.Options[option].Code} ». Retirez-le ou corrigez l'option.");
            if (element.Parent is { Nature: NatureDElement.Competence } competence && candidature.ADesAvis(element) && candidature.ADesAvis(competence))
                ErreurA("RESULTAT-MULTIPLE", Json(element), element.Code, $"Des avis sont donnés sur {competence.Code} et sur {element.Code}. Gardez un seul des deux niveaux.");
        }
    }

    private void CheckFacultatives(LimiteDeFacultatives limite)
    {
        var nombre = 0;
        foreach (var unite in index.Regles.Unites)
            nombre += unite.Facultatif && candidature.Resultat(unite).Etat != EtatDeResultat.Attendue ? 1 : 0;
        if (nombre > limite.AuPlus)
            ErreurA("FACULTATIVES-TROP-NOMBREUSES", "$.facultatives", nombre.ToString(CultureInfo.InvariantCulture), $"{nombre} épreuves facultatives sont données ; {limite.AuPlus} au plus sont admises ({limite.Source}). Retirez celles qui ne comptent pas.");
    }

    private string Parties(Element unite) => string.Join(", ", unite.Enfants.Where(e => (e.Colonnes & (1u << candidature.Colonne)) != 0).Select(e => e.Code));

    private void CheckAnterieur(Element element, Resultat resultat)
    {
        var etat = resultat.Etat;
        var json = resultat.Note is null ? $"{Json(element)}.acquis_le" : $"{Json(element)}.{etat.Code()}";
        if (index.Regles.RegleDe(etat) is not { } regle)
        {
            ErreurA("ETAT-INCONNU", json, etat.Code(), $"L'état « {etat.Code()} » n'existe pas pour cette certification.");
            return;
        }

        var obtenue = resultat.ObtenueLe!.Value;
        if (resultat.Note is { } note && regle.NoteMin is { } min && note.Valeur < min)
            ErreurA("NOTE-NON-CONSERVABLE", $"{json}.note", note.ToString(), $"Une note conservée est au moins égale à {min.ToFrench()} ({regle.Source}). Une note inférieure se présente à nouveau.");
        if (resultat.Note is { } reportee && regle.NoteMoinsQue is { } max && reportee.Valeur >= max)
            ErreurA("NOTE-NON-REPORTABLE", $"{json}.note", reportee.ToString(), $"Une note reportée est inférieure à {max.ToFrench()} ({regle.Source}). Déclarez-la « conservee ».");
        if (regle.Formes is { } formes && index.Regles.Forme is { } forme && candidature.Choix(forme) is { } choix && !formes.Contains(choix))
            ErreurA("ETAT-HORS-FORME", json, forme.Options[choix], $"Une note n'est « {etat.Code()} » que dans la forme {string.Join(", ", formes.Select(f => forme.Options[f]))} ({regle.Source}).");
        if (obtenue > index.Regles.DateDeDeliberation)
            ErreurA("DATE-FUTURE", json, Jour(obtenue), $"Ce résultat est obtenu après la délibération du {Jour(index.Regles.DateDeDeliberation)}. Vérifiez la date.");
        else if (regle.DureeAnnees is { } annees && obtenue.AddYears(annees) < index.Regles.DateDeDeliberation)
            ErreurA("DATE-PERIMEE", json, Jour(obtenue), $"Ce résultat a plus de {annees} ans à la délibération du {Jour(index.Regles.DateDeDeliberation)} ({regle.Source}). L'unité se présente à nouveau.");
    }

    private static string Jour(DateOnly jour) => jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Json(Element element) => element switch
    {
        { Section: { } section } => $"$.{section}.{element.Code}",
        { Nature: NatureDElement.Partie } => $"{Json(element.Parent!)}.parties.{element.Code}",
        { Nature: NatureDElement.Critere } => $"{Json(element.Parent!)}.criteres.{element.Cle}",
        _ => element.Chemin,
    };

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
