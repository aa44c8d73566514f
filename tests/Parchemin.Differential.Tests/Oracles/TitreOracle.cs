using System.Globalization;
using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>Deliberation of one candidate to the title by blocks with points.</summary>
internal static class TitreOracle
{
    private const int Pass = 12;

    /// <summary>A block: acquired or not, wholly assessed or not, and its mark when it has a single one.</summary>
    private sealed record Block(string Code, bool Acquired, bool Assessed, bool SomethingFailed, NaiveFraction? Note);

    public static Expected Judge(JsonElement root)
    {
        root.AllowKeys("id", "certification", "edition", "session", "blocs", "memoire");
        var entries = root.Need("blocs");
        entries.AllowKeys([.. TitreRules.Blocks]);
        var blocks = TitreRules.Blocks.Select(code => ReadBlock(code, entries.Find(code))).ToList();
        var thesis = ReadThesis(root.Find("memoire"));

        var fields = new FieldList(Decide(blocks, thesis));
        foreach (var block in blocks)
        {
            Describe(fields, block);
        }

        return fields.ToExpected();
    }

    private static string Decide(IReadOnlyList<Block> blocks, bool? thesis)
    {
        if (blocks.All(b => b.Acquired) && thesis == true)
        {
            return "delivre";
        }

        if (blocks.Any(b => b.Acquired))
        {
            return "partiel";
        }

        return blocks.All(b => b.Assessed) && thesis is not null ? "refuse" : "incomplet";
    }

    private static void Describe(FieldList fields, Block block)
    {
        // The contract does not say which of the two wins when one part of block 3 fails and another is awaited.
        if (block.Assessed || !block.SomethingFailed)
        {
            var failed = block.Assessed ? "non-acquis" : "incomplet";
            fields.Add($"blocs/{block.Code}/etat", block.Acquired ? "acquis" : failed);
        }

        if (block.Note is { } note)
        {
            fields.Add($"blocs/{block.Code}/note", note.ToExactText());
        }
    }

    private static Block ReadBlock(string code, JsonElement? entry)
    {
        if (entry is not { } block)
        {
            return new Block(code, false, false, false, null);
        }

        block.AllowKeys("acquis_le", "note", "criteres", "parties");
        if (block.Properties().Count() != 1)
        {
            throw new RefusedInputException($"{code} must hold exactly one shape");
        }

        if (block.Find("acquis_le") is { } date)
        {
            date.Date();
            return new Block(code, true, true, false, null);
        }

        if (code == "B3")
        {
            return ReadParts(block.Need("parties"));
        }

        var note = ReadNote(code, block);
        return new Block(code, note is not null && note >= Pass, note is not null, false, note);
    }

    private static Block ReadParts(JsonElement parts)
    {
        parts.AllowKeys([.. TitreRules.Parts]);
        var notes = TitreRules.Parts
            .Select(part => parts.Find(part) is { } entry ? ReadNote("B3", entry) : null)
            .ToList();
        return new Block(
            "B3",
            notes.All(n => n is not null && n >= Pass),
            notes.All(n => n is not null),
            notes.Any(n => n is not null && !(n >= Pass)),
            null);
    }

    /// <summary>The mark out of 20, or null while a criterion is awaited.</summary>
    private static NaiveFraction? ReadNote(string code, JsonElement entry)
    {
        if (entry.Properties().Count() != 1)
        {
            throw new RefusedInputException($"{code} must hold exactly one shape");
        }

        if (entry.Find("note") is { } note)
        {
            return note.Mark(20);
        }

        var criteria = TitreRules.Criteria(code);
        var seen = new HashSet<int>();
        var sum = NaiveFraction.Zero;
        foreach (var given in entry.Need("criteres").Properties())
        {
            var index = Position(criteria, given.Name);
            if (!seen.Add(index))
            {
                throw new RefusedInputException($"{given.Name} is given twice");
            }

            sum += given.Value.Mark(criteria[index].Points);
        }

        return seen.Count == criteria.Count ? sum * 20 / criteria.Sum(c => c.Points) : null;
    }

    private static int Position(IReadOnlyList<TitreCriterion> criteria, string key)
    {
        for (var i = 0; i < criteria.Count; i++)
        {
            if (criteria[i].Code == key || (i + 1).ToString(CultureInfo.InvariantCulture) == key)
            {
                return i;
            }
        }

        throw new RefusedInputException($"unknown criterion {key}");
    }

    /// <summary>Whether the mémoire is good enough, or null while something about it is awaited.</summary>
    private static bool? ReadThesis(JsonElement? entry)
    {
        if (entry is not { } thesis)
        {
            return null;
        }

        thesis.AllowKeys("pages_hors_annexes", "analyse_pourcent", "juge_convaincant");
        var pages = thesis.Find("pages_hors_annexes")?.Count();
        var analysis = thesis.Find("analyse_pourcent")?.Mark(100);
        var convincing = thesis.Find("juge_convaincant")?.Flag();
        if (pages is null || analysis is null || convincing is null)
        {
            return null;
        }

        return pages >= 30 && analysis >= 50 && convincing.Value;
    }
}
