namespace Parchemin.Storage;

/// <summary>The database does not answer, or did not say whether it kept what was sent. The message says to a person what to do; the store stays usable.</summary>
public sealed class RegistreInaccessibleException(string message, Exception? cause = null) : Exception(message, cause);
