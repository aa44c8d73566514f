using System.Globalization;

namespace Parchemin.Application;

/// <summary>Keeps a planning that was computed, changed by hand or repaired, as a new version of its session. Older ones stay.</summary>
/// <param name="Demande">The input of the public format that it answers.</param>
/// <param name="Resultat">The output of the public format.</param>
/// <param name="Cout">In sixtieths of the unit of costs.</param>
/// <param name="Borne">A proved lower bound in sixtieths; 0 when none is known.</param>
public sealed record GarderUnPlanning(string Session, byte[] Demande, byte[] Resultat, string Libelle, long Cout, long Borne) : IOperation<Objet>
{
    public string Code => "planning.garder";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var versions = await VersionsDePlanning.AllAsync(etabli.Lecture, Session);
        var (demande, resultat) = (await ContenusDePlanning.HoldAsync(etabli, session, Demande), await ContenusDePlanning.HoldAsync(etabli, session, Resultat));
        // A work that begins again after it had kept its result does not keep it twice.
        if (versions is [.., var derniere] && derniere["demande"] == demande && derniere["resultat"] == resultat)
            return derniere;
        var numero = versions.Count == 0 ? 1 : versions.Max(VersionsDePlanning.NumberOf) + 1;
        return await etabli.CreateAsync(Code, GenresDesActes.Planning,
            [
                new("session", Session), new("numero", Text(numero)), new("libelle", Libelle), new("etat", "brouillon"), new("demande", demande), new("resultat", resultat), new("cout", Text(Cout)), new("borne", Text(Borne)),
            ]);
    }

    private static string Text(long nombre) => nombre.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Keeps a repaired planning, and what happened in the preparation: the next computation does not forget it.</summary>
public sealed record GarderUneReparation(GarderUnPlanning Version, AccidentDePlanning Accident) : IOperation<Objet>
{
    public string Code => Version.Code;

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var version = await Version.ExecuteAsync(etabli);
        if (await PreparerLePlanning.FindAsync(etabli.Lecture, Version.Session) is { } tenue)
        {
            var preparation = DemandeDOraux.Read(await ContenusDePlanning.ReadAsync(etabli.Lecture, tenue["demande"]!));
            await new PreparerLePlanning(Version.Session, Accident.Note(preparation)).ExecuteAsync(etabli);
        }

        return version;
    }
}
