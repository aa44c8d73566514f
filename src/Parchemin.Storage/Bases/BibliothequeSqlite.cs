using System.Reflection;
using System.Runtime.InteropServices;

namespace Parchemin.Storage;

/// <summary>Prefers the operating system's SQLite, which its maintainers keep up to date, to the one that the package bundles.</summary>
internal static class BibliothequeSqlite
{
    private static readonly string[] Systeme = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"];

    private static readonly Lazy<bool> Chargee = new(Load);

    /// <summary>Whether the operating system's own library is the one in use.</summary>
    public static bool EstCelleDuSysteme { get; private set; }

    /// <summary>Chooses the library, before anything of SQLite runs in the process.</summary>
    /// <remarks>A connection opened before this would have its first functions from one library and the rest from the other, and fall.</remarks>
    public static void Ensure() => _ = Chargee.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        return true;
    }

    private static IntPtr Resolve(string nom, Assembly assemblage, DllImportSearchPath? chemin)
    {
        foreach (var bibliotheque in Systeme)
        {
            if (NativeLibrary.TryLoad(bibliotheque, out var trouvee))
            {
                EstCelleDuSysteme = true;
                return trouvee;
            }
        }

        return NativeLibrary.Load(nom, assemblage, chemin);
    }
}
