using Parchemin.Storage;

namespace Parchemin.Essais;

/// <summary>The two databases on which every test of the register runs.</summary>
public static class BaseDEssai
{
    public const string Sqlite = "sqlite";

    public const string PostgreSql = "postgresql";

    /// <summary>For a theory: once per database.</summary>
    public static IEnumerable<object[]> Toutes => [[Sqlite], [PostgreSql]];

    /// <summary>The place of a new, empty register.</summary>
    public static async Task<string> NewPlaceAsync(string nature)
        => string.Equals(nature, Sqlite, StringComparison.Ordinal)
            ? Path.Combine(Directory.CreateTempSubdirectory("parchemin-essai-").FullName, "registre.db")
            : await Essais.PostgreSql.NewDatabaseAsync();

    /// <summary>A new register, its tables made.</summary>
    public static async Task<Store> NewAsync(string nature, TimeProvider? horloge = null)
    {
        var store = Store.Open(await NewPlaceAsync(nature), horloge);
        await store.MigrateAsync();
        return store;
    }
}
