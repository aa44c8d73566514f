using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The proof of a candidate's result, the same for a page, the API and the command line.</summary>
public static class ExplicationDuResultat
{
    /// <summary>The line that is proved: that on which the last decision was adopted, else what stands now.</summary>
    /// <exception cref="RefusException">There is no such inscription, or its référentiel is not loaded.</exception>
    public static async Task<byte[]> LineAsync(IReader lecture, Bibliotheque bibliotheque, string inscription, CancellationToken annulation = default)
    {
        var objet = await lecture.FindAsync(Genres.Inscription, inscription, annulation) ?? throw RefusException.Introuvable(Genres.Inscription);
        foreach (var groupe in new[] { 2, 1 })
        {
            if (await UnSeul.DecisionAsync(lecture, inscription, groupe) is { } decision && decision["adoptee"] is not null && decision["entree"] is { } entree)
                return Encoding.UTF8.GetBytes(entree);
        }

        var session = (await lecture.FindAsync(Genres.Session, objet["session"]!, annulation))!;
        var (edition, regles) = await SeanceDeJury.RulesAsync(session, 1, lecture, bibliotheque);
        return EntreeDeDeliberation.Write((await DossierDeJury.ReadAsync(lecture, session, [objet], annulation))[0], edition.Referentiel!, regles);
    }

    /// <summary>The inscription of an identifier or of a candidate's number.</summary>
    /// <returns>One, none, or several when the number is of several sessions.</returns>
    public static async Task<IReadOnlyList<Objet>> FindAsync(IReader lecture, string dit, CancellationToken annulation = default)
        => await lecture.FindAsync(Genres.Inscription, dit, annulation) is { } une ? [une] : (await lecture.QueryAsync(new Requete(Genres.Inscription, new Parmi("numero", [dit])) { Ordre = "id" }, annulation)).Objets;

    /// <summary>Proves a decision from the line kept with it.</summary>
    public static Preuve Prove(IMoteur moteur, string entree) => moteur.Prove(Encoding.UTF8.GetBytes(entree));
}
