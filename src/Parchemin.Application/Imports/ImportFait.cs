using System.Collections.Immutable;
using System.Globalization;

namespace Parchemin.Application;

/// <summary>Keeps what an import did, and tries one without doing it.</summary>
public static class ImportFait
{
    /// <summary>What an import would do: everything is checked as for good, then taken back.</summary>
    public static async Task<RapportDImport> SimulateAsync(Guichet guichet, Acteur acteur, IOperation<RapportDImport> import, CancellationToken annulation = default)
    {
        try
        {
            return await guichet.RunAsync(acteur, import, annulation: annulation);
        }
        catch (SimulationException simulation)
        {
            return simulation.Rapport;
        }
    }

    /// <summary>The session, if the actor may import into it: said before the file is read, since the rows would be refused one by one.</summary>
    internal static async ValueTask<Objet> SessionAsync(Etabli etabli, string id)
    {
        var session = await etabli.GetAsync(Genres.Session, id);
        await etabli.AuthorizeAsync("import.creer", new Objet(Genres.Import, "", 0, ImmutableDictionary<string, string>.Empty.Add("session", session.Id)));
        return session;
    }

    /// <summary>Keeps the import, unless it changed nothing: the same sheet sent twice is one import.</summary>
    internal static async ValueTask RecordAsync(Etabli etabli, Objet session, ModeleDImport modele, string fichier, string empreinte, RapportDImport rapport)
    {
        if (rapport.Count(SortDeLigne.Creee) + rapport.Count(SortDeLigne.Modifiee) == 0)
            return;
        await etabli.CreateAsync("import.creer", Genres.Import, Values(session.Id, modele.Code, fichier, empreinte, rapport));
    }

    /// <summary>Keeps an import made by who may change what it changed, without the right to import into a whole session.</summary>
    /// <param name="cause">One of the objects that it changed.</param>
    internal static ValueTask<Objet> KeepAsync(Etabli etabli, string action, Objet cause, string session, string modele, string fichier, string empreinte, RapportDImport rapport)
        => etabli.DeriveAsync(action, cause, DemanderUneAttestation.New(etabli, Genres.Import), Values(session, modele, fichier, empreinte, rapport));

    private static KeyValuePair<string, string?>[] Values(string session, string modele, string fichier, string empreinte, RapportDImport rapport)
    {
        string Number(SortDeLigne sort) => rapport.Count(sort).ToString(CultureInfo.InvariantCulture);
        return
        [
            new("session", session), new("modele", modele), new("fichier", fichier), new("empreinte", empreinte),
            new("crees", Number(SortDeLigne.Creee)), new("modifies", Number(SortDeLigne.Modifiee)), new("inchanges", Number(SortDeLigne.Inchangee)), new("refuses", Number(SortDeLigne.Refusee)),
        ];
    }
}
