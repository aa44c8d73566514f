using Microsoft.Data.Sqlite;
using Npgsql;
using Parchemin.Essais;

namespace Parchemin.Storage.Tests;

/// <summary>The databases of the tests are there, new and apart from each other.</summary>
public sealed class BaseDEssaiTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Each_new_place_is_a_database_that_answers_and_holds_nothing(string nature)
    {
        var (une, autre) = (await BaseDEssai.NewPlaceAsync(nature), await BaseDEssai.NewPlaceAsync(nature));
        (await ScalarAsync(nature, une, "SELECT 1")).ShouldBe(1);
        await ScalarAsync(nature, une, "CREATE TABLE essai (n integer)");
        var tables = string.Equals(nature, BaseDEssai.Sqlite, StringComparison.Ordinal) ? "sqlite_master" : "pg_tables WHERE schemaname = 'public'";
        (await ScalarAsync(nature, une, $"SELECT count(*) FROM {tables}")).ShouldBe(1);
        (await ScalarAsync(nature, autre, $"SELECT count(*) FROM {tables}")).ShouldBe(0);
    }

    private static async Task<long?> ScalarAsync(string nature, string lieu, string sql)
    {
        BibliothequeSqlite.Ensure();
        await using System.Data.Common.DbConnection connexion = string.Equals(nature, BaseDEssai.Sqlite, StringComparison.Ordinal)
            ? new SqliteConnection($"Data Source={lieu}")
            : new NpgsqlConnection(lieu);
        await connexion.OpenAsync();
        await using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        return await commande.ExecuteScalarAsync() is { } valeur ? Convert.ToInt64(valeur, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
