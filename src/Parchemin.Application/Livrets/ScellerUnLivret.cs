using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Seals a livret once nothing essential is missing from it: its hash names what the candidate signs and what the jury reads.</summary>
public sealed record ScellerUnLivret(string Inscription) : IOperation<Objet>
{
    private static readonly JsonSerializerOptions Lisible = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Code => "livret.sceller";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        var feuille = await SaisirDesLivrets.FeuilleAsync(etabli, inscription);
        if (await SaisirDesLivrets.FindAsync(etabli.Lecture, Inscription) is not { } livret)
            throw new RefusException(NatureDeRefus.EtatContraire, "LIVRET-VIDE", "Ce livret est vide : saisissez-le d'abord.");
        if (livret["etat"] is not "ouvert")
            throw new RefusException(NatureDeRefus.EtatContraire, "LIVRET-SCELLE", "Ce livret est déjà scellé.");
        var valeurs = await LivretLu.EntriesAsync(etabli.Lecture, livret.Id);
        var fautes = LivretLu.Check(feuille, valeurs, default).Where(v => v.Issue is IssueDeVerification.NonRemplie or IssueDeVerification.Incomplete).ToList();
        // What is missing may have its reason (a direct entry in the second year): the person gives it. What is wrong has none.
        if (fautes.Exists(v => v.Issue is IssueDeVerification.NonRemplie) || (fautes.Count > 0 && etabli.Motif is null))
            throw new RefusException(NatureDeRefus.EtatContraire, "LIVRET-INCOMPLET", $"Le livret n'est pas complet : {Pluriel.Of(fautes.Count, "point")} à revoir. Complétez-le, ou dites pourquoi il reste ainsi.", [.. fautes.Select(v => new Faute("LIVRET-INCOMPLET", v.Code, v.Constat, $"{v.Libelle} : {v.Raison}"))]);
        var le = ValeurDeChamp.Format(etabli.Maintenant);
        var scelle = await etabli.DeriveAsync(Code, inscription, livret,
        [
            new("etat", "scelle"), new("scelle_le", le), new("scelle_par", etabli.Acteur.EstLeSysteme ? null : etabli.Acteur.Personne),
            new("empreinte", ActeSigne.Empreinte(Content(valeurs), Inscription, le)), new("vu_par_le_candidat_le", null),
        ]);
        await ProduceAsync(etabli, inscription);
        return scelle;
    }

    /// <summary>What the hash covers: every entry, in the order of the keys.</summary>
    public static string Content(IReadOnlyDictionary<string, string> valeurs)
        => new JsonObject(valeurs.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new KeyValuePair<string, JsonNode?>(v.Key, v.Value))).ToJsonString(Lisible);

    // A sealed livret is one that the candidate produces: the jury must examine it before it refuses him (D643-26).
    private async ValueTask ProduceAsync(Etabli etabli, Objet inscription)
    {
        if (await ListesDuReferentiel.RulesAsync(inscription, etabli.Lecture, etabli.Bibliotheque) is not { } regles || Groupes.Visa(regles, 1) is not { } visa)
            return;
        var code = visa.Code[..visa.Code.IndexOf('.', StringComparison.Ordinal)];
        var connue = (await etabli.Lecture.QueryAsync(new Requete(Genres.Declaration, Filtre.Toutes(new Parmi("inscription", [inscription.Id]), new Parmi("code", [code]))) { Ordre = "id", Taille = 1 })).Objets is [var seule] ? seule : null;
        if (connue is null)
            await etabli.DeriveAsync(Code, inscription, DemanderUneAttestation.New(etabli, Genres.Declaration), [new("inscription", inscription.Id), new("code", code), new("valeur", "oui")]);
        else if (connue["valeur"] is not "oui")
            await etabli.DeriveAsync(Code, inscription, connue, [new("valeur", "oui")]);
    }
}

/// <summary>Opens a sealed livret again, with its reason in the journal; the candidate will sign anew.</summary>
public sealed record RouvrirUnLivret(string Inscription) : IOperation<Objet>
{
    public string Code => "livret.rouvrir";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        if (etabli.Motif is null)
            throw DeciderDeLaConformite.Refused("MOTIF-ATTENDU", "_motif", null, "Dites pourquoi le livret est rouvert.");
        if (await SaisirDesLivrets.FindAsync(etabli.Lecture, Inscription) is not { } livret || livret["etat"] is not "scelle")
            throw new RefusException(NatureDeRefus.EtatContraire, "LIVRET-OUVERT", "Ce livret n'est pas scellé.");
        if (await Evaluation.FollowAsync(inscription, "session.jury_clos_le", etabli.Lecture) is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-CLOS", "Le jury est clos : le livret qu'il a examiné ne change plus.");
        return await etabli.DeriveAsync(Code, inscription, livret, [new("etat", "ouvert"), new("scelle_le", null), new("scelle_par", null), new("empreinte", null), new("vu_par_le_candidat_le", null)]);
    }
}

/// <summary>The candidate says that he has seen his livret, with the remarks that he may have.</summary>
public sealed record SignerSonLivret(string Inscription, string? Remarques) : IOperation<Objet>
{
    public string Code => "livret.signer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        if (await SaisirDesLivrets.FindAsync(etabli.Lecture, Inscription) is not { } livret || livret["etat"] is not "scelle")
            throw new RefusException(NatureDeRefus.EtatContraire, "LIVRET-OUVERT", "L'équipe n'a pas encore scellé votre livret : vous le signerez ensuite.");
        if (livret["vu_par_le_candidat_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-SIGNE", "Vous avez déjà signé ce livret.");
        // His remarks stand beside what is sealed: the hash of the team's entries stays.
        if (!string.IsNullOrWhiteSpace(Remarques))
            await etabli.DeriveAsync(Code, inscription, DemanderUneAttestation.New(etabli, GenresDuParcours.LigneDeLivret), [new("livret", livret.Id), new("cle", FeuilleDeLivret.CleDuCandidat), new("valeur", Remarques.Trim())]);
        return await etabli.DeriveAsync(Code, inscription, livret, [new("vu_par_le_candidat_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }
}
