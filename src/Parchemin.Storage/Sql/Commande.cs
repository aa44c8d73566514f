namespace Parchemin.Storage;

/// <summary>A statement and its parameters <c>$1</c>, <c>$2</c>… Each is a text, a list of texts, a whole number or null.</summary>
internal sealed record Commande(string Texte, params IReadOnlyList<object?> Parametres);
