namespace Parchemin.Application;

/// <summary>What a verification found.</summary>
/// <param name="Ecritures">How many entries were read.</param>
/// <param name="Rupture">The first link that does not hold, or null: all of them do.</param>
public sealed record RapportDeVerification(long Ecritures, Rupture? Rupture);

/// <summary>A broken link of the journal, or an object that does not stand as the journal leaves it.</summary>
/// <param name="Rang">The entry at fault, null for an object without one.</param>
public sealed record Rupture(long? Rang, string Genre, string Objet, string Message);

/// <summary>Reads the whole journal again: every hash, rank and version; then compares each object with what the journal makes of it.</summary>
public static class VerificationDuJournal
{
    public static async Task<RapportDeVerification> RunAsync(IReader lecture, CancellationToken annulation = default)
    {
        var etats = new Dictionary<(string Genre, string Objet), Etat>();
        var (rang, empreinte) = (0L, ChaineDuJournal.Origine);
        await foreach (var e in lecture.JournalAsync(new FiltreDuJournal(), annulation))
        {
            if (e.Rang != rang + 1)
                return Broken(rang, e, $"l'écriture {rang + 1} manque : la suivante est la {e.Rang}");
            if (!string.Equals(e.EmpreintePrecedente, empreinte, StringComparison.Ordinal))
                return Broken(rang, e, $"l'écriture {e.Rang} ne suit pas l'écriture {rang} : l'empreinte qu'elle en porte n'est pas la sienne");
            if (!string.Equals(e.Empreinte, ChaineDuJournal.Hash(e), StringComparison.Ordinal))
                return Broken(rang, e, $"l'écriture {e.Rang} a été modifiée : son empreinte ne répond plus à son contenu");
            var cle = (e.Genre, e.Objet);
            if (!etats.TryGetValue(cle, out var etat))
                etats[cle] = etat = new Etat();
            if (e.Version != etat.Version + 1)
                return Broken(rang, e, $"l'écriture {e.Rang} porte la version {e.Version} d'un objet qui en était à la version {etat.Version}");
            etat.Apply(e);
            (rang, empreinte) = (e.Rang, e.Empreinte);
        }

        foreach (var genre in Genres.Tous)
        {
            if (await CompareAsync(genre, etats, lecture, annulation) is { } rupture)
                return new RapportDeVerification(rang, rupture);
        }

        var orphelin = etats.Where(e => !e.Value.Vu).Select(e => e.Key).FirstOrDefault();
        return new RapportDeVerification(rang, orphelin.Genre is null ? null : new Rupture(null, orphelin.Genre, orphelin.Objet, $"{orphelin.Genre} {orphelin.Objet} est au journal et a disparu du registre"));
    }

    private static RapportDeVerification Broken(long rang, Ecriture e, string message) => new(rang, new Rupture(e.Rang, e.Genre, e.Objet, message));

    private static async Task<Rupture?> CompareAsync(Genre genre, Dictionary<(string, string), Etat> etats, IReader lecture, CancellationToken annulation)
    {
        string? suite = null;
        do
        {
            var page = await lecture.QueryAsync(new Requete(genre, Filtre.Toujours) { Ordre = "id", Taille = 1000, Apres = suite }, annulation);
            foreach (var objet in page.Objets)
            {
                if (!etats.TryGetValue((genre.Code, objet.Id), out var etat))
                    return new Rupture(null, genre.Code, objet.Id, $"{genre.Code} {objet.Id} est au registre sans être au journal");
                etat.Vu = true;
                if (etat.Version != objet.Version)
                    return new Rupture(null, genre.Code, objet.Id, $"{genre.Code} {objet.Id} est en version {objet.Version} au registre et {etat.Version} au journal");
                if (genre.Champs.FirstOrDefault(c => !c.Secret && !string.Equals(objet[c.Code], etat[c.Code], StringComparison.Ordinal)) is { } champ)
                    return new Rupture(null, genre.Code, objet.Id, $"« {champ.Libelle} » de {genre.Code} {objet.Id} n'est pas ce que le journal en a laissé");
            }

            suite = page.Suite;
        }
        while (suite is not null);
        return null;
    }

    private sealed class Etat
    {
        private readonly Dictionary<string, string> valeurs = new(StringComparer.Ordinal);

        public long Version { get; private set; }

        public bool Vu { get; set; }

        public string? this[string champ] => valeurs.GetValueOrDefault(champ);

        public void Apply(Ecriture e)
        {
            Version = e.Version;
            foreach (var (champ, valeur) in e.Apres)
            {
                if (valeur is null)
                    valeurs.Remove(champ);
                else
                    valeurs[champ] = valeur;
            }
        }
    }
}
