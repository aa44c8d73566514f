using System.Globalization;
using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>Reads one line of the deliberation format into a candidate. Not thread-safe; the candidate is reused from line to line.</summary>
internal sealed partial class LecteurDeCandidature(Catalogue catalogue)
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

}
