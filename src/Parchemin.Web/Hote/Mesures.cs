using System.Globalization;
using System.Text;

namespace Parchemin.Web;

/// <summary>What the operator watches: requests by class of status and their time, in the text format that monitoring tools read.</summary>
public sealed class Mesures
{
    private static readonly double[] Bornes = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

    private readonly long[] parClasse = new long[6];
    private readonly long[] parDuree = new long[Bornes.Length + 1];
    private long microsecondes;

    public void Count(int statut, TimeSpan duree)
    {
        Interlocked.Increment(ref parClasse[Math.Clamp(statut / 100, 0, 5)]);
        var i = Array.FindIndex(Bornes, b => duree.TotalSeconds <= b);
        Interlocked.Increment(ref parDuree[i < 0 ? Bornes.Length : i]);
        Interlocked.Add(ref microsecondes, (long)duree.TotalMicroseconds);
    }

    public string Write(long rangDuJournal)
    {
        var texte = new StringBuilder("# TYPE parchemin_requests_total counter\n");
        for (var i = 1; i < parClasse.Length; i++)
            texte.Append(CultureInfo.InvariantCulture, $"parchemin_requests_total{{status=\"{i}xx\"}} {Interlocked.Read(ref parClasse[i])}\n");
        texte.Append("# TYPE parchemin_request_seconds histogram\n");
        long cumul = 0;
        for (var i = 0; i < parDuree.Length; i++)
        {
            cumul += Interlocked.Read(ref parDuree[i]);
            texte.Append(CultureInfo.InvariantCulture, $"parchemin_request_seconds_bucket{{le=\"{(i < Bornes.Length ? Bornes[i].ToString(CultureInfo.InvariantCulture) : "+Inf")}\"}} {cumul}\n");
        }

        texte.Append(CultureInfo.InvariantCulture, $"parchemin_request_seconds_sum {Interlocked.Read(ref microsecondes) / 1e6}\nparchemin_request_seconds_count {cumul}\n");
        texte.Append(CultureInfo.InvariantCulture, $"# TYPE parchemin_journal_rank gauge\nparchemin_journal_rank {rangDuJournal}\n# TYPE parchemin_memory_bytes gauge\nparchemin_memory_bytes {GC.GetTotalMemory(false)}\n");
        return texte.ToString();
    }
}
