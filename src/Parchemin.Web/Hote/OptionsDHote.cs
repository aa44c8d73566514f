using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What the operator chooses.</summary>
public sealed record OptionsDHote
{
    /// <summary>A SQLite file, or a PostgreSQL connection text.</summary>
    public required string Lieu { get; init; }

    /// <summary>The folder of the référentiels.</summary>
    public required string Referentiels { get; init; }

    /// <summary>The référentiels when they are already loaded; else they are read from their folder.</summary>
    public Bibliotheque? Bibliotheque { get; init; }

    /// <summary>Where it listens, <c>http://127.0.0.1:5080</c> by default; port 0 takes a free one.</summary>
    public string Adresse { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The address that people use, when a front server stands before it; links are built on it.</summary>
    public string? AdressePublique { get; init; }

    /// <summary>Where long works leave their files: beside the SQLite file, or in the temporary folder of this machine. Nodes may share one.</summary>
    public string Travaux
    {
        get => field ?? (Lieu.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Path.Combine(Path.GetTempPath(), "parchemin-travaux") : Lieu + ".travaux");
        init;
    }

    /// <summary>An identity provider, when the organisation has one.</summary>
    public FournisseurDIdentite? Fournisseur { get; init; }

    /// <summary>The clock; a test sets its own.</summary>
    public TimeProvider Horloge { get; init; } = TimeProvider.System;
}

/// <summary>An OpenID Connect provider, used through its OAuth endpoints with PKCE: the signed-in address must be that of an account's person.</summary>
public sealed record FournisseurDIdentite(string Nom, string Client, string Secret, string Autorisation, string Jeton, string Informations);
