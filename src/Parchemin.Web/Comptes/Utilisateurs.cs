using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The identity library's store, on the register: every change of an account is a use case with its journal.</summary>
internal sealed class Utilisateurs(Guichet guichet)
    : IUserPasswordStore<Utilisateur>, IUserSecurityStampStore<Utilisateur>, IUserLockoutStore<Utilisateur>, IUserPasskeyStore<Utilisateur>
{
    public void Dispose()
    {
        // Nothing is held: the store belongs to the host.
    }

    public Task<string> GetUserIdAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(user.Id ?? "");

    public Task<string?> GetUserNameAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(user.Identifiant);

    public Task SetUserNameAsync(Utilisateur user, string? userName, CancellationToken cancellationToken) => Done(() => user.Identifiant = userName?.ToLowerInvariant());

    public Task<string?> GetNormalizedUserNameAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(user.Identifiant);

    public Task SetNormalizedUserNameAsync(Utilisateur user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(Utilisateur user, CancellationToken cancellationToken) => WriteAsync(user, cancellationToken);

    public Task<IdentityResult> UpdateAsync(Utilisateur user, CancellationToken cancellationToken) => WriteAsync(user, cancellationToken);

    public Task<IdentityResult> DeleteAsync(Utilisateur user, CancellationToken cancellationToken) => throw new NotSupportedException("Un compte se ferme, il ne disparaît pas.");

    public async Task<Utilisateur?> FindByIdAsync(string userId, CancellationToken cancellationToken)
        => await guichet.Store.FindAsync(Genres.Compte, userId, cancellationToken) is { } compte && compte["ferme_le"] is null ? Utilisateur.Of(compte) : null;

    public Task<Utilisateur?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindAsync("identifiant", normalizedUserName, cancellationToken);

    public Task<Utilisateur?> FindByPersonAsync(string personne, CancellationToken annulation) => FindAsync("personne", personne, annulation);

    public Task SetPasswordHashAsync(Utilisateur user, string? passwordHash, CancellationToken cancellationToken) => Done(() => user.MotDePasse = passwordHash);

    public Task<string?> GetPasswordHashAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(user.MotDePasse);

    public Task<bool> HasPasswordAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(user.MotDePasse is not null);

    public Task SetSecurityStampAsync(Utilisateur user, string stamp, CancellationToken cancellationToken) => Done(() => user.Sceau = stamp);

    public Task<string?> GetSecurityStampAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Sceau ?? "");

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(user.VerrouilleJusquAu);

    public Task SetLockoutEndDateAsync(Utilisateur user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Done(() => user.VerrouilleJusquAu = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(++user.Echecs);

    public Task ResetAccessFailedCountAsync(Utilisateur user, CancellationToken cancellationToken) => Done(() => user.Echecs = 0);

    public Task<int> GetAccessFailedCountAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(user.Echecs);

    public Task<bool> GetLockoutEnabledAsync(Utilisateur user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Utilisateur user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task AddOrUpdatePasskeyAsync(Utilisateur user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
        => await guichet.RunAsync(Acteur.Systeme, new EcrireUneCle(user.Id!, Convert.ToHexStringLower(passkey.CredentialId), passkey.Name ?? "Clé d’accès", JsonSerializer.Serialize(CleEcrite.Of(passkey))), annulation: cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Utilisateur user, CancellationToken cancellationToken)
        => [.. (await KeysAsync(new Parmi("compte", [user.Id!]), cancellationToken)).Select(Passkey)];

    public async Task<Utilisateur?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
        => (await KeysAsync(new Parmi("identifiant", [Convert.ToHexStringLower(credentialId)]), cancellationToken)) is [var cle] ? await FindByIdAsync(cle["compte"]!, cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Utilisateur user, byte[] credentialId, CancellationToken cancellationToken)
        => (await KeysAsync(new Parmi("identifiant", [Convert.ToHexStringLower(credentialId)]), cancellationToken)) is [var cle] && string.Equals(cle["compte"], user.Id, StringComparison.Ordinal) ? Passkey(cle) : null;

    public async Task RemovePasskeyAsync(Utilisateur user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if ((await KeysAsync(new Parmi("identifiant", [Convert.ToHexStringLower(credentialId)]), cancellationToken)) is [var cle])
            await guichet.RunAsync(Acteur.Systeme, new RetirerUneCle(cle.Id), annulation: cancellationToken);
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static UserPasskeyInfo Passkey(Objet cle) => JsonSerializer.Deserialize<CleEcrite>(cle["donnees"]!)!.Info(cle["nom"]);

    private async Task<IReadOnlyList<Objet>> KeysAsync(Filtre filtre, CancellationToken annulation)
        => (await guichet.Store.QueryAsync(new Requete(Genres.CleDAcces, Filtre.Toutes(filtre, new Vide("retiree_le"))) { Ordre = "id" }, annulation)).Objets;

    private async Task<Utilisateur?> FindAsync(string champ, string valeur, CancellationToken annulation)
        => (await guichet.Store.QueryAsync(new Requete(Genres.Compte, Filtre.Toutes(new Parmi(champ, [valeur]), new Vide("ferme_le"))) { Ordre = "id" }, annulation)).Objets is [var compte] ? Utilisateur.Of(compte) : null;

    private async Task<IdentityResult> WriteAsync(Utilisateur user, CancellationToken annulation)
    {
        var compte = await guichet.RunAsync(Acteur.Systeme, new EcrireUnCompte(user.Id, null, user.Values()), annulation: annulation);
        (user.Id, user.Version) = (compte.Id, compte.Version);
        return IdentityResult.Success;
    }

    private sealed record CleEcrite(string Id, string Cle, DateTimeOffset CreeeLe, uint Compteur, string[]? Transports, bool Verifiee, bool Sauvegardable, bool Sauvegardee, string Attestation, string Client)
    {
        public static CleEcrite Of(UserPasskeyInfo p) => new(
            Convert.ToBase64String(p.CredentialId), Convert.ToBase64String(p.PublicKey), p.CreatedAt, p.SignCount, p.Transports, p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp,
            Convert.ToBase64String(p.AttestationObject), Convert.ToBase64String(p.ClientDataJson));

        public UserPasskeyInfo Info(string? nom) => new(
            Convert.FromBase64String(Id), Convert.FromBase64String(Cle), CreeeLe, Compteur, Transports, Verifiee, Sauvegardable, Sauvegardee, Convert.FromBase64String(Attestation), Convert.FromBase64String(Client))
        { Name = nom };
    }
}
