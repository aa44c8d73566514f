using Parchemin.Storage;

namespace Parchemin.Essais;

/// <summary>The two databases on which every test of the register runs.</summary>
public static class BaseDEssai
{
    public const string Sqlite = "sqlite";

    public const string PostgreSql = "postgresql";

    private static readonly Lazy<string> Dossier = new(NewFolder);
    private static int numero;

    /// <summary>For a theory: once per database.</summary>
    public static IEnumerable<object[]> Toutes => [[Sqlite], [PostgreSql]];

    /// <summary>The place of a new, empty register: the path of a file in a folder of its own, or a connection text.</summary>
    public static async Task<string> NewPlaceAsync(string nature)
        => string.Equals(nature, Sqlite, StringComparison.Ordinal)
            ? Path.Combine(Directory.CreateDirectory(Path.Combine(Dossier.Value, $"{Interlocked.Increment(ref numero)}")).FullName, "registre.db")
            : await Essais.PostgreSql.NewDatabaseAsync();

    /// <summary>A new register, its tables made.</summary>
    public static async Task<Store> NewAsync(string nature, TimeProvider? horloge = null)
    {
        var store = Store.Open(await NewPlaceAsync(nature), horloge);
        await store.MigrateAsync();
        return store;
    }

    private static string NewFolder()
    {
        var dossier = Directory.CreateTempSubdirectory("parchemin-essai-").FullName;
        Gardien.AfterExit($"rm -rf {dossier}");
        return dossier;
    }
}
