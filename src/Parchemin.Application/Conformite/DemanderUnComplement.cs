using System.Globalization;

namespace Parchemin.Application;

/// <summary>Asks a candidate to complete his dossier before a date, and keeps the proof that he was asked.</summary>
/// <param name="Delai">The last day, <c>2026-04-20</c>.</param>
/// <param name="Envoi">By what, to what address: the candidate's own, not only the établissement's.</param>
public sealed record DemanderUnComplement(string Controle, string Delai, string Envoi) : IOperation<Objet>
{
    private static readonly string[] Ouverts = ["a-controler", "a-completer", "reserve"];

    public string Code => "controle.demander";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var controle = await etabli.GetAsync(GenresDuParcours.Controle, Controle);
        await etabli.AuthorizeAsync(Code, controle);
        if (!Ouverts.Contains(controle["etat"]))
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-DECIDE", "Ce contrôle est décidé : on ne demande plus de complément.");
        var aujourdhui = DateOnly.FromDateTime(etabli.Maintenant.UtcDateTime);
        if (!DateOnly.TryParseExact(Delai, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var delai) || delai <= aujourdhui)
            throw DeciderDeLaConformite.Refused("DELAI-REFUSE", "delai", Delai, "Le délai est une date à venir, telle que 2026-04-20.");
        if (string.IsNullOrWhiteSpace(Envoi))
            throw DeciderDeLaConformite.Refused("ENVOI-ATTENDU", "envoi", null, "Dites comment et à quelle adresse la demande est envoyée : c'est la preuve d'envoi.");
        return await etabli.ChangeAsync(Code, controle, [new("etat", "a-completer"), new("demande_le", ValeurDeChamp.Format(etabli.Maintenant)), new("delai", Delai), new("envoi", Envoi)]);
    }
}
