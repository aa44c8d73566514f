using System.CommandLine;
namespace Parchemin.Cli;
internal static class CommandeNew { public static Command Create() => new("new", "Commence une certification."); }
