namespace Parchemin.Application;

/// <summary>Keeps what a person prepares for the planning of a session: the next computation starts from it. One preparation by session, version 0.</summary>
/// <param name="VersionLue">The version that the person had before his eyes; null takes the last word.</param>
public sealed record PreparerLePlanning(string Session, DemandeDOraux Preparation, long? VersionLue = null) : IOperation<Objet>
{
    /// <summary>The number of the preparation among the versions of a session.</summary>
    public const string Numero = "0";

    internal static readonly byte[] SansPlanning = """{"version":1,"statut":"incomplet","commissions":[],"passages":[],"non_places":[]}"""u8.ToArray();

    public string Code => "planning.preparer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var demande = await ContenusDePlanning.HoldAsync(etabli, session, Preparation.ToUtf8());
        if (await FindAsync(etabli.Lecture, Session) is { } preparation)
            return await etabli.ChangeAsync(Code, preparation, [new("demande", demande)], VersionLue);
        var resultat = await ContenusDePlanning.HoldAsync(etabli, session, SansPlanning);
        return await etabli.CreateAsync(Code, GenresDesActes.Planning,
            [new("session", Session), new("numero", Numero), new("libelle", "Préparation"), new("etat", "preparation"), new("demande", demande), new("resultat", resultat)]);
    }

    internal static async ValueTask<Objet?> FindAsync(IReader lecture, string session, CancellationToken annulation = default)
        => (await lecture.QueryAsync(new Requete(GenresDesActes.Planning, Filtre.Toutes(new Parmi("session", [session]), new Parmi("numero", [Numero]))) { Ordre = "id", Taille = 1 }, annulation)).Objets is [var seule, ..] ? seule : null;
}
