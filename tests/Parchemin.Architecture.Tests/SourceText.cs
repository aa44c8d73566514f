using System.Text;

namespace Parchemin.Architecture.Tests;

/// <summary>C# text cut by hand: the compiler's own reader is not among the packages, and comments are all that must go.</summary>
internal static class SourceText
{
    /// <summary>The text with its comments blanked; strings stay as they are and lines keep their numbers.</summary>
    public static string WithoutComments(string text)
    {
        var output = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = Length(text, i, out var isComment);
            foreach (var c in text.AsSpan(i, length))
                output.Append(isComment && c != '\n' ? ' ' : c);
            i += length;
        }

        return output.ToString();
    }

    private static int Length(string text, int start, out bool isComment)
    {
        var rest = text.AsSpan(start);
        isComment = rest.StartsWith("//", StringComparison.Ordinal) || rest.StartsWith("/*", StringComparison.Ordinal);
        if (rest.StartsWith("//", StringComparison.Ordinal))
            return Until(rest, "\n", 2, keep: 0);
        if (rest.StartsWith("/*", StringComparison.Ordinal))
            return Until(rest, "*/", 2, keep: 2);
        if (rest.StartsWith("\"\"\"", StringComparison.Ordinal))
        {
            var quotes = rest.IndexOfAnyExcept('"') is var n and > 0 ? n : rest.Length;
            return Until(rest, new string('"', quotes), quotes, keep: quotes);
        }

        if (rest[0] == '@' && rest.Length > 1 && rest[1] == '"')
            return Until(rest, "\"", 2, keep: 1);
        return rest[0] is '"' or '\'' ? Quoted(rest) : 1;
    }

    private static int Until(ReadOnlySpan<char> rest, string end, int from, int keep)
        => rest[Math.Min(from, rest.Length)..].IndexOf(end, StringComparison.Ordinal) is var found and >= 0 ? from + found + keep : rest.Length;

    private static int Quoted(ReadOnlySpan<char> rest)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '\\')
                i++;
            else if (rest[i] == rest[0])
                return i + 1;
        }

        return rest.Length;
    }
}
