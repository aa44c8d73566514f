using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The links that the console prints: for the first administrator of an empty register, and one by role for a demonstration.</summary>
public static class PremiersLiens
{
    private const int ParRole = 2;

    private static readonly TimeSpan Duree = TimeSpan.FromDays(1);

    /// <summary>A person to try the product as.</summary>
    public sealed record LienDeRole(string Role, string Nom, string Adresse);

    /// <summary>When nobody administers the register yet: makes the first administrator and the link that lets him in. Null otherwise.</summary>
    public static async Task<string?> FirstAdministratorAsync(WebApplication application, CancellationToken annulation = default)
    {
        var guichet = application.Services.GetRequiredService<Guichet>();
        var connus = await guichet.Store.QueryAsync(new Requete(Genres.Mandat, new Parmi("role", ["administrateur"])) { Ordre = "id", Taille = 1 }, annulation);
        var personne = connus.Objets is [var mandat] ? mandat["personne"]! : await guichet.RunAsync(Acteur.Systeme, new NommerLePremierAdministrateur(), annulation: annulation);
        // Until somebody has an account, the door must be opened again at each start: the link before may be lost.
        return connus.Objets is [_] && (await guichet.Store.CountAsync(new Requete(Genres.Compte, Filtre.Toujours), 1, annulation) > 0 || await guichet.Store.RangAsync(Genres.Candidat, annulation) > 0)
            ? null
            : await LinkAsync(application, personne, "Premier accès de l'administrateur", "/mon-compte", annulation);
    }

    /// <summary>A link for the first persons of each role, two where two organisations have one.</summary>
    public static async Task<IReadOnlyList<LienDeRole>> ByRoleAsync(WebApplication application, CancellationToken annulation = default)
    {
        var guichet = application.Services.GetRequiredService<Guichet>();
        var liens = new List<LienDeRole>();
        // The oldest mandats of each role: the persons whom a demonstration names first.
        var premiers = new List<(string Role, string? Organisation, string Personne)>();
        await foreach (var e in guichet.Store.JournalAsync(new FiltreDuJournal { Genre = Genres.Mandat.Code }, annulation))
        {
            if (e.Version == 1)
                premiers.Add((e.Apres["role"]!, e.Apres.GetValueOrDefault("organisation"), e.Apres["personne"]!));
        }

        foreach (var role in guichet.Droits.Roles)
        {
            foreach (var premier in premiers.Where(p => p.Role == role.Code).DistinctBy(p => p.Organisation ?? p.Personne).Take(ParRole))
            {
                var regard = guichet.Regard(Acteur.Systeme);
                var nom = await regard.TitleAsync(Genres.Personne, premier.Personne, annulation);
                var lieu = premier.Organisation is { } o ? $", {await regard.TitleAsync(Genres.Organisation, o, annulation)}" : "";
                liens.Add(new LienDeRole(role.Libelle, nom + lieu, await LinkAsync(application, premier.Personne, $"Essayer comme {role.Libelle}", "/", annulation)));
            }
        }

        return liens;
    }

    private static async Task<string> LinkAsync(WebApplication application, string personne, string objet, string chemin, CancellationToken annulation)
    {
        var lien = await application.Services.GetRequiredService<Guichet>().RunAsync(Acteur.Systeme, new CreerUnLien(personne, objet, chemin, Duree), annulation: annulation);
        return (application.Services.GetRequiredService<OptionsDHote>().AdressePublique ?? application.Urls.First()).TrimEnd('/') + application.Services.GetRequiredService<Seances>().Sign(lien);
    }
}
