namespace Parchemin.Core;

/// <summary>The grounds of non conformity that one text lists.</summary>
public sealed record ListeDeMotifs(Source? Source, IReadOnlyList<Citation> Epreuves, IReadOnlyList<MotifDeNonConformite> Motifs, Lieu Lieu)
{
    /// <summary>The sessions that the text organises; empty for all.</summary>
    public IReadOnlyList<Citation> Sessions { get; init; } = [];
}

/// <summary>What the machine can look at to propose a ground of non conformity.</summary>
public enum ObjetDeControle
{
    /// <summary>A dossier was deposited.</summary>
    Presence,

    /// <summary>It was deposited in time.</summary>
    Delai,

    /// <summary>The duration of the training in companies is proved.</summary>
    Duree,

    /// <summary>The papers bear the signatures that they need.</summary>
    Signatures,
}

/// <summary>A ground of non conformity, in the words of one text.</summary>
public sealed record MotifDeNonConformite : Item
{
    /// <summary>What the machine looks at; null where only a person can see it.</summary>
    public ObjetDeControle? Controle { get; init; }
}

/// <summary>Who signs a paper of the dossier.</summary>
public enum RoleDeSignataire
{
    /// <summary>A member of the teaching team.</summary>
    Equipe,

    Candidat,

    /// <summary>The tutor or the employer.</summary>
    Entreprise,
}

/// <summary>A paper of the dossier, and the signatures without which it is worth nothing.</summary>
public sealed record PieceDeDossier : Item
{
    public IReadOnlyList<SignatureAttendue> Signatures { get; init; } = [];
}

/// <summary>A signature that a paper needs, for the candidates of some voies.</summary>
/// <param name="Voies">Empty for all.</param>
public sealed record SignatureAttendue(RoleDeSignataire Role, string Libelle, IReadOnlyList<Citation> Voies, Source? Source);

/// <summary>How long a candidate has to complete a dossier, from the day the request is sent.</summary>
public sealed record DelaiDeComplement(int Jours, Source? Source);
