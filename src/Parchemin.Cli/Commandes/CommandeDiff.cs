using System.CommandLine;
namespace Parchemin.Cli;
internal static class CommandeDiff { public static Command Create() => new("diff", "Compare deux éditions."); }
