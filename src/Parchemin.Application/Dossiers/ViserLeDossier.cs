using System.Security.Cryptography;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The team attests the reality of the activities that the dossier describes, or takes its visa back. Any change of the dossier makes it fall.</summary>
public sealed record ViserLeDossier(string Inscription, bool Retirer = false) : IOperation<Objet>
{
    public string Code => "dossier.viser";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cadre = await CadreDeDossier.AuthorizeAsync(etabli, Code, Inscription);
        cadre.CheckOpen();
        var dossier = await cadre.BeginAsync(etabli, Code);
        if (Retirer)
            return await etabli.DeriveAsync(Code, cadre.Inscription, dossier, [new("etat", "en-redaction"), new("vise_le", null), new("vise_par", null)]);
        var fiches = await FicheEcrite.ReadAsync(cadre, etabli.Lecture);
        if (!fiches.Any(f => f.Usage.Usage is UsageDeFormulaire.Activite && f.Remplis > 0))
            throw new RefusException(NatureDeRefus.EtatContraire, "RIEN-A-VISER", "Ce dossier ne décrit encore aucune activité : il n'y a rien à attester.");
        // What was attested can be read again later, as it was.
        foreach (var fiche in fiches)
            await GarderUneVersion.KeepAsync(etabli, Code, fiche.Objet.Id);
        return await etabli.DeriveAsync(Code, cadre.Inscription, dossier, [new("etat", "vise"), new("vise_le", ValeurDeChamp.Format(etabli.Maintenant)), new("vise_par", await etabli.ReferToSelfAsync())]);
    }
}

/// <summary>An individual candidate attests on his honour, in the words of the official cover.</summary>
/// <param name="FaitA">The town.</param>
public sealed record AttesterSurLHonneur(string Inscription, string? FaitA) : IOperation<Objet>
{
    public string Code => "dossier.attester";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cadre = await CadreDeDossier.AuthorizeAsync(etabli, Code, Inscription);
        cadre.CheckOpen();
        if (!cadre.Individuel)
            throw new RefusException(NatureDeRefus.EtatContraire, "VISA-DE-L-EQUIPE", "Votre établissement vise votre dossier : l'attestation sur l'honneur est pour les candidats individuels.");
        if (string.IsNullOrWhiteSpace(FaitA))
            throw new RefusException(NatureDeRefus.Invalide, "LIEU-ATTENDU", "Dites où vous signez : « Fait à … ».");
        var texte = $"{Words(cadre)}\nFait à {FaitA.Trim()}, le {etabli.Maintenant:dd/MM/yyyy}.";
        await etabli.CreateAsync(Code, GenresDuParcours.Attestation,
            [
                new("inscription", Inscription), new("nature", "honneur"), new("signataire", await etabli.ReferToSelfAsync()), new("texte", texte),
                new("signee_le", ValeurDeChamp.Format(etabli.Maintenant)), new("empreinte", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte)))),
            ]);
        var dossier = await cadre.BeginAsync(etabli, Code);
        return await etabli.DeriveAsync(Code, cadre.Inscription, dossier, [new("honneur_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }

    /// <summary>What the cover prints for the candidate to sign.</summary>
    public static string Words(CadreDeDossier cadre)
    {
        var garde = cadre.Regles.Formulaires.FirstOrDefault(f => f.Usage is UsageDeFormulaire.PageDeGarde);
        var section = garde is null ? null : cadre.Form(garde.Formulaire.Code).Sections.FirstOrDefault(s => s.Champs.Any(c => c.Code is "nom-du-soussigne"));
        return section is null ? "J'atteste l'exactitude de ce dossier." : string.Join(' ', section.Champs.Where(c => c.Type is TypeDeChamp.Information).Select(c => c.Libelle));
    }
}
