using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Application;

/// <summary>A write that is sent again with the same key is not done again: the object of the first time is told back.</summary>
/// <param name="Cle">Chosen by the sender, for one actor.</param>
/// <param name="Demande">The content of the request: the same key with another content is refused.</param>
public sealed record UneSeuleFois(IOperation<Objet> Operation, Genre Genre, string Cle, string Demande) : IOperation<Objet>
{
    private static readonly TimeSpan Duree = TimeSpan.FromHours(24);

    public string Code => Operation.Code;

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cle = $"{etabli.Acteur.Id}/{Cle}";
        var empreinte = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Code}\n{Demande}")));
        if (await etabli.GetAsync("idempotence", cle) is { } connue)
        {
            var parts = connue.Split(' ');
            if (!string.Equals(parts[0], empreinte, StringComparison.Ordinal))
                throw new RefusException(NatureDeRefus.Invalide, "CLE-DEJA-UTILISEE", "Cette clé d'idempotence a déjà servi pour une autre demande. Envoyez une nouvelle clé.");
            return await etabli.GetAsync(Genre, parts[1]);
        }

        var objet = await Operation.ExecuteAsync(etabli);
        etabli.Put("idempotence", cle, $"{empreinte} {objet.Id}", etabli.Maintenant + Duree);
        return objet;
    }
}
