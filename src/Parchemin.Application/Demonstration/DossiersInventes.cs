using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Invents dossiers, from the first fiche to the deposit, through the same use cases as people.</summary>
internal sealed class DossiersInventes(Demonstration demonstration, IReadOnlyDictionary<string, string> ids)
{
    public async ValueTask<int> AddAsync(Etabli etabli, DossiersAInventer invention, string session)
    {
        var siennes = Filtre.Toutes(new Parmi("session", [session]), invention.Etablissement is { } cle ? new Parmi("etablissement", [ids[cle]]) : new Vide("etablissement"), new Non(new Existe(GenresDuParcours.Dossier, "inscription", Filtre.Toujours)));
        var avecAcces = (await etabli.Lecture.QueryAsync(new Requete(Genres.Inscription, Filtre.Toutes(siennes, new Via("candidat", new Non(new Vide("personne"))))) { Taille = invention.Nombre })).Objets;
        var autres = (await etabli.Lecture.QueryAsync(new Requete(Genres.Inscription, siennes) { Taille = invention.Nombre + avecAcces.Count })).Objets;
        var choisies = avecAcces.Concat(autres).DistinctBy(i => i.Id, StringComparer.Ordinal).Take(invention.Nombre).ToList();
        foreach (var inscription in choisies)
            await WriteAsync(etabli, inscription, invention);
        return choisies.Count;
    }

    private async ValueTask WriteAsync(Etabli etabli, Objet inscription, DossiersAInventer invention)
    {
        var cadre = await CadreDeDossier.ReadAsync(inscription, etabli.Lecture, etabli.Bibliotheque);
        string? contexte = null;
        foreach (var formulaire in cadre.Regles.Formulaires.Where(f => f.Usage is UsageDeFormulaire.PageDeGarde or UsageDeFormulaire.Contexte))
        {
            var fiche = await FillAsync(etabli, inscription, formulaire, null, 0);
            contexte = formulaire.Usage is UsageDeFormulaire.Contexte ? fiche : contexte;
        }

        var numeros = cadre.Regles.Fiches.SelectMany(s => Enumerable.Range(s.Numeros.Premier, s.Numeros.Dernier - s.Numeros.Premier + 1).Select((n, rang) => (Serie: s, Numero: n, Rang: rang))).Take(invention.Fiches);
        string? premiere = null;
        foreach (var (serie, numero, rang) in numeros)
        {
            var fiche = await FillAsync(etabli, inscription, cadre.Find(serie.Formulaire.Code)!, numero, rang);
            premiere ??= fiche;
            await new LierUnContexte(fiche, contexte).ExecuteAsync(etabli);
            if (invention.Vise)
                await new ClasserUneFiche(fiche, "prete").ExecuteAsync(etabli);
        }

        if (invention is { Remarque: { } remarque, Equipe: { } equipe } && premiere is not null)
            await etabli.CreateAsync("commentaire.ecrire", GenresDuParcours.Commentaire, [new("fiche", premiere), new("cle", "objectifs"), new("texte", remarque), new("par", ids[equipe]), new("le", ValeurDeChamp.Format(etabli.Maintenant))]);
        if (!invention.Vise)
            return;
        var vise = await new ViserLeDossier(inscription.Id).ExecuteAsync(etabli);
        if (invention.Equipe is { } par)
            await etabli.DeriveAsync("dossier.viser", inscription, vise, [new("vise_par", ids[par])]);
        if (invention.Depose)
            await new DeposerLeDossier(inscription.Id).ExecuteAsync(etabli);
    }

    private async ValueTask<string> FillAsync(Etabli etabli, Objet inscription, FormulaireDuDossier formulaire, int? numero, int rang)
    {
        var fiche = await new OuvrirUneFiche(inscription.Id, formulaire.Formulaire.Code, numero).ExecuteAsync(etabli);
        var situations = demonstration.Situations.Where(s => s.Formulaire == formulaire.Formulaire.Code).ToList();
        if (situations.Count == 0)
            return fiche.Id;
        var bilan = await new EcrireUneFiche(fiche.Id, [.. situations[rang % situations.Count].Champs.Select(c => new SaisieDeGrille(c.Key, null, c.Value))]).ExecuteAsync(etabli);
        return bilan.Refusees is [var refusee, ..]
            ? throw new DemonstrationIllisibleException(string.Create(CultureInfo.InvariantCulture, $"« situations », {formulaire.Formulaire.Code}, {refusee.Champ} : {refusee.Message} Corrigez le fichier."))
            : fiche.Id;
    }
}
