namespace Parchemin.Planning;

/// <summary>When each territory sits each written épreuve of a session, at its own wall clock (CIR, annexe I).</summary>
/// <param name="Territoires">In the order of the calendar's columns.</param>
public sealed record CalendrierEcrit(IReadOnlyList<TerritoireDeComposition> Territoires, IReadOnlyList<EpreuveDatee> Epreuves)
{
    /// <summary>In French, what whoever read the calendar could not settle.</summary>
    public IReadOnlyList<string> Doutes { get; init; } = [];
}

/// <summary>Candidates who read the same clock.</summary>
/// <param name="Fuseau">IANA zone, such as <c>Europe/Paris</c>.</param>
public sealed record TerritoireDeComposition(string Code, string Libelle, string Fuseau);

/// <summary>A written épreuve and the hours printed for it.</summary>
public sealed record EpreuveDatee(string Code, string Libelle, IReadOnlyList<SeanceEcrite> Seances);

/// <summary>One written épreuve in one territory.</summary>
/// <param name="Territoire">Code of the territory.</param>
/// <param name="Debut">Local wall time at which the paper is handed out.</param>
/// <param name="Duree">Minutes, extra time left out.</param>
/// <param name="MiseEnLoge">Minutes before which nobody may leave; null where none is printed.</param>
/// <param name="Sujet">The paper: those who bear the same name share it. Empty is the common one.</param>
public sealed record SeanceEcrite(string Territoire, DateTime Debut, int Duree, int? MiseEnLoge, string Sujet = "");
