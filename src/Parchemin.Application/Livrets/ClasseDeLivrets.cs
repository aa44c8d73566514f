using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The candidates of a session whose livret the actor enters, as a sheet names them: those of others do not exist for him.</summary>
internal sealed class ClasseDeLivrets(IReadOnlyList<(Objet Inscription, Objet Candidat)> siens)
{
    private readonly ILookup<string, (Objet Inscription, Objet Candidat)> parNoms = siens.ToLookup(s => Names(s.Candidat["nom_de_naissance"], s.Candidat["prenoms"]), StringComparer.Ordinal);

    public static async ValueTask<ClasseDeLivrets> ReadAsync(Etabli etabli, string session)
    {
        var (lecture, miennes) = (new LectureRetenue(etabli.Lecture), new List<Objet>());
        foreach (var inscription in await lecture.AllAsync(new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [session]), new Non(new Parmi("etat", ["desiste", "radie"])))) { Ordre = "id" }))
        {
            if (etabli.Acteur.EstLeSysteme || await etabli.Droits.MayAsync(etabli.Acteur, "livret.saisir", inscription, lecture))
                miennes.Add(inscription);
        }

        var candidats = (await etabli.Lecture.FindAsync(Genres.Candidat, [.. miennes.Select(i => i["candidat"]!)])).ToDictionary(c => c.Id, StringComparer.Ordinal);
        return new ClasseDeLivrets([.. miennes.Select(i => (i, candidats[i["candidat"]!]))]);
    }

    /// <summary>By number, else by INE, else by names that only one bears; what the row says of his name must agree.</summary>
    /// <exception cref="RefusException">There is none, several, or another.</exception>
    public Objet Find(string? numero, string? ine, string? nom, string? prenoms)
    {
        var memes = numero is not null ? siens.Where(s => string.Equals(s.Inscription["numero"], numero.Trim(), StringComparison.Ordinal)).ToList()
            : ine is not null ? [.. siens.Where(s => string.Equals(s.Candidat["ine"], ine.Trim().ToUpperInvariant(), StringComparison.Ordinal))]
            : [.. parNoms[Names(nom, prenoms)]];
        if (memes.Count > 1)
            throw new RefusException(NatureDeRefus.Invalide, "HOMONYMES", "Plusieurs de vos candidats ont ces nom et prénoms. Donnez le numéro ou l'INE.");
        if (memes is not [var (inscription, candidat)])
            throw new RefusException(NatureDeRefus.Invalide, "CANDIDAT-INCONNU", "Aucun candidat dont vous saisissez le livret ne répond à cette ligne. Vérifiez le numéro, l'INE ou le nom.");
        // A row shifted in the sheet must not give a livret to the neighbour.
        return nom is null || new[] { candidat["nom_de_naissance"], candidat["nom_d_usage"] }.OfType<string>().Any(n => string.Equals(CleDeTri.Of(n), CleDeTri.Of(nom), StringComparison.Ordinal))
            ? inscription
            : throw new RefusException(NatureDeRefus.Invalide, "AUTRE-CANDIDAT", $"Cette ligne mène à {candidat["nom_de_naissance"]} {candidat["prenoms"]}, qui ne porte pas ce nom. Vérifiez que les lignes ne sont pas décalées.");
    }

    private static string Names(string? nom, string? prenoms) => CleDeTri.Of($"{nom} {prenoms}");
}
