using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Gives a fiche of the dossier, made at the first asking; one that was withdrawn comes back.</summary>
/// <param name="Numero">Its number in the series; null takes the next one for a context, and none for a form that is unique.</param>
public sealed record OuvrirUneFiche(string Inscription, string Formulaire, int? Numero) : IOperation<Objet>
{
    private const int ContextesMax = 20;

    public string Code => "dossier.ecrire";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cadre = await CadreDeDossier.AuthorizeAsync(etabli, Code, Inscription);
        cadre.CheckOpen();
        if (cadre.Find(Formulaire) is not { } formulaire)
            throw new RefusException(NatureDeRefus.Invalide, "FORMULAIRE-INCONNU", $"« {Formulaire} » n'est pas une fiche du dossier ({string.Join(", ", cadre.Regles.Formulaires.Select(f => f.Formulaire.Code))}).");
        var siennes = (await etabli.Lecture.QueryAsync(new Requete(GenresDuParcours.Fiche, Filtre.Toutes(new Parmi("inscription", [Inscription]), new Parmi("formulaire", [Formulaire]))) { Ordre = "id", Taille = 1000 })).Objets;
        var numero = NumberOf(cadre, formulaire, siennes);
        await cadre.BeginAsync(etabli, Code);
        if (siennes.FirstOrDefault(f => f["numero"] == numero?.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not { } connue)
        {
            return await etabli.CreateAsync(Code, GenresDuParcours.Fiche,
                [new("inscription", Inscription), new("formulaire", Formulaire), new("numero", numero?.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("etat", "en-cours")],
                CadreDeDossier.FicheIdOf(Inscription, Formulaire, numero));
        }

        if (connue["etat"] is not "retiree")
            return connue;
        await cadre.ForgetVisaAsync(etabli, Code);
        return await etabli.ChangeAsync(Code, connue, [new("etat", "en-cours")]);
    }

    private int? NumberOf(CadreDeDossier cadre, FormulaireDuDossier formulaire, IReadOnlyList<Objet> siennes)
    {
        if (formulaire.Usage is UsageDeFormulaire.PageDeGarde or UsageDeFormulaire.Engagement)
            return null;
        if (formulaire.Usage is UsageDeFormulaire.Contexte)
        {
            var prochain = Numero ?? Enumerable.Range(1, ContextesMax + 1).First(n => !siennes.Any(f => f["etat"] is not "retiree" && f["numero"] == n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return prochain is >= 1 and <= ContextesMax ? prochain : throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-CONTEXTES", $"{ContextesMax} fiches contexte au plus. Complétez une fiche existante.");
        }

        var numeros = cadre.Serie(Formulaire)?.Numeros ?? default;
        return Numero is { } n && n >= numeros.Premier && n <= numeros.Dernier
            ? n
            : throw new RefusException(NatureDeRefus.Invalide, "NUMERO-HORS-SERIE", $"Les fiches {cadre.Serie(Formulaire)?.Epreuve.Code} sont numérotées de {numeros.Premier} à {numeros.Dernier}. Choisissez un de ces numéros.");
    }
}

/// <summary>Says that a fiche is ready for the team to read, that it is being written again, or that it leaves the dossier.</summary>
/// <param name="Etat"><c>en-cours</c>, <c>prete</c> or <c>retiree</c>.</param>
public sealed record ClasserUneFiche(string Fiche, string Etat) : IOperation<Objet>
{
    public string Code => "dossier.ecrire";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var (fiche, cadre) = await CadreDeDossier.AuthorizeFicheAsync(etabli, Code, Fiche);
        if (fiche["etat"] is "retiree" != Etat is "retiree")
            await cadre.ForgetVisaAsync(etabli, Code);
        return await etabli.ChangeAsync(Code, fiche, [new("etat", Etat)]);
    }
}

/// <summary>Says which context an activity took place in: one fiche contexte serves several fiches.</summary>
/// <param name="Contexte">Null when the fiche describes its own.</param>
public sealed record LierUnContexte(string Fiche, string? Contexte) : IOperation<Objet>
{
    public string Code => "dossier.ecrire";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var (fiche, cadre) = await CadreDeDossier.AuthorizeFicheAsync(etabli, Code, Fiche);
        if (cadre.Find(fiche["formulaire"]!)?.Usage is not UsageDeFormulaire.Activite)
            throw new RefusException(NatureDeRefus.Invalide, "SANS-CONTEXTE", "Seule une fiche d'activité se lie à une fiche contexte.");
        if (Contexte is { Length: > 0 } id)
        {
            var contexte = await etabli.GetAsync(GenresDuParcours.Fiche, id);
            if (contexte["inscription"] != fiche["inscription"] || cadre.Find(contexte["formulaire"]!)?.Usage is not UsageDeFormulaire.Contexte)
                throw new RefusException(NatureDeRefus.Invalide, "CONTEXTE-ETRANGER", "Ce n'est pas une fiche contexte de ce dossier. Choisissez dans la liste.");
        }

        if (fiche["contexte"] != (Contexte is { Length: > 0 } ? Contexte : null))
            await cadre.ForgetVisaAsync(etabli, Code);
        return await etabli.ChangeAsync(Code, fiche, [new("contexte", Contexte)]);
    }
}
