using System.Security.Cryptography;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>An evaluation with all that decides what may be entered in it: its candidate, its session, its sheet.</summary>
public sealed record CadreDEvaluation(Objet Evaluation, Objet Inscription, Objet Session, Referentiel Referentiel, ReglesDAttribution Regles, Feuille Feuille)
{
    /// <summary>The identifier that any machine gives to the same sheet of the same candidate, connected or not: derived from what it is about.</summary>
    public static string IdOf(string inscription, string epreuve, string? partie, string? evaluateur) => Derived($"evaluation|{inscription}|{epreuve}|{partie}|{evaluateur}");

    /// <summary>The identifier of an entry of a sheet.</summary>
    public static string EntryIdOf(string evaluation, string cle) => Derived($"cotation|{evaluation}|{cle}");

    /// <summary>What surrounds an evaluation, as the store knows it; the right to it is asked elsewhere.</summary>
    /// <exception cref="RefusException">Its référentiel is not loaded, or has no such sheet.</exception>
    public static async ValueTask<CadreDEvaluation> ReadAsync(Objet evaluation, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        var inscription = await lecture.FindAsync(Genres.Inscription, evaluation["inscription"]!, annulation) ?? throw RefusException.Introuvable(Genres.Inscription);
        var session = await lecture.FindAsync(Genres.Session, inscription["session"]!, annulation) ?? throw RefusException.Introuvable(Genres.Session);
        var edition = bibliotheque.Find(session["certification"]!, session["edition"]!);
        if (edition?.Referentiel is not { } referentiel || edition.Regles.GetValueOrDefault(session["code"]!) is not { } regles)
            throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var feuille = Feuilles.Find(referentiel, regles, inscription["voie"], evaluation["epreuve"]!, evaluation["partie"], evaluation["evaluateur"])
            ?? throw new RefusException(NatureDeRefus.Invalide, "FEUILLE-INCONNUE", $"Le référentiel ne prévoit pas de grille pour {evaluation["epreuve"]} {evaluation["partie"]} dans cette voie. Vérifiez l'épreuve et la situation.");
        return new CadreDEvaluation(evaluation, inscription, session, referentiel, regles, feuille);
    }

    /// <summary>The entries of an evaluation: the objects, by key.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, Objet>> EntriesAsync(string evaluation, IReader lecture, CancellationToken annulation = default)
        => (await lecture.AllAsync(new Requete(Genres.Cotation, new Parmi("evaluation", [evaluation])) { Ordre = "id" }, annulation)).ToDictionary(c => c["cle"]!, StringComparer.Ordinal);

    /// <summary>The values entered, by key; empty fields are absent.</summary>
    public static IReadOnlyDictionary<string, string> Values(IReadOnlyDictionary<string, Objet> entrees)
        => entrees.Where(e => e.Value["valeur"] is not null).ToDictionary(e => e.Key, e => e.Value["valeur"]!, StringComparer.Ordinal);

    /// <summary>Refuses to touch a sheet once the jury has closed.</summary>
    public void CheckJuryOpen()
    {
        if (Session["jury_clos_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-CLOS", "Le jury de cette session est clos : ses grilles ne changent plus.");
    }

    // A UUID of version 8, whose bits are ours to choose (RFC 9562).
    internal static string Derived(string texte)
    {
        var octets = SHA256.HashData(Encoding.UTF8.GetBytes(texte))[..16];
        octets[6] = (byte)((octets[6] & 0x0F) | 0x80);
        octets[8] = (byte)((octets[8] & 0x3F) | 0x80);
        return new Guid(octets, bigEndian: true).ToString();
    }
}
