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
    private readonly Dictionary<string, List<string>> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> noms = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Champ, string Cle), string> codes = [];
    private readonly Dictionary<(string Organisation, string Identifiant), Objet> parIdentifiant = [];
    private readonly HashSet<string> reclames = new(StringComparer.Ordinal);
    private ILookup<string, Objet>? parNoms;

    public static async ValueTask<Connus> ReadAsync(Etabli etabli, Objet session, Tableau tableau, IReadOnlyList<ColonneDImport?> colonnes)
    {
        var connus = new Connus();
        foreach (var o in await etabli.Lecture.AllAsync(new Requete(Genres.Organisation, Filtre.Toujours) { Ordre = "id" }))
        {
            connus.noms[o.Id] = o["nom"]!;
            foreach (var cle in new[] { o["uai"], o["nom"], o["sigle"], o["siret"] }.OfType<string>().Select(CleDeTri.Of).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (!connus.organisations.TryGetValue(cle, out var memes))
                    connus.organisations[cle] = memes = [];
                memes.Add(o.Id);
            }
        }

        await connus.ReadPeopleAsync(etabli, session, tableau, colonnes);
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

    // The candidates that the rows may speak of, in this session or another: by number, by INE, by another identifier, by birth date. A row
    // that gives none of them is looked for by its names among all those of the session.
    private async ValueTask ReadPeopleAsync(Etabli etabli, Objet session, Tableau tableau, IReadOnlyList<ColonneDImport?> colonnes)
    {
        var deLaSession = new Parmi("session", [session.Id]);
        await ReadAsync(Cells(tableau, colonnes, Genres.Inscription, "numero"), lot => new Requete(Genres.Inscription, Filtre.Toutes(deLaSession, new Parmi("numero", lot))), AddInscription);
        foreach (var champ in new[] { "ine", "identifiant", "ne_le" })
            await ReadAsync(Cells(tableau, colonnes, Genres.Candidat, champ), lot => new Requete(Genres.Candidat, new Parmi(champ, lot)), AddCandidat);
        await ReadAsync(candidats.Keys.Except(inscriptions.Keys), lot => new Requete(Genres.Inscription, Filtre.Toutes(deLaSession, new Parmi("candidat", lot))), AddInscription);
        if (ByNamesAlone(tableau, colonnes))
        {
            foreach (var i in await etabli.Lecture.AllAsync(new Requete(Genres.Inscription, deLaSession) { Ordre = "id" }))
                AddInscription(i);
        }

        foreach (var c in await etabli.Lecture.FindAsync(Genres.Candidat, [.. inscriptions.Keys.Except(candidats.Keys)]))
            AddCandidat(c);

        async ValueTask ReadAsync(IEnumerable<string> valeurs, Func<IReadOnlyList<string>, Requete> question, Action<Objet> add)
        {
            foreach (var objet in await etabli.Lecture.AllAsync(valeurs, lot => question(lot) with { Ordre = "id" }))
                add(objet);
        }
    }

    private static bool ByNamesAlone(Tableau tableau, IReadOnlyList<ColonneDImport?> colonnes)
    {
        var cles = colonnes.Select((c, i) => (c?.Champ.Code, Rang: i)).Where(c => c.Code is "numero" or "ine" or "ne_le").Select(c => c.Rang).ToList();
        return tableau.Lignes.Any(l => cles.TrueForAll(c => c >= l.Cellules.Count || l.Cellules[c].Length == 0));
    }

    /// <summary>The organisation that a sheet names by its UAI, its SIRET, its name or its initials.</summary>
    /// <param name="actuelle">The one that stands in the field: it is meant when several bear the name.</param>
    /// <exception cref="RefusException">None bears the name, or several do.</exception>
    public string Organisation(Champ champ, string dit, string? actuelle)
    {
        var memes = organisations.GetValueOrDefault(CleDeTri.Of(dit), []);
        return memes.Count == 1 ? memes[0]
            : actuelle is not null && memes.Contains(actuelle) ? actuelle
            : throw Refused("LIGNE-REFUSEE", champ, dit, memes.Count == 0
                ? $"{champ.Libelle} : aucune organisation ne répond à « {dit} ». Donnez son UAI, ou ajoutez-la d'abord."
                : $"{champ.Libelle} : {memes.Count} organisations répondent à « {dit} ». Donnez l'UAI de la bonne.");
    }

    /// <summary>What a person reads of a value: the name of an organisation, the words of a code, a French date.</summary>
    public string? Words(Champ champ, string? valeur)
        => valeur is not null && noms.TryGetValue(valeur, out var nom) ? nom : EnMots.Of(champ, valeur);

    /// <summary>The code behind what a sheet says (« Anglais », « anglais »), or what it says.</summary>
    public string CodeOf(string champ, string dit) => codes.GetValueOrDefault((champ, CleDeTri.Of(dit)), dit);

    public Objet? Inscription(string candidat) => inscriptions.GetValueOrDefault(candidat);

    /// <summary>The inscription that a row of marks speaks of: by number, else by INE, else by names that only one bears in the session.</summary>
    /// <exception cref="RefusException">There is none, or what the row says of it does not agree.</exception>
    public Objet Inscription(string? numero, string? ine, string? nom, string? prenoms)
    {
        var inscription = numero is not null ? parNumero.GetValueOrDefault(numero)
            : ine is not null ? ByIne(ine) is { } sien ? Inscription(sien.Id) : null
            : ByNames($"{nom} {prenoms}");
        if (inscription is null)
            throw new RefusException(NatureDeRefus.Invalide, "CANDIDAT-INCONNU", numero is null && ine is null
                ? "Aucun candidat de cette session n'a ces nom et prénoms. Donnez son numéro ou son INE, ou inscrivez-le d'abord."
                : "Aucun candidat de cette session n'a ce numéro ni cet INE. Vérifiez la ligne, ou inscrivez-le d'abord.");
        var candidat = candidats[inscription["candidat"]!];
        // A row shifted in the sheet must not give a mark to the neighbour.
        var autreNom = nom is not null && !new[] { candidat["nom_de_naissance"], candidat["nom_d_usage"] }.OfType<string>().Any(n => string.Equals(CleDeTri.Of(n), CleDeTri.Of(nom), StringComparison.Ordinal));
        var autreIne = ine is not null && candidat["ine"] is { } connu && !string.Equals(Canonical("ine", ine), connu, StringComparison.Ordinal);
        return autreNom || autreIne
            ? throw new RefusException(NatureDeRefus.Invalide, "AUTRE-CANDIDAT", $"{(numero is null ? "L'INE" : "Le numéro")} de cette ligne est celui de {candidat["nom_de_naissance"]} {candidat["prenoms"]}, dont {(autreNom ? "le nom" : "l'INE")} n'est pas celui de la ligne. Vérifiez que les lignes ne sont pas décalées.")
            : inscription;
    }

    /// <summary>The candidate of a row: by INE, by number in the session, by identifier in his organisation, else by names and birth date.</summary>
    /// <exception cref="RefusException">What leads to him contradicts the rest of the row.</exception>
    public Objet? Candidat(IReadOnlyDictionary<string, string?> identite, IReadOnlyDictionary<string, string?> suivi)
    {
        var (cle, naissance) = (Key(identite.GetValueOrDefault), Canonical("ne_le", identite.GetValueOrDefault("ne_le")));
        if (identite.GetValueOrDefault("ine") is { } ine && ByIne(ine) is { } parSonIne)
            return Agreed(parSonIne, "ine", ine);
        if (suivi.GetValueOrDefault("numero") is { } numero && parNumero.TryGetValue(numero.Trim(), out var inscription))
            return Agreed(candidats[inscription["candidat"]!], "numero", numero);
        if (Canonical("identifiant", identite.GetValueOrDefault("identifiant")) is { } identifiant && suivi.GetValueOrDefault("etablissement") is { } lieu
            && organisations.GetValueOrDefault(CleDeTri.Of(lieu), []).Select(o => parIdentifiant.GetValueOrDefault((o, identifiant))).FirstOrDefault(c => c is not null) is { } parIdentite)
            return Agreed(parIdentite, "identifiant", identifiant);
        var meme = naissance is not null && parNaissance.TryGetValue(naissance, out var memes) ? memes.Find(c => string.Equals(Key(v => c[v]), cle, StringComparison.Ordinal)) : null;
        return meme?["ine"] is { } sien && Canonical("ine", identite.GetValueOrDefault("ine")) is { } donne && !string.Equals(sien, donne, StringComparison.Ordinal)
            ? throw Refused("AUTRE-INE", Genres.Candidat["ine"], donne, "Un candidat de mêmes noms et de même date de naissance porte un autre INE. Corrigez l'INE ; si c'est un homonyme, ajoutez-le à la main.")
            : meme;

        // An identifier mistyped leads to somebody else, whose civil status must not be overwritten.
        Objet Agreed(Objet trouve, string champ, string valeur)
            => cle.Length > 0 && !string.Equals(Key(v => trouve[v]), cle, StringComparison.Ordinal) && naissance is not null && !string.Equals(trouve["ne_le"], naissance, StringComparison.Ordinal)
                ? throw Refused("AUTRE-CANDIDAT", Genres.Candidat.Find(champ) ?? Genres.Inscription[champ], valeur, $"« {valeur} » est déjà celui d'un candidat d'un autre nom et d'une autre date de naissance. Corrigez la ligne, ou d'abord la fiche de ce candidat.")
                : trouve;
    }

    /// <summary>Refuses two rows of one sheet that speak of the same candidate, and a number that is another's.</summary>
    public void Claim(IReadOnlyDictionary<string, string?> identite, IReadOnlyDictionary<string, string?> suivi, string? candidat)
    {
        var dits = new List<string>();
        if (Canonical("ine", identite.GetValueOrDefault("ine")) is { } ine)
            dits.Add("ine " + ine);
        if (suivi.GetValueOrDefault("numero")?.Trim() is { } numero)
        {
            dits.Add("numero " + numero);
            if (parNumero.TryGetValue(numero, out var autre) && !string.Equals(autre["candidat"], candidat, StringComparison.Ordinal))
                throw new RefusException(NatureDeRefus.Invalide, "DOUBLON", $"Le numéro {numero} est déjà celui d'un autre candidat de la session. Corrigez-le.");
        }

        if (identite.GetValueOrDefault("nom_de_naissance") is not null && identite.GetValueOrDefault("prenoms") is not null)
            dits.Add($"nom {Key(identite.GetValueOrDefault)} {Canonical("ne_le", identite.GetValueOrDefault("ne_le"))}");
        if (dits.Find(reclames.Contains) is { } double_)
            throw new RefusException(NatureDeRefus.Invalide, "LIGNE-DOUBLE", $"Une ligne plus haut parle déjà de ce candidat ({double_.Split(' ')[0]} identique). Ôtez l'une des deux.");
        reclames.UnionWith(dits);
    }

    /// <summary>Refuses an identifier that another candidate of the organisation bears.</summary>
    public void CheckIdentifiant(string? organisation, string? dit, string? candidat)
    {
        if (organisation is not null && Canonical("identifiant", dit) is { } identifiant && parIdentifiant.TryGetValue((organisation, identifiant), out var autre) && !string.Equals(autre.Id, candidat, StringComparison.Ordinal))
            throw Refused("DOUBLON", Genres.Candidat["identifiant"], dit, $"« {dit} » identifie déjà un autre candidat de cette organisation. Corrigez-le.");
    }

    public void Add(Objet candidat, Objet inscription)
    {
        AddCandidat(candidat);
        AddInscription(inscription);
    }

    public static RefusException Refused(string code, Champ champ, string? valeur, string message) => new(NatureDeRefus.Invalide, code, message, [new Faute(code, champ.Code, valeur, message)]);

    private static string Key(Func<string, string?> valeur) => CleDeTri.Of($"{valeur("nom_de_naissance")} {valeur("prenoms")}");

    private Objet? ByIne(string ine) => Canonical("ine", ine) is { } cle ? parIne.GetValueOrDefault(cle) : null;

    private Objet? ByNames(string noms)
    {
        parNoms ??= inscriptions.Values.ToLookup(i => Key(v => candidats[i["candidat"]!][v]), StringComparer.Ordinal);
        var memes = parNoms[CleDeTri.Of(noms)].ToList();
        return memes.Count < 2 ? memes.FirstOrDefault() : throw new RefusException(NatureDeRefus.Invalide, "HOMONYMES", "Plusieurs candidats de cette session ont ces nom et prénoms. Donnez le numéro ou l'INE.");
    }

    private static string? Canonical(string champ, string? texte) => ValeurDeChamp.Normalize(Genres.Candidat[champ], texte).Valeur;

    private static HashSet<string> Cells(Tableau tableau, IReadOnlyList<ColonneDImport?> colonnes, Genre genre, string champ)
    {
        var colonne = colonnes.ToList().FindIndex(c => c?.Genre == genre && string.Equals(c.Champ.Code, champ, StringComparison.Ordinal));
        return colonne < 0 ? [] : tableau.Lignes.Select(l => ValeurDeChamp.Normalize(genre[champ], l.Cellules[colonne]).Valeur).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private void AddCandidat(Objet c)
    {
        if (candidats.TryGetValue(c.Id, out var ancien))
            Forget(ancien);
        candidats[c.Id] = c;
        if (c["ine"] is { } ine)
            parIne[ine] = c;
        if (c["identifiant"] is { } identifiant)
            parIdentifiant[(c["organisation"]!, identifiant)] = c;
        if (c["ne_le"] is not { } naissance)
            return;
        if (!parNaissance.TryGetValue(naissance, out var memes))
            parNaissance[naissance] = memes = [];
        memes.Add(c);
    }

    private void Forget(Objet ancien)
    {
        if (ancien["ne_le"] is { } date && parNaissance.TryGetValue(date, out var anciens))
            anciens.RemoveAll(a => string.Equals(a.Id, ancien.Id, StringComparison.Ordinal));
        if (ancien["ine"] is { } ine)
            parIne.Remove(ine);
        if (ancien["identifiant"] is { } identifiant)
            parIdentifiant.Remove((ancien["organisation"]!, identifiant));
    }

    private void AddInscription(Objet i)
    {
        if (inscriptions.TryGetValue(i["candidat"]!, out var ancienne) && ancienne["numero"] is { } quitte)
            parNumero.Remove(quitte);
        inscriptions[i["candidat"]!] = i;
        if (i["numero"] is { } numero)
            parNumero[numero] = i;
    }
}
