namespace Parchemin.Application;

/// <summary>Writes what the identity library asks of an account: password hash, stamp, failures. Opens it the first time.</summary>
/// <remarks>The product itself acts (a failed attempt has no actor), or the person for what is his own.</remarks>
public sealed record EcrireUnCompte(string? Id, long? Version, IReadOnlyDictionary<string, string?> Valeurs) : IOperation<Objet>
{
    public string Code => Id is null ? "compte.creer" : "compte.modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        => Id is null
            ? await etabli.CreateAsync(Code, Genres.Compte, Valeurs)
            : await etabli.ChangeAsync(Code, await etabli.GetAsync(Genres.Compte, Id), Valeurs, Version);
}

/// <summary>Keeps a passkey of an account, or its new counter.</summary>
public sealed record EcrireUneCle(string Compte, string Identifiant, string Nom, string Donnees) : IOperation<Objet>
{
    public string Code => "cle-d-acces.creer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var connues = await etabli.Lecture.QueryAsync(new Requete(Genres.CleDAcces, new Parmi("identifiant", [Identifiant])) { Ordre = "id" });
        return connues.Objets is [var connue]
            ? await etabli.ChangeAsync("cle-d-acces.modifier", connue, [new("donnees", Donnees), new("nom", Nom)])
            : await etabli.CreateAsync(Code, Genres.CleDAcces, [new("compte", Compte), new("nom", Nom), new("identifiant", Identifiant), new("donnees", Donnees)]);
    }
}

/// <summary>Withdraws a passkey: it opens nothing any more.</summary>
public sealed record RetirerUneCle(string Id) : IOperation<Objet>
{
    public string Code => "cle-d-acces.modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        => await etabli.ChangeAsync(Code, await etabli.GetAsync(Genres.CleDAcces, Id), [new("retiree_le", ValeurDeChamp.Format(etabli.Maintenant))]);
}
