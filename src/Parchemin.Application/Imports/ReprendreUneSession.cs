using System.Globalization;

namespace Parchemin.Application;

/// <summary>Plays an exported session again: the same objects, versions and histories, under a new chain. Only the operator's console may.</summary>
/// <param name="Empreinte">SHA-256 of the file, kept with the import.</param>
public sealed record ReprendreUneSession(string Session, IReadOnlyList<Ecriture> Ecritures, string Fichier, string Empreinte) : IOperation<int>
{
    public string Code => "session.reprendre";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var reprises = await etabli.ReplayAsync(Ecritures);
        await etabli.CreateAsync("import.creer", Genres.Import,
        [
            new("session", Session), new("modele", "session"), new("fichier", Fichier), new("empreinte", Empreinte),
            new("crees", reprises.ToString(CultureInfo.InvariantCulture)), new("modifies", "0"), new("inchanges", "0"), new("refuses", "0"),
        ]);
        return reprises;
    }
}
