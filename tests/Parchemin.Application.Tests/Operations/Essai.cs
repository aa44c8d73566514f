namespace Parchemin.Application.Tests;

/// <summary>Runs a use case whole, then takes it back: every trial of a test finds the register as it was.</summary>
internal sealed record Essai<T>(IOperation<T> Operation) : IOperation<T>
{
    public string Code => Operation.Code;

    public async ValueTask<T> ExecuteAsync(Etabli etabli)
    {
        await Operation.ExecuteAsync(etabli);
        throw new FaitException();
    }
}

/// <summary>The use case went to its end.</summary>
internal sealed class FaitException : Exception;

/// <summary>Short ways to act on a register under test.</summary>
internal static class Essais
{
    /// <summary>Why a use case is refused; null when it would be done. Nothing is written either way.</summary>
    public static async Task<RefusException?> RefusalAsync<T>(this Guichet guichet, Acteur acteur, IOperation<T> operation)
    {
        try
        {
            await guichet.RunAsync(acteur, new Essai<T>(operation));
            throw new InvalidOperationException("Un essai ne s'achève pas.");
        }
        catch (FaitException)
        {
            return null;
        }
        catch (RefusException refus)
        {
            return refus;
        }
    }

    /// <summary>The code of the refusal; null when it would be done.</summary>
    public static async Task<string?> CodeAsync<T>(this Guichet guichet, Acteur acteur, IOperation<T> operation) => (await guichet.RefusalAsync(acteur, operation))?.Code;

    public static Task<Objet> CreateAsync(this Guichet guichet, Acteur acteur, Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => guichet.RunAsync(acteur, CreerObjet.For(genre, Dictionary(valeurs)));

    public static Task<Objet> ChangeAsync(this Guichet guichet, Acteur acteur, Objet objet, params (string Champ, string? Valeur)[] valeurs)
        => guichet.RunAsync(acteur, new ModifierObjet(objet.Genre, objet.Id, null, Dictionary(valeurs)));

    public static Dictionary<string, string?> Dictionary(params (string Champ, string? Valeur)[] valeurs) => valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal);

    public static async Task<IReadOnlyList<Ecriture>> JournalAsync(this Guichet guichet, Acteur acteur, Objet objet)
    {
        var lues = new List<Ecriture>();
        await foreach (var e in guichet.JournalAsync(acteur, new FiltreDuJournal { Genre = objet.Genre.Code, Objets = [objet.Id] }))
            lues.Add(e);
        return lues;
    }

    /// <summary>Every object of a genre that the actor is shown, page by page.</summary>
    public static async Task<IReadOnlyList<ObjetVu>> ListAsync(this Guichet guichet, Acteur acteur, Genre genre, int taille = 7)
    {
        var vus = new List<ObjetVu>();
        string? suite = null;
        do
        {
            var page = await guichet.ListAsync(acteur, new Requete(genre, Filtre.Toujours) { Taille = taille, Apres = suite });
            vus.AddRange(page.Objets);
            suite = page.Suite;
        }
        while (suite is not null);
        return vus;
    }

    /// <summary>The code of the refusal to show an object; null when it is shown.</summary>
    public static Task<string?> RefusalOfReadAsync(this Guichet guichet, Acteur acteur, Objet objet) => CodeAsync(async () => await guichet.ReadAsync(acteur, objet.Genre, objet.Id));

    /// <summary>The code of the refusal of a list; null when it is given.</summary>
    public static Task<string?> RefusalOfListAsync(this Guichet guichet, Acteur acteur, Requete requete) => CodeAsync(async () => await guichet.ListAsync(acteur, requete));

    /// <summary>The code of the refusal of a question; null when it is answered.</summary>
    public static async Task<string?> CodeAsync(Func<Task> question)
    {
        try
        {
            await question();
            return null;
        }
        catch (RefusException refus)
        {
            return refus.Code;
        }
    }
}
