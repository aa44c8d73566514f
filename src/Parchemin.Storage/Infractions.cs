using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>Says to a person what the database refused.</summary>
internal static class Infractions
{
    public static RefusException Refusal(Infraction infraction)
    {
        var genre = Genres.Tous.FirstOrDefault(g => string.Equals(g.Table, infraction.Table, StringComparison.Ordinal));
        if (string.Equals(infraction.Table, "journal", StringComparison.Ordinal))
            return new RefusException(NatureDeRefus.Conflit, "CONFLIT", "Cet objet vient d'être changé par ailleurs. Rechargez la page, puis recommencez.");
        if (infraction.Unicite is null)
            return new RefusException(NatureDeRefus.Invalide, "REFERENCE-INCONNUE", "Un objet désigné n'existe pas. Rechargez la page et choisissez-le dans la liste.");
        var champs = infraction.Unicite.Split(' ').Select(c => genre?.Find(c)).OfType<Champ>().ToList();
        var message = $"{genre?.Libelle ?? "Un objet"} : un autre porte déjà {(champs.Count == 1 ? "cette valeur" : "ces valeurs")} ({string.Join(", ", champs.Select(c => c.Libelle))}). Cherchez-le, ou corrigez.";
        return new RefusException(NatureDeRefus.Invalide, "DOUBLON", message, [.. champs.Take(1).Select(c => new Faute("DOUBLON", c.Code, null, message))]);
    }
}
