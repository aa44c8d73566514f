using Parchemin.Application;

namespace Parchemin.Essais;

/// <summary>The repository from where the tests run, and the certification that they use.</summary>
public static class Depot
{
    public const string Certification = "bts-assurance";
    public const string Edition = "2017";
    public const string Session = "2024";
    public const string Voie = "scolaire";
    public const string Forme = "globale";
    public const string Unite = "U1";

    /// <summary>A form that a candidate fills.</summary>
    public const string Formulaire = "FICHE-E32";

    /// <summary>An épreuve before a commission.</summary>
    public const string Epreuve = "E32";

    private static readonly Lazy<Bibliotheque> Chargee = new(() => Bibliotheque.Load(Referentiels));

    public static string Racine { get; } = FindRoot();

    public static string Referentiels => Path.Combine(Racine, "referentiels");

    /// <summary>The four certifications, loaded once.</summary>
    public static Bibliotheque Bibliotheque => Chargee.Value;

    private static string FindRoot()
    {
        for (var dossier = new DirectoryInfo(AppContext.BaseDirectory); dossier is not null; dossier = dossier.Parent)
        {
            if (File.Exists(Path.Combine(dossier.FullName, "Parchemin.slnx")))
                return dossier.FullName;
        }

        throw new InvalidOperationException("Parchemin.slnx n'est dans aucun dossier au-dessus des essais.");
    }
}
