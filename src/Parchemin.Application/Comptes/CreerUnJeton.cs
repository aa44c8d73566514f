using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Application;

/// <summary>Makes an access for another software, limited to some operations of its maker, shown once.</summary>
/// <param name="Portees">Codes of operations.</param>
public sealed record CreerUnJeton(string Libelle, IReadOnlyList<string> Portees, DateTimeOffset ExpireLe) : IOperation<JetonCree>
{
    private const int DureeMaxEnJours = 400;

    public string Code => "jeton.creer";

    /// <summary>What the store keeps of a token: not the token.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public async ValueTask<JetonCree> ExecuteAsync(Etabli etabli)
    {
        if (Portees.FirstOrDefault(p => !etabli.Droits.Knows(p)) is { } inconnue)
            throw new RefusException(NatureDeRefus.Invalide, "PORTEE-INCONNUE", $"« {inconnue} » n'est pas une opération. Choisissez dans la liste.", [new Faute("PORTEE-INCONNUE", "portees", inconnue, "Choisissez dans la liste.")]);
        if (etabli.Acteur.Operations is { } siennes && Portees.FirstOrDefault(p => !siennes.Contains(p)) is { } autre)
            throw new RefusException(NatureDeRefus.Interdit, "JETON-TROP-ETENDU", $"Un jeton n'en crée pas de plus étendu que lui : il ne porte pas {autre}. Connectez-vous pour créer celui-ci.", [new Faute("JETON-TROP-ETENDU", "portees", autre, "Ôtez cette opération.")]);
        if (ExpireLe <= etabli.Maintenant || ExpireLe > etabli.Maintenant.AddDays(DureeMaxEnJours))
            throw new RefusException(NatureDeRefus.Invalide, "DUREE-DE-JETON", $"Un jeton vaut au plus {DureeMaxEnJours} jours. Corrigez la date.", [new Faute("DUREE-DE-JETON", "expire_le", null, "Corrigez la date.")]);
        // Letters and digits only, a known beginning: a token left in a file can be searched for.
        var secret = "parchemin_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var jeton = await etabli.CreateAsync(Code, Genres.Jeton,
        [
            new("libelle", Libelle), new("personne", etabli.Acteur.Personne), new("portees", string.Join(' ', Portees)), new("empreinte", Hash(secret)), new("expire_le", ValeurDeChamp.Format(ExpireLe)),
        ]);
        return new JetonCree(jeton, secret);
    }
}

/// <summary>A new token.</summary>
/// <param name="Secret">Shown once; never stored.</param>
public sealed record JetonCree(Objet Jeton, string Secret);

/// <summary>Ends a token at once.</summary>
public sealed record RevoquerUnJeton(string Jeton) : IOperation<Objet>
{
    public string Code => "jeton.modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        => await etabli.ChangeAsync(Code, await etabli.GetAsync(Genres.Jeton, Jeton), [new("revoque_le", ValeurDeChamp.Format(etabli.Maintenant))]);
}
