using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What the register already knows of the rows of a sheet, read at once before any of them is written.</summary>
internal sealed class Connus
{
    private readonly Dictionary<string, Objet> candidats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Objet> parIne = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Objet>> parNaissance = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Objet> inscriptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Objet> parNumero = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Champ, string Cle), string> codes = [];
    private readonly Dictionary<string, int> reclames = new(StringComparer.Ordinal);
    private int rang;

    public static async ValueTask<Connus> ReadAsync(Etabli etabli, Objet session, Tableau tableau, IReadOnlyList<ColonneDImport?> colonnes)
    {
        var connus = new Connus();
        await foreach (var o in AllAsync(etabli, new Requete(Genres.Organisation, Filtre.Toujours)))
        {
            foreach (var nom in new[] { o["uai"], o["nom"], o["sigle"], o["siret"] }.OfType<string>())
                connus.organisations.TryAdd(CleDeTri.Of(nom), o.Id);
        }

        await foreach (var i in AllAsync(etabli, new Requete(Genres.Inscription, new Parmi("session", [session.Id]))))
            connus.AddInscription(i);
        foreach (var lot in connus.inscriptions.Keys.Chunk(1000))
        {
            foreach (var c in await etabli.Lecture.FindAsync(Genres.Candidat, lot))
                connus.AddCandidat(c);
        }

        // Known elsewhere: a candidate of another session, by INE or by birth date.
        foreach (var (champ, ensemble) in new[] { ("ine", Cells(tableau, colonnes, "ine")), ("ne_le", Cells(tableau, colonnes, "ne_le")) })
        {
            foreach (var lot in ensemble.Chunk(1000))
            {
                await foreach (var c in AllAsync(etabli, new Requete(Genres.Candidat, new Parmi(champ, lot))))
                    connus.AddCandidat(c);
            }
        }

        var modele = new Objet(Genres.Inscription, "", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("session", session.Id));
        foreach (var champ in Genres.Inscription.Champs.Where(c => c.Liste is not ListeDuReferentiel.Aucune))
        {
            foreach (var choix in await ListesDuReferentiel.ChoicesAsync(champ, modele, etabli.Lecture, etabli.Bibliotheque) ?? [])
            {
                connus.codes.TryAdd((champ.Code, CleDeTri.Of(choix.Code)), choix.Code);
                connus.codes.TryAdd((champ.Code, CleDeTri.Of(choix.Libelle)), choix.Code);
            }
        }

        return connus;
    }

    public string? Organisation(string dit) => organisations.GetValueOrDefault(CleDeTri.Of(dit));

    /// <summary>The code behind what a sheet says (« Anglais », « anglais »), or what it says.</summary>
    public string CodeOf(string champ, string dit) => codes.GetValueOrDefault((champ, CleDeTri.Of(dit)), dit);

    public Objet? ByNumber(string numero) => parNumero.GetValueOrDefault(numero);

    public Objet? Inscription(string candidat) => inscriptions.GetValueOrDefault(candidat);

    public Objet? ByIne(string ine) => Canonical("ine", ine) is { } cle ? parIne.GetValueOrDefault(cle) : null;

    /// <summary>The candidate of a row: by INE, by number in the session, else by names and birth date.</summary>
    public Objet? Candidat(IReadOnlyDictionary<string, string?> identite, IReadOnlyDictionary<string, string?> suivi)
    {
        if (identite.GetValueOrDefault("ine") is { } ine && ByIne(ine) is { } parSonIne)
            return parSonIne;
        if (suivi.GetValueOrDefault("numero") is { } numero && parNumero.GetValueOrDefault(numero.Trim()) is { } inscription)
            return candidats.GetValueOrDefault(inscription["candidat"]!);
        if (Canonical("ne_le", identite.GetValueOrDefault("ne_le")) is not { } naissance || !parNaissance.TryGetValue(naissance, out var memes))
            return null;
        var cle = CleDeTri.Of($"{identite.GetValueOrDefault("nom_de_naissance")} {identite.GetValueOrDefault("prenoms")}");
        return memes.Find(c => string.Equals(CleDeTri.Of($"{c["nom_de_naissance"]} {c["prenoms"]}"), cle, StringComparison.Ordinal));
    }

    /// <summary>Refuses two rows of one sheet that speak of the same candidate, and a number that is another's.</summary>
    public void Claim(IReadOnlyDictionary<string, string?> identite, IReadOnlyDictionary<string, string?> suivi, string? candidat)
    {
        rang++;
        var noms = new List<string>();
        if (Canonical("ine", identite.GetValueOrDefault("ine")) is { } ine)
            noms.Add("ine " + ine);
        if (suivi.GetValueOrDefault("numero")?.Trim() is { } numero)
        {
            noms.Add("numero " + numero);
            if (parNumero.TryGetValue(numero, out var autre) && !string.Equals(autre["candidat"], candidat, StringComparison.Ordinal))
                throw new RefusException(NatureDeRefus.Invalide, "DOUBLON", $"Le numéro {numero} est déjà celui d'un autre candidat de la session. Corrigez-le.");
        }

        noms.Add("nom " + CleDeTri.Of($"{identite.GetValueOrDefault("nom_de_naissance")} {identite.GetValueOrDefault("prenoms")} {Canonical("ne_le", identite.GetValueOrDefault("ne_le"))}"));
        if (noms.Find(reclames.ContainsKey) is { } double_)
            throw new RefusException(NatureDeRefus.Invalide, "LIGNE-DOUBLE", $"Une ligne plus haut parle déjà de ce candidat ({double_.Split(' ')[0]} identique). Ôtez l'une des deux.");
        foreach (var nom in noms)
            reclames[nom] = rang;
    }

    public void Add(Objet candidat, Objet inscription)
    {
        AddCandidat(candidat);
        AddInscription(inscription);
    }

    private static string? Canonical(string champ, string? texte) => ValeurDeChamp.Normalize(Genres.Candidat[champ], texte).Valeur;

    private static HashSet<string> Cells(Tableau tableau, IReadOnlyList<ColonneDImport?> colonnes, string champ)
    {
        var colonne = colonnes.ToList().FindIndex(c => c?.Genre == Genres.Candidat && string.Equals(c.Champ.Code, champ, StringComparison.Ordinal));
        return colonne < 0 ? [] : tableau.Lignes.Select(l => Canonical(champ, l.Cellules[colonne])).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static async IAsyncEnumerable<Objet> AllAsync(Etabli etabli, Requete requete)
    {
        string? suite = null;
        do
        {
            var page = await etabli.Lecture.QueryAsync(requete with { Ordre = "id", Taille = 1000, Apres = suite });
            foreach (var objet in page.Objets)
                yield return objet;
            suite = page.Suite;
        }
        while (suite is not null);
    }

    private void AddCandidat(Objet c)
    {
        if (candidats.TryGetValue(c.Id, out var connu) && connu["ne_le"] is { } date && parNaissance.TryGetValue(date, out var anciens))
            anciens.RemoveAll(a => string.Equals(a.Id, c.Id, StringComparison.Ordinal));
        candidats[c.Id] = c;
        if (c["ine"] is { } ine)
            parIne[ine] = c;
        if (c["ne_le"] is not { } naissance)
            return;
        if (!parNaissance.TryGetValue(naissance, out var memes))
            parNaissance[naissance] = memes = [];
        memes.Add(c);
    }

    private void AddInscription(Objet i)
    {
        inscriptions[i["candidat"]!] = i;
        if (i["numero"] is { } numero)
            parNumero[numero] = i;
    }
}
