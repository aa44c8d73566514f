namespace Parchemin.Core;

/// <summary>A declaration that evidence of competences of another certification shows one of this certification. It shows, and exempts from nothing.</summary>
/// <param name="Certification">The code of the other certification.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="Competence">The competence of this certification.</param>
/// <param name="Leurs">Those of the other, all of which are needed.</param>
public sealed record Rapprochement(string Certification, string Edition, Citation Competence, IReadOnlyList<string> Leurs, Source? Source, Lieu Lieu);
