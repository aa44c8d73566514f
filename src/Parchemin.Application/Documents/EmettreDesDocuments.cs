using System.Globalization;

namespace Parchemin.Application;

/// <summary>A document typeset and ready to be recorded.</summary>
/// <param name="Cle">What makes it the same document as one issued before: its kind, and its subject when this is not the candidate himself.</param>
public sealed record DocumentAEmettre(string Session, string? Inscription, string Cle, string Libelle, string Code, string Donnees, string Public, string Empreinte, int Pages, bool Remis);

/// <summary>Records documents as issued, all or none. One that was issued before for the same subject is replaced: whoever verifies it learns so.</summary>
public sealed record EmettreDesDocuments(IReadOnlyList<DocumentAEmettre> Documents) : IOperation<IReadOnlyList<Objet>>
{
    public string Code => "document.emettre";

    public async ValueTask<IReadOnlyList<Objet>> ExecuteAsync(Etabli etabli)
    {
        var maintenant = ValeurDeChamp.Format(etabli.Maintenant);
        var anciens = await StandingAsync(etabli.Lecture);
        var emis = new List<Objet>(Documents.Count);
        foreach (var d in Documents)
        {
            var neuf = await etabli.CreateAsync(Code, GenresDesActes.Document,
            [
                new("session", d.Session), new("inscription", d.Inscription), new("modele", d.Cle), new("libelle", d.Libelle), new("code", d.Code), new("empreinte", d.Empreinte),
                new("pages", d.Pages.ToString(CultureInfo.InvariantCulture)), new("donnees", d.Donnees), new("public", d.Public), new("emis_le", maintenant), new("remis_le", d.Remis ? maintenant : null),
            ]);
            foreach (var ancien in anciens.GetValueOrDefault((d.Session, d.Inscription, d.Cle)) ?? [])
                await etabli.ChangeAsync(Code, ancien, [new("remplace_par", neuf.Id)]);
            anciens[(d.Session, d.Inscription, d.Cle)] = [neuf];
            emis.Add(neuf);
        }

        return emis;
    }

    // Those that stand for the same subjects, read together.
    private async Task<Dictionary<(string, string?, string), IReadOnlyList<Objet>>> StandingAsync(IReader lecture)
    {
        string[] inscriptions = [.. Documents.Select(d => d.Inscription).OfType<string>().Distinct(StringComparer.Ordinal)];
        Filtre sujets = new Vide("inscription");
        if (inscriptions.Length > 0)
            sujets = Documents.All(d => d.Inscription is not null) ? new Parmi("inscription", inscriptions) : new Ou([sujets, new Parmi("inscription", inscriptions)]);
        var memes = Filtre.Toutes(new Parmi("session", [.. Documents.Select(d => d.Session).Distinct(StringComparer.Ordinal)]), sujets, new Parmi("modele", [.. Documents.Select(d => d.Cle).Distinct(StringComparer.Ordinal)]));
        var debout = await lecture.AllAsync(new Requete(GenresDesActes.Document, Filtre.Toutes(memes, new Vide("remplace_par"), new Vide("revoque_le"))) { Ordre = "id" });
        return debout.GroupBy(d => (d["session"]!, d["inscription"], d["modele"]!)).ToDictionary(g => g.Key, g => (IReadOnlyList<Objet>)[.. g]);
    }
}

/// <summary>Says that a document no longer stands, and why: whoever verifies it learns that it is revoked, not the reason.</summary>
public sealed record RevoquerUnDocument(string Document) : IOperation<Objet>
{
    public string Code => "document.revoquer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var document = await etabli.GetAsync(GenresDesActes.Document, Document);
        await etabli.AuthorizeAsync(Code, document);
        if (document["revoque_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-REVOQUE", "Ce document est déjà révoqué.");
        if (etabli.Motif is not { } motif)
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Une révocation dit pourquoi. Écrivez le motif.", [new Faute("MOTIF-ATTENDU", "motif", null, "Le motif est nécessaire.")]);
        return await etabli.ChangeAsync(Code, document, [new("revoque_le", ValeurDeChamp.Format(etabli.Maintenant)), new("motif", motif)]);
    }
}
