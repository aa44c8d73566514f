using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>Writes results in the public format, for one set of rules: all that does not change from one candidate to another is prepared once.</summary>
internal sealed class EcritureDeResultat
{
    private static readonly byte[][] Etats = [.. Enum.GetValues<EtatDeResultat>().Select(e => Utf8($"{{\"etat\":\"{e.Code()}\""))];

    private readonly ReglesDAttribution regles;
    private readonly Dictionary<Decision, byte[]> decisions = new(ReferenceEqualityComparer.Instance);
    private readonly byte[][] sorties;
    private readonly byte[][] listes;
    private readonly byte[][] cles;
    private readonly byte[][] codes;
    private readonly byte[]?[] coefficients;
    private readonly byte[] fin;
    private readonly List<string> manquants = [];

    public EcritureDeResultat(ReglesDAttribution regles)
    {
        this.regles = regles;
        foreach (var decision in regles.Decisions)
            decisions[decision] = Utf8($",\"decision\":{Json(decision.Resultat)}{(decision.Groupe is { } groupe ? $",\"groupe\":{groupe}" : "")}");
        sorties = [.. regles.Sorties.Select(s => Utf8($",{Json(s.Nom)}:\""))];
        listes = [.. regles.Listes.Select(l => Utf8($",{Json(l.Nom)}:["))];
        cles = [.. regles.Elements.Select(e => Utf8($"{Json(e.Cle.Length > 0 && e.Section is null ? e.Cle : e.Code)}:"))];
        codes = [.. regles.Elements.Select(e => Utf8(Json(e.Code)))];
        coefficients = [.. regles.Elements.Select(e => e.Coefficient is { } c ? Utf8($",\"coefficient\":\"{c}\"") : null)];
        fin = Utf8($"],\"regles\":{Json(regles.Code)},\"empreinte\":\"{regles.Empreinte[..16]}\"");
    }

    public void Write(TamponUtf8 sortie, Deliberation d, bool explication)
    {
        var decision = d.Decision!;
        sortie.Write("{\"id\":"u8);
        sortie.WriteTexte(d.Candidature.Id);
        sortie.Write(decisions[decision]);
        WriteSorties(sortie, d);
        WriteUnites(sortie, d, facultatif: false);
        WriteUnites(sortie, d, facultatif: true);
        WriteBlocs(sortie, d);
        WriteCompetences(sortie, d);
        WriteListes(sortie, d);
        WriteManquants(sortie, d);
        sortie.Write("],\"motifs\":["u8);
        sortie.WriteTexte(decision.Code);
        sortie.Write(fin);
        if (explication)
        {
            sortie.Write(",\"explication\":"u8);
            using var ecrivain = new Utf8JsonWriter(sortie, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
            EcritureDeTrace.Write(ecrivain, d.Explain());
        }

        sortie.Write("}"u8);
    }

    public static void WriteRefus(TamponUtf8 sortie, long ligne, string id, IEnumerable<ErreurDeSaisie> erreurs)
    {
        using var ecrivain = new Utf8JsonWriter(sortie, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        ecrivain.WriteStartObject();
        ecrivain.WriteNumber("ligne"u8, ligne);
        ecrivain.WriteString("id"u8, id);
        ecrivain.WriteStartArray("erreurs"u8);
        foreach (var erreur in erreurs)
        {
            ecrivain.WriteStartObject();
            ecrivain.WriteString("code"u8, erreur.Code);
            ecrivain.WriteString("chemin"u8, erreur.Chemin);
            ecrivain.WriteString("valeur"u8, erreur.Valeur);
            ecrivain.WriteString("message"u8, erreur.Message);
            ecrivain.WriteEndObject();
        }

        ecrivain.WriteEndArray();
        ecrivain.WriteEndObject();
    }

    private static byte[] Utf8(string texte) => Encoding.UTF8.GetBytes(texte);

    private static string Json(string texte) => $"\"{JsonEncodedText.Encode(texte, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private void WriteSorties(TamponUtf8 sortie, Deliberation d)
    {
        for (var i = 0; i < sorties.Length; i++)
        {
            var publiee = regles.Sorties[i];
            var valeur = d.Publie(publiee);
            if (!valeur.Connue)
                continue;
            sortie.Write(sorties[i]);
            if (publiee.Decimales is { } decimales)
                sortie.WriteFixed(valeur.Valeur, decimales);
            else
                sortie.Write(valeur.Valeur);
            sortie.Write("\""u8);
        }
    }

    private void WriteUnites(TamponUtf8 sortie, Deliberation d, bool facultatif)
    {
        var ouvert = false;
        for (var i = 0; i < regles.Unites.Length; i++)
        {
            var unite = regles.Unites[i];
            if (unite.Facultatif != facultatif || (facultatif && d.Etat(unite) == EtatDeResultat.Attendue))
                continue;
            sortie.Write(ouvert ? ","u8 : facultatif ? ",\"facultatives\":{"u8 : ",\"unites\":{"u8);
            ouvert = true;
            sortie.Write(cles[unite.Index]);
            sortie.Write(Etats[(int)d.EtatFinal(unite)]);
            var note = d.Retenue(unite);
            WriteNote(sortie, note);
            if (coefficients[unite.Index] is { } coefficient)
            {
                sortie.Write(coefficient);
                if (note.Connue)
                {
                    sortie.Write(",\"points\":\""u8);
                    sortie.Write(note.Valeur * unite.Coefficient!.Value);
                    sortie.Write("\""u8);
                }
            }

            sortie.Write("}"u8);
        }

        if (ouvert)
            sortie.Write("}"u8);
    }

    private void WriteBlocs(TamponUtf8 sortie, Deliberation d)
    {
        var ouvert = false;
        for (var i = 0; i < regles.Blocs.Length; i++)
        {
            var bloc = regles.Blocs[i];
            if (!d.Candidature.EstDansLeParcours(bloc))
                continue;
            sortie.Write(ouvert ? ","u8 : ",\"blocs\":{"u8);
            ouvert = true;
            WriteElement(sortie, d, bloc);
        }

        if (ouvert)
            sortie.Write("}"u8);
    }

    private void WriteElement(TamponUtf8 sortie, Deliberation d, Element element)
    {
        sortie.Write(cles[element.Index]);
        sortie.Write(Acquisition(d, element));
        WriteNote(sortie, d.Note(element));
        var ouvert = false;
        for (var i = 0; i < element.Enfants.Length; i++)
        {
            var enfant = element.Enfants[i];
            if (enfant.Nature != NatureDElement.Partie)
                continue;
            sortie.Write(ouvert ? ","u8 : ",\"parties\":{"u8);
            ouvert = true;
            WriteElement(sortie, d, enfant);
        }

        sortie.Write(ouvert ? "}}"u8 : "}"u8);
    }

    private void WriteCompetences(TamponUtf8 sortie, Deliberation d)
    {
        var ouvert = false;
        for (var i = 0; i < regles.Evalues.Length; i++)
        {
            var element = regles.Evalues[i];
            if (!d.Candidature.EstDansLeParcours(element) || (element.Parent!.Nature == NatureDElement.Competence && !d.Candidature.ADesAvis(element)))
                continue;
            sortie.Write(ouvert ? ","u8 : ",\"competences\":{"u8);
            ouvert = true;
            sortie.Write(cles[element.Index]);
            sortie.Write(Acquisition(d, element));
            sortie.Write("}"u8);
        }

        if (ouvert)
            sortie.Write("}"u8);
    }

    private void WriteListes(TamponUtf8 sortie, Deliberation d)
    {
        for (var i = 0; i < listes.Length; i++)
        {
            var liste = regles.Listes[i];
            sortie.Write(listes[i]);
            var ouvert = false;
            foreach (var element in d.Publie(liste) ? liste.Ensemble.Membres(d, null) : [])
            {
                if (!d.Contient(liste, element))
                    continue;
                if (ouvert)
                    sortie.Write(","u8);
                ouvert = true;
                if (liste.ParBloc && element.Bloc is { } bloc)
                    sortie.WriteTexte(bloc);
                else
                    sortie.Write(codes[element.Index]);
            }

            sortie.Write("]"u8);
        }
    }

    private void WriteManquants(TamponUtf8 sortie, Deliberation d)
    {
        sortie.Write(",\"manquants\":["u8);
        manquants.Clear();
        d.CollectManquants(manquants);
        for (var i = 0; i < manquants.Count; i++)
        {
            if (i > 0)
                sortie.Write(","u8);
            sortie.WriteTexte(manquants[i]);
        }
    }

    private static void WriteNote(TamponUtf8 sortie, Mesure note)
    {
        if (!note.Connue)
            return;
        sortie.Write(",\"note\":\""u8);
        sortie.Write(note.Valeur);
        sortie.Write("\""u8);
    }

    private static ReadOnlySpan<byte> Acquisition(Deliberation d, Element element) => d.Acquisition(element) switch
    {
        Verdict.Oui => "{\"etat\":\"acquis\""u8,
        Verdict.Non => "{\"etat\":\"non-acquis\""u8,
        Verdict.Divergent => "{\"etat\":\"a-examiner\""u8,
        _ => "{\"etat\":\"incomplet\""u8,
    };
}
