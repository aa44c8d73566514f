namespace Parchemin.Application;

/// <summary>Makes the person and the mandat of the first administrator of an empty register. Only the product itself does it.</summary>
public sealed record NommerLePremierAdministrateur : IOperation<string>
{
    public string Code => "administrateur.nommer";

    public async ValueTask<string> ExecuteAsync(Etabli etabli)
    {
        var connus = await etabli.Lecture.QueryAsync(new Requete(Genres.Mandat, new Parmi("role", ["administrateur"])) { Ordre = "id", Taille = 1 });
        // Two nodes that start together on one register make one administrator.
        if (connus.Objets is [var mandat])
            return mandat["personne"]!;
        var personne = await etabli.CreateAsync("personne.creer", Genres.Personne, [new("nom", "Administrateur"), new("prenoms", "Premier"), new("qualite", "Exploitant")]);
        await etabli.CreateAsync("mandat.creer", Genres.Mandat, [new("personne", personne.Id), new("role", "administrateur")]);
        return personne.Id;
    }
}
