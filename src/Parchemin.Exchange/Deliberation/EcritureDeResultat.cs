using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>Writes the result of a deliberation in the public format.</summary>
internal static class EcritureDeResultat
{
    private static readonly JsonEncodedText[] Etats = [.. Enum.GetValues<EtatDeResultat>().Select(e => JsonEncodedText.Encode(e.Code()))];

    public static void Write(Utf8JsonWriter sortie, Deliberation d, bool explication, List<string> manquants)
    {
        var regles = d.Regles;
        var decision = d.Decision!;
        sortie.WriteStartObject();
        sortie.WriteString("id"u8, d.Candidature.Id);
        sortie.WriteString("decision"u8, decision.Resultat);
        if (decision.Groupe is { } groupe)
            sortie.WriteNumber("groupe"u8, groupe);
        foreach (var publiee in regles.Sorties)
        {
            var valeur = d.Publie(publiee);
            if (valeur.Connue)
                sortie.WriteString(publiee.Nom, publiee.Decimales is { } decimales ? valeur.Valeur.ToFixed(decimales) : valeur.Valeur.ToString());
        }

        WriteUnites(sortie, d);
        WriteBlocs(sortie, d);
        WriteCompetences(sortie, d);
        foreach (var liste in regles.Listes)
        {
            sortie.WriteStartArray(liste.Nom);
            foreach (var element in liste.Ensemble.Membres(d, null))
            {
                if (d.Publie(liste, element))
                    sortie.WriteStringValue(liste.ParBloc ? element.Bloc ?? element.Code : element.Code);
            }

            sortie.WriteEndArray();
        }

        sortie.WriteStartArray("manquants"u8);
        d.CollectManquants(manquants);
        foreach (var manquant in manquants)
            sortie.WriteStringValue(manquant);
        sortie.WriteEndArray();
        sortie.WriteStartArray("motifs"u8);
        sortie.WriteStringValue(decision.Code);
        sortie.WriteEndArray();
        sortie.WriteString("regles"u8, regles.Code);
        sortie.WriteString("empreinte"u8, regles.Empreinte.AsSpan(0, 16));
        if (explication)
        {
            sortie.WritePropertyName("explication"u8);
            WriteTrace(sortie, d.Explain());
        }

        sortie.WriteEndObject();
    }

    public static void WriteRefus(Utf8JsonWriter sortie, long ligne, string id, IEnumerable<ErreurDeSaisie> erreurs)
    {
        sortie.WriteStartObject();
        sortie.WriteNumber("ligne"u8, ligne);
        sortie.WriteString("id"u8, id);
        sortie.WriteStartArray("erreurs"u8);
        foreach (var erreur in erreurs)
        {
            sortie.WriteStartObject();
            sortie.WriteString("code"u8, erreur.Code);
            sortie.WriteString("chemin"u8, erreur.Chemin);
            sortie.WriteString("valeur"u8, erreur.Valeur);
            sortie.WriteString("message"u8, erreur.Message);
            sortie.WriteEndObject();
        }

        sortie.WriteEndArray();
        sortie.WriteEndObject();
    }

    public static void WriteTrace(Utf8JsonWriter sortie, Trace trace)
    {
        sortie.WriteStartObject();
        if (trace.Regle is not null)
            sortie.WriteString("regle"u8, trace.Regle);
        sortie.WriteString("libelle"u8, trace.Libelle);
        if (trace.Source is not null)
            sortie.WriteString("source"u8, trace.Source);
        sortie.WriteString("valeur"u8, trace.Valeur);
        sortie.WriteString("statut"u8, trace.Statut switch
        {
            StatutDeTrace.Applique => "applique",
            StatutDeTrace.SansObjet => "sans-objet",
            _ => "manquant",
        });
        if (trace.Raison is not null)
            sortie.WriteString("raison"u8, trace.Raison);
        if (trace.Details.Count > 0)
        {
            sortie.WriteStartArray("details"u8);
            foreach (var detail in trace.Details)
                WriteTrace(sortie, detail);
            sortie.WriteEndArray();
        }

        sortie.WriteEndObject();
    }

    private static void WriteUnites(Utf8JsonWriter sortie, Deliberation d)
    {
        foreach (var facultatif in (ReadOnlySpan<bool>)[false, true])
        {
            var ouvert = false;
            foreach (var unite in d.Regles.Unites)
            {
                if (unite.Facultatif != facultatif || (facultatif && d.Etat(unite) == EtatDeResultat.Attendue))
                    continue;
                if (!ouvert)
                    sortie.WriteStartObject(facultatif ? "facultatives"u8 : "unites"u8);
                ouvert = true;
                sortie.WriteStartObject(unite.Code);
                sortie.WriteString("etat"u8, Etats[(int)d.EtatFinal(unite)]);
                var note = d.Retenue(unite);
                if (note.Connue)
                    sortie.WriteString("note"u8, note.Valeur.ToString());
                if (unite.Coefficient is { } coefficient)
                {
                    sortie.WriteString("coefficient"u8, coefficient.ToString());
                    if (note.Connue)
                        sortie.WriteString("points"u8, (note.Valeur * coefficient).ToString());
                }

                sortie.WriteEndObject();
            }

            if (ouvert)
                sortie.WriteEndObject();
        }
    }

    private static void WriteBlocs(Utf8JsonWriter sortie, Deliberation d)
    {
        var ouvert = false;
        foreach (var bloc in d.Regles.Blocs)
        {
            if (!DansLeParcours(d, bloc))
                continue;
            if (!ouvert)
                sortie.WriteStartObject("blocs"u8);
            ouvert = true;
            WriteElement(sortie, d, bloc, NatureDElement.Partie);
        }

        if (ouvert)
            sortie.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter sortie, Deliberation d, Element element, NatureDElement enfants)
    {
        sortie.WriteStartObject(element.Cle.Length > 0 ? element.Cle : element.Code);
        sortie.WriteString("etat"u8, Etat(d, element));
        var note = d.Note(element);
        if (note.Connue)
            sortie.WriteString("note"u8, note.Valeur.ToString());
        var ouvert = false;
        foreach (var enfant in element.Enfants)
        {
            if (enfant.Nature != enfants)
                continue;
            if (!ouvert)
                sortie.WriteStartObject("parties"u8);
            ouvert = true;
            WriteElement(sortie, d, enfant, enfants);
        }

        if (ouvert)
            sortie.WriteEndObject();
        sortie.WriteEndObject();
    }

    private static void WriteCompetences(Utf8JsonWriter sortie, Deliberation d)
    {
        var ouvert = false;
        foreach (var element in d.Regles.Evalues)
        {
            if (!DansLeParcours(d, element) || (element.Parent!.Nature == NatureDElement.Competence && !d.Candidature.ADesAvis(element)))
                continue;
            if (!ouvert)
                sortie.WriteStartObject("competences"u8);
            ouvert = true;
            sortie.WriteStartObject(element.Code);
            sortie.WriteString("etat"u8, Etat(d, element));
            sortie.WriteEndObject();
        }

        if (ouvert)
            sortie.WriteEndObject();
    }

    private static bool DansLeParcours(Deliberation d, Element element)
        => d.Candidature.Option is not { } option || (element.Options & (1u << option)) != 0;

    private static ReadOnlySpan<byte> Etat(Deliberation d, Element element) => d.Acquisition(element) switch
    {
        Verdict.Oui => "acquis"u8,
        Verdict.Non => "non-acquis"u8,
        Verdict.Divergent => "a-examiner"u8,
        _ => "incomplet"u8,
    };
}
