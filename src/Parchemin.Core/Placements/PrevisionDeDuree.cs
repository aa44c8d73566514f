namespace Parchemin.Core;

/// <summary>Where the count of days is going.</summary>
/// <param name="Requis">Days required.</param>
/// <param name="Faits">Days counted so far.</param>
/// <param name="Prevus">Days counted so far and still planned before the limit.</param>
/// <param name="AuRythmeActuel">The same, if absences go on as they have so far.</param>
/// <param name="Limite">The last day that counts; null when it is not known.</param>
public sealed record PrevisionDeDuree(int Requis, int Faits, int Prevus, int AuRythmeActuel, DateOnly? Limite)
{
    /// <summary>Days that will be missing at this rhythm.</summary>
    public int Manque => Math.Max(0, Requis - AuRythmeActuel);

    /// <summary>The early warning; null when nothing will be missing.</summary>
    public string? ToFrench()
    {
        if (Manque == 0)
            return null;
        var le = Limite is { } limite ? $" le {Phrases.Date(limite)}" : " à la fin des périodes prévues";
        return AuRythmeActuel < Prevus
            ? $"À ce rythme, il manquera {Pluriel.Of(Manque, "jour")}{le} ({Prevus} prévus, {AuRythmeActuel} si les absences continuent)."
            : $"Les périodes prévues donnent {Pluriel.Of(Prevus, "jour")} : il en manquera {Manque}{le}.";
    }

    internal static PrevisionDeDuree Of(int faits, int absences, int prevus, int requis, DateOnly? limite)
    {
        // Rounded down: part of a day is not a day.
        var auRythme = faits + absences == 0 ? prevus : faits + (int)((long)(prevus - faits) * faits / (faits + absences));
        return new PrevisionDeDuree(requis, faits, prevus, auRythme, limite);
    }
}
