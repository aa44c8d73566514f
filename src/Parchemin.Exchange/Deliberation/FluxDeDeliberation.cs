using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>What a run did.</summary>
public sealed record Bilan(long Lues, long Refusees, IReadOnlyDictionary<string, long> ParDecision, TimeSpan Duree)
{
    public double LignesParSeconde => Duree > TimeSpan.Zero ? Lues / Duree.TotalSeconds : 0;
}

/// <summary>Deliberates a stream of candidates, one JSON object per line, on all cores, in order, in constant memory.</summary>
public sealed class FluxDeDeliberation(Catalogue catalogue, bool explication)
{
    /// <summary>The longest line that is read, in bytes; a candidate holds in a few thousand.</summary>
    public const int LigneMax = 1 << 20;

    private const int TailleDeLot = 1 << 18;

    private readonly ConcurrentBag<Atelier> ateliers = [];

    /// <summary>Reads all the lines of <paramref name="entree"/> and writes one result for each, in order.</summary>
    public async Task<Bilan> RunAsync(Stream entree, Stream sortie, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(entree);
        ArgumentNullException.ThrowIfNull(sortie);
        var depart = Stopwatch.GetTimestamp();
        var compte = new Compte();
        var enCours = new Queue<Task<Lot>>();
        var parallele = Environment.ProcessorCount + 1;
        var decoupe = new Decoupe(entree);
        while (await decoupe.NextAsync(annulation) is { } lot)
        {
            enCours.Enqueue(Task.Run(() => Process(lot), annulation));
            if (enCours.Count >= parallele)
                await FlushAsync(await enCours.Dequeue(), sortie, compte, annulation);
        }

        while (enCours.Count > 0)
            await FlushAsync(await enCours.Dequeue(), sortie, compte, annulation);
        await sortie.FlushAsync(annulation);
        return new Bilan(compte.Lues, compte.Refusees, compte.ParDecision, Stopwatch.GetElapsedTime(depart));
    }

    /// <summary>Deliberates one line, for pages and tests; the result is a JSON object.</summary>
    public byte[] Decide(ReadOnlySpan<byte> ligne)
    {
        if (!ateliers.TryTake(out var atelier))
            atelier = new Atelier(catalogue, explication);
        atelier.Reset();
        atelier.Decide(ligne, 1);
        var resultat = atelier.Sortie.Ecrit.ToArray();
        ateliers.Add(atelier);
        return resultat;
    }

    private static async Task FlushAsync(Lot lot, Stream sortie, Compte compte, CancellationToken annulation)
    {
        await sortie.WriteAsync(lot.Resultat!.Sortie.Ecrit, annulation);
        compte.Add(lot.Resultat);
        lot.Release();
    }

    private Lot Process(Lot lot)
    {
        if (!ateliers.TryTake(out var atelier))
            atelier = new Atelier(catalogue, explication);
        atelier.Reset();
        atelier.Process(lot);
        lot.Complete(atelier, ateliers);
        return lot;
    }

    private sealed class Compte
    {
        public long Lues { get; private set; }

        public long Refusees { get; private set; }

        public Dictionary<string, long> ParDecision { get; } = new(StringComparer.Ordinal);

        public void Add(Atelier atelier)
        {
            Lues += atelier.Lues;
            Refusees += atelier.Refusees;
            foreach (var (decision, nombre) in atelier.ParDecision)
                ParDecision[decision] = ParDecision.GetValueOrDefault(decision) + nombre;
        }
    }

    /// <summary>Some whole lines of the input.</summary>
    private sealed class Lot(byte[] octets, int longueur, long premiereLigne)
    {
        private ConcurrentBag<Atelier>? retour;

        public ReadOnlyMemory<byte> Lignes => octets.AsMemory(0, longueur);

        public long PremiereLigne => premiereLigne;

        public Atelier? Resultat { get; private set; }

        public void Complete(Atelier atelier, ConcurrentBag<Atelier> vers)
        {
            Resultat = atelier;
            retour = vers;
        }

        public void Release()
        {
            ArrayPool<byte>.Shared.Return(octets);
            retour!.Add(Resultat!);
        }
    }

    /// <summary>Cuts the input into lots of whole lines.</summary>
    private sealed class Decoupe(Stream entree)
    {
        private byte[] reste = [];
        private long ligne = 1;
        private bool fin;
        private bool debut = true;

        public async Task<Lot?> NextAsync(CancellationToken annulation)
        {
            if (fin && reste.Length == 0)
                return null;
            var tampon = ArrayPool<byte>.Shared.Rent(Math.Max(TailleDeLot, reste.Length + TailleDeLot));
            reste.CopyTo(tampon, 0);
            var rempli = reste.Length;
            reste = [];
            while (!fin)
            {
                var lus = await entree.ReadAsync(tampon.AsMemory(rempli), annulation);
                fin = lus == 0;
                rempli += lus;
                if (rempli == tampon.Length)
                {
                    if (tampon.AsSpan(0, rempli).Contains((byte)'\n') || rempli > 2 * LigneMax)
                        break;
                    tampon = Grow(tampon, rempli);
                }
            }

            if (debut)
            {
                debut = false;
                if (tampon.AsSpan(0, rempli).StartsWith("\uFEFF"u8))
                {
                    tampon.AsSpan(3, rempli - 3).CopyTo(tampon);
                    rempli -= 3;
                }
            }

            if (rempli == 0)
            {
                // Nothing was left: the input is empty, or the lots before end exactly where it does.
                ArrayPool<byte>.Shared.Return(tampon);
                return null;
            }

            var coupe = fin ? rempli : tampon.AsSpan(0, rempli).LastIndexOf((byte)'\n') + 1;
            if (coupe == 0)
                coupe = await SkipLineAsync(tampon, rempli, annulation);
            else
                reste = tampon.AsSpan(coupe, rempli - coupe).ToArray();
            var lot = new Lot(tampon, coupe, ligne);
            ligne += tampon.AsSpan(0, coupe).Count((byte)'\n');
            return lot;
        }

        /// <summary>Keeps the beginning of a line that is too long, which will be refused, and drops its end.</summary>
        private async Task<int> SkipLineAsync(byte[] tampon, int rempli, CancellationToken annulation)
        {
            var suite = new byte[TailleDeLot];
            while (true)
            {
                var lus = await entree.ReadAsync(suite, annulation);
                fin = lus == 0;
                var retour = suite.AsSpan(0, lus).IndexOf((byte)'\n');
                if (retour >= 0)
                    reste = suite.AsSpan(retour + 1, lus - retour - 1).ToArray();
                if (fin || retour >= 0)
                    break;
            }

            // What is dropped may not be blank: the line is refused even when its beginning is.
            tampon[0] = tampon[rempli - 2] = (byte)'?';
            tampon[rempli - 1] = (byte)'\n';
            return rempli;
        }

        private static byte[] Grow(byte[] tampon, int rempli)
        {
            var plusGrand = ArrayPool<byte>.Shared.Rent(tampon.Length * 2);
            tampon.AsSpan(0, rempli).CopyTo(plusGrand);
            ArrayPool<byte>.Shared.Return(tampon);
            return plusGrand;
        }
    }

    /// <summary>The reusable tools of one worker.</summary>
    private sealed class Atelier
    {
        private readonly bool explication;
        private readonly LecteurDeCandidature lecteur;
        private readonly Dictionary<ReglesDAttribution, (Deliberation, EcritureDeResultat)> outils = new(ReferenceEqualityComparer.Instance);
        private readonly List<ErreurDeSaisie> erreurs = [];

        public Atelier(Catalogue catalogue, bool explication)
        {
            this.explication = explication;
            lecteur = new LecteurDeCandidature(catalogue);
        }

        public TamponUtf8 Sortie { get; } = new(TailleDeLot * 2);

        public long Lues { get; private set; }

        public long Refusees { get; private set; }

        public Dictionary<string, long> ParDecision { get; } = new(StringComparer.Ordinal);

        public void Reset()
        {
            Sortie.Clear();
            (Lues, Refusees) = (0, 0);
            ParDecision.Clear();
        }

        public void Process(Lot lot)
        {
            var restantes = lot.Lignes.Span;
            for (var numero = lot.PremiereLigne; !restantes.IsEmpty; numero++)
            {
                var fin = restantes.IndexOf((byte)'\n');
                var ligne = fin < 0 ? restantes : restantes[..fin];
                restantes = fin < 0 ? [] : restantes[(fin + 1)..];
                ligne = ligne.Trim(" \t\r"u8);
                if (ligne.IsEmpty)
                    continue;
                Decide(ligne, numero);
                Sortie.Write("\n"u8);
            }
        }

        public void Decide(ReadOnlySpan<byte> ligne, long numero)
        {
            Lues++;
            if (ligne.Length > LigneMax)
            {
                Refuse(numero, "", [new ErreurDeSaisie("LIGNE-TROP-LONGUE", "$", "", $"La ligne dépasse {LigneMax} octets. Un candidat tient en une ligne de quelques milliers.")]);
                return;
            }

            if (lecteur.Read(ligne) is not { } candidature)
            {
                Refuse(numero, lecteur.Id, lecteur.Erreurs);
                return;
            }

            erreurs.Clear();
            var (deliberation, ecriture) = For(candidature.Regles);
            var debut = Sortie.Longueur;
            try
            {
                if (deliberation.Decide(candidature, erreurs) is not { } decision)
                {
                    Refuse(numero, lecteur.Id, erreurs);
                    return;
                }

                ecriture.Write(Sortie, deliberation, explication);
                ParDecision[decision.Resultat] = ParDecision.GetValueOrDefault(decision.Resultat) + 1;
            }
            catch (OverflowException)
            {
                // One candidate's marks must not stop the session.
                Sortie.Truncate(debut);
                Refuse(numero, lecteur.Id, [new ErreurDeSaisie("NOTE-ILLISIBLE", "$", "", "Les notes ont trop de décimales pour un calcul exact sur 64 bits. Donnez-les avec moins de décimales.")]);
            }
        }

        private (Deliberation Deliberation, EcritureDeResultat Ecriture) For(ReglesDAttribution regles)
        {
            if (!outils.TryGetValue(regles, out var outil))
                outils[regles] = outil = (new Deliberation(regles), new EcritureDeResultat(regles));
            return outil;
        }

        private void Refuse(long numero, string id, IEnumerable<ErreurDeSaisie> refus)
        {
            Refusees++;
            EcritureDeResultat.WriteRefus(Sortie, numero, id, refus);
        }
    }
}
