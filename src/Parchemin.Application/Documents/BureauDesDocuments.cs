using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>Where the codes of documents lead: the public address of this service.</summary>
public sealed record AdresseDeVerification(string Racine)
{
    public string Of(string code) => $"{Racine.TrimEnd('/')}/verifier/{code}";
}

/// <summary>Makes documents: shows them, issues them, prints them again. Pages, API and long works go through here alike.</summary>
public sealed class BureauDesDocuments(Guichet guichet, IMoteur moteur, IImprimeur imprimeur, AdresseDeVerification adresse)
{
    public const string Emettre = "document.emettre";

    public IImprimeur Imprimeur => imprimeur;

    /// <summary>What documents of a session are made of, as a person sees it; one for a series of them.</summary>
    public Task<Fonds> OpenAsync(Acteur acteur, string session, CancellationToken annulation = default) => Fonds.OpenAsync(guichet, moteur, acteur, session, annulation);

    /// <summary>Gathers a document without issuing it: it carries no code, and says so when it is one that is issued.</summary>
    /// <exception cref="RefusException">It may not be made, or not by this person.</exception>
    public async Task<Projet> DraftAsync(Fonds fonds, DocumentPrevu prevu, string sujet)
    {
        var projet = await prevu.BuildAsync(fonds, sujet);
        if (projet.Lien is { } lien)
            projet.Donnees["verification"] = EnJson.Of(("adresse", adresse.Racine.TrimEnd('/') + lien));
        if (!prevu.SEmet)
            return projet;
        if (!prevu.SImprime)
            await RequireAsync(fonds, projet.Inscription);
        fonds.Complete(projet.Donnees, prevu.Complements);
        projet.Donnees["pied"] = $"{projet.Donnees["pied"]}\nAperçu sans valeur : ce document n’est pas émis.".TrimStart();
        return projet;
    }

    /// <summary>Typesets a document without issuing it.</summary>
    public async Task<Imprime> PreviewAsync(Fonds fonds, DocumentPrevu prevu, string sujet, CancellationToken annulation = default)
    {
        var projet = await DraftAsync(fonds, prevu, sujet);
        return await imprimeur.RenderAsync(projet.Modele ?? prevu.Modele, projet.Donnees, annulation);
    }

    /// <summary>What makes an issued document the same as another: its kind, and its subject when this is neither the session nor the candidate himself.</summary>
    public static string KeyOf(DocumentPrevu prevu, string sujet, string? inscription) => sujet.Length == 0 || sujet == inscription ? prevu.Code : $"{prevu.Code}/{sujet}";

    /// <summary>Typesets a document with its code, ready to be recorded with others.</summary>
    /// <exception cref="RefusException">It may not be issued, not by this person, or not yet.</exception>
    public async Task<(DocumentAEmettre Document, Imprime Imprime)> PrepareAsync(Fonds fonds, DocumentPrevu prevu, string sujet, CancellationToken annulation = default)
    {
        if (!prevu.SEmet)
            throw new RefusException(NatureDeRefus.Invalide, "NE-S-EMET-PAS", $"« {prevu.Libelle} » s'imprime sans être émis : demandez son fichier.");
        if (prevu.Complements.FirstOrDefault(c => c.Requis && string.IsNullOrWhiteSpace(fonds.Complements.GetValueOrDefault(c.Code))) is { } manque)
            throw new RefusException(NatureDeRefus.Invalide, "COMPLEMENT-ATTENDU", $"« {manque.Libelle} » est nécessaire pour émettre « {prevu.Libelle} ». Complétez ce champ.", [new Faute("COMPLEMENT-ATTENDU", manque.Code, null, "Ce champ est nécessaire.")]);
        var projet = await prevu.BuildAsync(fonds, sujet);
        await RequireAsync(fonds, projet.Inscription);
        fonds.Complete(projet.Donnees, prevu.Complements);
        prevu.Check(fonds, projet);
        var code = CodeDeVerification.New();
        projet.Donnees["verification"] = EnJson.Of(("adresse", adresse.Of(code)), ("code", code));
        var imprime = await imprimeur.RenderAsync(prevu.Modele, projet.Donnees, annulation);
        return (new DocumentAEmettre(fonds.Session.Id, projet.Inscription, KeyOf(prevu, sujet, projet.Inscription), projet.Libelle, code, projet.Donnees.ToJsonString(EnJson.Lisible),
            VerificationDeDocument.Write(projet.Public), imprime.Empreinte, imprime.Pages, prevu.Remise is not RemiseDeDocument.Aucune), imprime);
    }

    /// <summary>Issues one document.</summary>
    public async Task<Objet> IssueAsync(Fonds fonds, DocumentPrevu prevu, string sujet, Circonstances? circonstances = null, CancellationToken annulation = default)
        => (await guichet.RunAsync(fonds.Acteur, new EmettreDesDocuments([(await PrepareAsync(fonds, prevu, sujet, annulation)).Document]), circonstances, annulation))[0];

    /// <summary>Prints an issued document again, from the data with which it was issued.</summary>
    /// <exception cref="RefusException">There is none, or this person may not read what it holds.</exception>
    public async Task<(ObjetVu Document, Imprime Imprime)> PrintAsync(Acteur acteur, string id, CancellationToken annulation = default)
    {
        var document = await guichet.ReadAsync(acteur, GenresDesActes.Document, id, annulation);
        if (document["donnees"] is not { } donnees)
            throw new RefusException(NatureDeRefus.Introuvable, "PAS-ENCORE-REMIS", "Ce document ne vous est pas remis. Attendez sa remise, ou demandez-le au service qui l'a émis.");
        var prevu = CatalogueDesDocuments.Of(document["modele"]!) ?? throw new RefusException(NatureDeRefus.EtatContraire, "DOCUMENT-INCONNU", $"Cette version ne sait plus imprimer « {document["libelle"]} ».");
        return (document, await imprimeur.RenderAsync(prevu.Modele, JsonNode.Parse(donnees)!, annulation));
    }

    /// <summary>The fingerprint of an issued document typeset again today; another than its own when its template or the compositor has changed
    /// since. Null when nothing can be printed here, or when this person is not given the document.</summary>
    public async Task<string?> AgainAsync(Acteur acteur, ObjetVu document, CancellationToken annulation = default)
    {
        if (document["donnees"] is null || imprimeur.Empechement is not null)
            return null;
        try
        {
            return (await PrintAsync(acteur, document.Id, annulation)).Imprime.Empreinte;
        }
        catch (RefusException)
        {
            // The page is still shown; its file says why it cannot be made.
            return null;
        }
    }

    /// <summary>What anyone is told of a code; null when no document bears it.</summary>
    public Task<VerificationDeDocument?> VerifyAsync(string? code, CancellationToken annulation = default) => VerificationDeDocument.FindAsync(guichet.Store, code, annulation);

    /// <summary>Whether the person may issue documents of this session, or of one of its candidates.</summary>
    public static Task<bool> MayIssueAsync(Fonds fonds, string? inscription)
        => inscription is null ? fonds.MayAsync(Emettre, Genres.Session, fonds.Session.Id) : fonds.MayAsync(Emettre, Genres.Inscription, inscription);

    private async Task RequireAsync(Fonds fonds, string? inscription)
    {
        if (!await MayIssueAsync(fonds, inscription))
            throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", $"« {guichet.Droits.Action(Emettre).Libelle} » dépasse vos droits sur cet objet. Demandez-le à qui gère la session ou l'organisation.");
    }
}
