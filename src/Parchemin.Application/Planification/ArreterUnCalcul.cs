namespace Parchemin.Application;

/// <summary>Ends the search of a planning before its time: the best one found so far is kept, as if the time were over. Only who asked for the work does it.</summary>
public sealed record ArreterUnCalcul(string Session, string Tache) : IOperation<Objet>
{
    private const string Espace = "arret-de-calcul";
    private static readonly TimeSpan Tenue = TimeSpan.FromDays(1);

    public string Code => "tache.annuler";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var tache = await etabli.GetAsync(GenresDesActes.Tache, Tache);
        await etabli.AuthorizeAsync(Code, tache);
        if (tache["nature"] is not CalculDePlanning.LaNature || tache["session"] != Session)
            throw RefusException.Introuvable(GenresDesActes.Tache);
        if (tache["etat"] is not ("en-attente" or "en-cours"))
            throw new RefusException(NatureDeRefus.EtatContraire, "TRAVAIL-FINI", "Ce calcul est déjà fini : son planning est parmi les versions, s'il n'a pas été annulé.");
        etabli.Put(Espace, Tache, "oui", etabli.Maintenant + Tenue);
        return tache;
    }

    internal static async ValueTask<bool> IsAskedAsync(Guichet guichet, string tache, CancellationToken annulation)
        => await guichet.Store.Cles.GetAsync(Espace, tache, annulation) is not null;
}
