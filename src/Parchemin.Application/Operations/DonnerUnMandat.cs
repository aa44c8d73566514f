namespace Parchemin.Application;

/// <summary>Gives a role within a scope. Nobody gives more than he holds.</summary>
public sealed record DonnerUnMandat(IReadOnlyDictionary<string, string?> Valeurs) : IOperation<Objet>
{
    private static readonly string[] DeGestion = ["equipe", "tuteur", "evaluateur", "jury", "candidat", "gestionnaire"];

    public string Code => "mandat.creer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var role = Valeurs.GetValueOrDefault("role");
        if (!etabli.Acteur.EstLeSysteme && !etabli.Acteur.Holds("administrateur") && role is not null && !DeGestion.Contains(role))
            throw new RefusException(NatureDeRefus.Interdit, "MANDAT-TROP-ETENDU", "Ce rôle ne se donne que par un administrateur.", [new Faute("MANDAT-TROP-ETENDU", "role", role, "Demandez-le à un administrateur.")]);
        // The right is checked on the mandat itself, whose organisation must lie in what the giver covers.
        return await etabli.CreateAsync(Code, Genres.Mandat, Valeurs);
    }
}
