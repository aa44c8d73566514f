using System.Text;
using Parchemin.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parchemin.Referentiels;

/// <summary>Reads a YAML file into nodes that know their place. The dialect is small on purpose: no anchor, alias, tag or second document.</summary>
public static class LecteurYaml
{
    /// <summary>The largest file that is read, in bytes. The longest official form is a hundred times smaller.</summary>
    public const int TailleMax = 4 * 1024 * 1024;

    /// <summary>The deepest nesting that is read.</summary>
    public const int ProfondeurMax = 40;

    private static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one file.</summary>
    /// <param name="fichier">The name to print in diagnostics.</param>
    /// <returns>The root table, or null when the file cannot be read; the reason is then in the journal.</returns>
    public static Table? Read(string fichier, ReadOnlySpan<byte> contenu, JournalDeDiagnostics journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var debut = new Lieu(fichier, 1, 1);
        if (contenu.Length > TailleMax)
        {
            journal.Erreur("PRC007", debut, fichier, $"Le fichier pèse {contenu.Length} octets ; {TailleMax} au plus sont lus.", "Répartissez les sections en plusieurs fichiers.");
            return null;
        }

        string texte;
        try
        {
            texte = Utf8Strict.GetString(contenu);
        }
        catch (DecoderFallbackException e)
        {
            journal.Erreur("PRC014", debut, fichier, $"Le fichier n'est pas en UTF-8 (octet {e.Index + 1}).", "Enregistrez-le en UTF-8.");
            return null;
        }

        try
        {
            using var lecteur = new StringReader(texte.StartsWith('\uFEFF') ? texte[1..] : texte);
            return new Visite(fichier, new Parser(lecteur), journal).ReadRoot();
        }
        catch (YamlException e) when (TabulationApres(texte, (int)e.Start.Line) is { } tabulation)
        {
            var lieu = tabulation with { Fichier = fichier };
            journal.Erreur("PRC001", lieu, fichier, "Ce n'est pas du YAML : une tabulation sert de retrait.", "Remplacez-la par des espaces.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // What the parser throws, without a place, on some files that end in the middle of a quoted key.
            journal.Erreur("PRC001", debut, fichier, "Ce n'est pas du YAML : la syntaxe n'est pas reconnue.", "Vérifiez les guillemets et les crochets ouverts : l'un d'eux n'est pas fermé.");
            return null;
        }
        catch (YamlException e)
        {
            var lieu = new Lieu(fichier, (int)e.Start.Line, (int)e.Start.Column);
            journal.Erreur("PRC001", lieu, fichier, $"Ce n'est pas du YAML : {Traduire(e.Message)}.", "Vérifiez le retrait, les guillemets et les deux-points à cet endroit.");
            return null;
        }
    }

    /// <summary>The first line, from the one where reading stopped, that a tab indents.</summary>
    private static Lieu? TabulationApres(string texte, int ligne)
    {
        var numero = 0;
        foreach (var courante in texte.AsSpan().EnumerateLines())
        {
            numero++;
            var retrait = courante.Length - courante.TrimStart(" \t").Length;
            if (numero >= ligne && courante[..retrait].IndexOf('\t') is >= 0 and var colonne)
                return new Lieu("", numero, colonne + 1);
        }

        return null;
    }

    private static string Traduire(string message) => message switch
    {
        _ when message.Contains("did not find expected key", StringComparison.Ordinal) => "une clé est attendue ici",
        _ when message.Contains("mapping values are not allowed", StringComparison.OrdinalIgnoreCase) => "« : » n'a pas sa place ici ; mettez le texte entre guillemets",
        _ when message.Contains("tab", StringComparison.OrdinalIgnoreCase) => "une tabulation sert de retrait",
        _ when message.Contains("end of stream", StringComparison.OrdinalIgnoreCase) || message.Contains("unexpected end", StringComparison.OrdinalIgnoreCase) => "le fichier s'arrête trop tôt",
        _ when message.Contains("flow", StringComparison.OrdinalIgnoreCase) => "un crochet ou une accolade n'est pas fermé",
        _ => "la syntaxe n'est pas reconnue",
    };

    private sealed class Visite(string fichier, Parser parser, JournalDeDiagnostics journal)
    {
        private bool fatale;

        public Table? ReadRoot()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                journal.Erreur("PRC001", new Lieu(fichier, 1, 1), fichier, "Le fichier est vide.", "Écrivez au moins une section, ou retirez le fichier.");
                return null;
            }

            var racine = ReadNode(0);
            if (fatale)
                return null;
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                journal.Erreur("PRC006", Place(parser.Current!.Start), fichier, "Le fichier contient un second document YAML.", "Retirez la ligne « --- » et ce qui la suit.");
            if (racine is Table table)
                return table;
            journal.Erreur("PRC004", racine!.Lieu, fichier, "Le fichier doit contenir des sections « clé: valeur ».", "Écrivez une section au premier niveau, par exemple « unites: ».");
            return null;
        }

        private Noeud? ReadNode(int profondeur)
        {
            if (fatale)
                return null;
            var lieu = Place(parser.Current?.Start ?? default);
            if (profondeur > ProfondeurMax)
            {
                journal.Erreur("PRC007", lieu, fichier, $"Plus de {ProfondeurMax} niveaux sont emboîtés.", "Aplatissez cette structure.");
                fatale = true;
                return null;
            }

            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                journal.Erreur("PRC006", lieu, alias.Value.Value, $"L'alias « *{alias.Value} » n'est pas admis.", "Répétez la valeur, ou citez le code de l'élément.");
                return new Scalaire(lieu, "", EntreGuillemets: true);
            }

            if (parser.Current is NodeEvent { Anchor.IsEmpty: false } ancre)
                journal.Erreur("PRC006", lieu, ancre.Anchor.Value, $"L'ancre « &{ancre.Anchor} » n'est pas admise.", "Retirez-la et répétez la valeur là où elle sert.");
            if (parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } etiquette)
                journal.Erreur("PRC006", lieu, etiquette.Tag.Value, $"L'étiquette YAML « {etiquette.Tag} » n'est pas admise.", "Retirez-la.");

            if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalaire))
                return new Scalaire(lieu, scalaire.Value, scalaire.Style != ScalarStyle.Plain);
            return parser.TryConsume<SequenceStart>(out _) ? ReadSequence(lieu, profondeur) : ReadTable(lieu, profondeur);
        }

        private Sequence? ReadSequence(Lieu lieu, int profondeur)
        {
            var elements = new List<Noeud>();
            while (!fatale && !parser.TryConsume<SequenceEnd>(out _))
            {
                if (ReadNode(profondeur + 1) is { } element)
                    elements.Add(element);
            }

            return fatale ? null : new Sequence(lieu, elements);
        }

        private Table? ReadTable(Lieu lieu, int profondeur)
        {
            parser.Consume<MappingStart>();
            var entrees = new List<(Scalaire, Noeud)>();
            var vues = new HashSet<string>(StringComparer.Ordinal);
            while (!fatale && !parser.TryConsume<MappingEnd>(out _))
            {
                var cle = ReadNode(profondeur + 1);
                var valeur = ReadNode(profondeur + 1);
                if (cle is null || valeur is null)
                    continue;
                if (cle is not Scalaire texte)
                    journal.Erreur("PRC004", cle.Lieu, fichier, "Une clé doit être un mot.", "Écrivez « clé: valeur ».");
                else if (!vues.Add(texte.Valeur))
                    journal.Erreur("PRC005", cle.Lieu, texte.Valeur, $"La clé « {texte.Valeur} » figure deux fois.", "Gardez une seule des deux.");
                else
                    entrees.Add((texte, valeur));
            }

            return fatale ? null : new Table(lieu, entrees);
        }

        private Lieu Place(Mark marque) => new(fichier, (int)Math.Max(marque.Line, 1), (int)Math.Max(marque.Column, 1));
    }
}
