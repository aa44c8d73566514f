using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Application;

/// <summary>Freezes the dossier: its whole content is kept with its SHA-256, and nothing in it changes afterwards.</summary>
/// <param name="MalgreLeVisaAbsent">The person was told that the visa or the attestation is missing, and what it costs, and deposits all the same.</param>
public sealed record DeposerLeDossier(string Inscription, bool MalgreLeVisaAbsent = false) : IOperation<Objet>
{
    public string Code => "dossier.deposer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cadre = await CadreDeDossier.AuthorizeAsync(etabli, Code, Inscription);
        if (cadre.Depose)
            return cadre.Dossier!;
        await CheckInTimeAsync(etabli, cadre);
        var fiches = await FicheEcrite.ReadAsync(cadre, etabli.Lecture);
        if (!fiches.Any(f => f.Remplis > 0))
            throw new RefusException(NatureDeRefus.EtatContraire, "DOSSIER-VIDE", "Ce dossier est vide : il n'y a rien à déposer. Écrivez au moins une fiche.");
        var dossier = await cadre.BeginAsync(etabli, Code);
        if (dossier["vise_le"] is null && dossier["honneur_le"] is null && !MalgreLeVisaAbsent)
        {
            throw new RefusException(NatureDeRefus.EtatContraire, "VISA-ABSENT", cadre.Individuel
                ? "L'attestation sur l'honneur manque : un dossier non signé peut être déclaré non valide. Signez-la, ou confirmez que vous déposez sans elle."
                : "Le visa de l'équipe manque : un dossier non visé peut être déclaré non valide. Demandez-le, ou confirmez que vous déposez sans lui.");
        }

        var contenu = await DepotDeDossier.WriteAsync(cadre with { Dossier = dossier }, fiches, etabli);
        return await etabli.DeriveAsync(Code, cadre.Inscription, dossier,
            [new("etat", "depose"), new("depose_le", ValeurDeChamp.Format(etabli.Maintenant)), new("contenu", contenu), new("empreinte", DepotDeDossier.Hash(contenu))]);
    }

    // Late, the service alone may let it in, and says why.
    private static async ValueTask CheckInTimeAsync(Etabli etabli, CadreDeDossier cadre)
    {
        if (cadre.Limite is not { } limite || etabli.Maintenant < limite)
            return;
        if (!etabli.Acteur.EstLeSysteme && !await etabli.HoldsOnAsync(cadre.Inscription, "gestionnaire"))
            throw new RefusException(NatureDeRefus.EtatContraire, "DEPOT-CLOS", $"Le dépôt était ouvert jusqu'au {limite.ToString("dd/MM/yyyy 'à' HH:mm 'UTC'", CultureInfo.InvariantCulture)}. Adressez-vous au service des examens, qui seul peut encore le recevoir.");
        if (etabli.Motif is null && !etabli.Acteur.EstLeSysteme)
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Le dépôt est clos : dites pourquoi ce dossier est reçu hors délai.");
    }
}

/// <summary>Gives a deposited dossier back to its candidate, for what is missing; what was deposited stays in the journal.</summary>
public sealed record RouvrirLeDossier(string Inscription) : IOperation<Objet>
{
    public string Code => "dossier.rouvrir";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cadre = await CadreDeDossier.AuthorizeAsync(etabli, Code, Inscription);
        if (!cadre.Depose)
            throw new RefusException(NatureDeRefus.EtatContraire, "DOSSIER-OUVERT", "Ce dossier n'est pas déposé : il n'y a rien à rouvrir.");
        if (etabli.Motif is null)
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Dites ce que le candidat doit compléter : le motif reste au journal.");
        var etat = cadre.Dossier!["vise_le"] is null ? "en-redaction" : "vise";
        return await etabli.DeriveAsync(Code, cadre.Inscription, cadre.Dossier!, [new("etat", etat), new("depose_le", null), new("contenu", null), new("empreinte", null)]);
    }
}

/// <summary>What a deposit freezes.</summary>
public static class DepotDeDossier
{
    /// <summary>SHA-256 of the UTF-8 bytes of a frozen dossier, in lower case hexadecimal.</summary>
    public static string Hash(string contenu) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contenu)));

    /// <summary>The whole dossier as JSON, always written the same way.</summary>
    internal static async ValueTask<string> WriteAsync(CadreDeDossier cadre, IReadOnlyList<FicheEcrite> fiches, Etabli etabli)
    {
        var candidat = (await etabli.Lecture.FindAsync(Genres.Candidat, cadre.Inscription["candidat"]!))!;
        var etablissement = cadre.Inscription["etablissement"] is { } id ? await etabli.Lecture.FindAsync(Genres.Organisation, id) : null;
        var visePar = cadre.Dossier!["vise_par"] is { } p ? await etabli.Lecture.FindAsync(Genres.Personne, p) : null;
        var pieces = await etabli.Lecture.AllAsync(new Requete(GenresDuParcours.Piece, Filtre.Toutes(new Parmi("inscription", [cadre.Inscription.Id]), new Vide("retiree_le"))) { Ordre = "id" });
        return Core.LettresLatines.Compose(DossierFige.Write(cadre, candidat, etablissement, visePar, fiches, pieces, etabli.Acteur.Nom, etabli.Maintenant));
    }
}
