using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Application;

/// <summary>Chains the entries of the journal: each hash covers the one before, so that nothing can be changed, removed or slipped in unseen.</summary>
public static class ChaineDuJournal
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly string Origine = new('0', 64);

    /// <summary>The entry with its rank and its two hashes.</summary>
    public static Ecriture Link(Ecriture ecriture, long rang, string precedente)
    {
        var liee = ecriture with { Rang = rang, EmpreintePrecedente = precedente };
        return liee with { Empreinte = Hash(liee) };
    }

    /// <summary>The hash that the entry must carry.</summary>
    public static string Hash(Ecriture e)
    {
        using var hachage = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hachage, e.EmpreintePrecedente);
        AddNumber(hachage, e.Rang);
        Add(hachage, e.Operation);
        Add(hachage, e.Lot);
        Add(hachage, e.Acteur);
        Add(hachage, e.NomDeLActeur);
        AddNumber(hachage, e.SurvenueLe.ToUnixTimeMilliseconds());
        AddNumber(hachage, e.SaisieLe.ToUnixTimeMilliseconds());
        AddNumber(hachage, e.DecideeLe?.ToUnixTimeMilliseconds() ?? -1);
        Add(hachage, e.Genre);
        Add(hachage, e.Objet);
        AddNumber(hachage, e.Version);
        AddFields(hachage, e.Avant);
        AddFields(hachage, e.Apres);
        Add(hachage, e.Motif);
        return Convert.ToHexStringLower(hachage.GetHashAndReset());
    }

    private static void AddFields(IncrementalHash hachage, IReadOnlyDictionary<string, string?> champs)
    {
        AddNumber(hachage, champs.Count);
        foreach (var champ in champs.Keys.Order(StringComparer.Ordinal))
        {
            Add(hachage, champ);
            Add(hachage, champs[champ]);
        }
    }

    // Each text is preceded by its length: two different entries never give the same bytes.
    private static void Add(IncrementalHash hachage, string? texte)
    {
        if (texte is null)
        {
            AddNumber(hachage, -1);
            return;
        }

        var octets = Encoding.UTF8.GetBytes(texte);
        AddNumber(hachage, octets.Length);
        hachage.AppendData(octets);
    }

    private static void AddNumber(IncrementalHash hachage, long nombre)
    {
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(octets, nombre);
        hachage.AppendData(octets);
    }
}
