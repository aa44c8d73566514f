using System.Collections.Frozen;
using System.Globalization;

namespace Parchemin.Application;

/// <summary>Who a person is at this instant: the mandats in force, with the organisations that each covers.</summary>
/// <remarks>What is read is kept until the journal says that a mandat, a person or an organisation changed: a right withdrawn on one node ends on all.</remarks>
public sealed class Acteurs(IReader lecture, TimeProvider horloge)
{
    private readonly Lock verrou = new();
    private (long Organisations, FrozenDictionary<string, IReadOnlySet<string>> Couvertes) arbre = (-1, FrozenDictionary<string, IReadOnlySet<string>>.Empty);
    private readonly Dictionary<string, (long Rang, DateOnly Jour, Acteur Acteur)> connus = new(StringComparer.Ordinal);

    /// <summary>The person as an actor; null when there is none.</summary>
    public ValueTask<Acteur?> FindAsync(string personne, CancellationToken annulation = default) => FindAsync(personne, DateOnly.FromDateTime(horloge.GetUtcNow().UtcDateTime), annulation);

    /// <summary>The person with the mandats in force on a day.</summary>
    public async ValueTask<Acteur?> FindAsync(string personne, DateOnly jour, CancellationToken annulation = default)
    {
        var rang = Math.Max(await lecture.RangAsync(Genres.Mandat, annulation), Math.Max(await lecture.RangAsync(Genres.Personne, annulation), await lecture.RangAsync(Genres.Organisation, annulation)));
        lock (verrou)
        {
            if (connus.TryGetValue(personne, out var connu) && connu.Rang == rang && connu.Jour == jour)
                return connu.Acteur;
        }

        if (await lecture.FindAsync(Genres.Personne, personne, annulation) is not { } p)
            return null;
        var mandats = new List<MandatActif>();
        var page = await lecture.QueryAsync(new Requete(Genres.Mandat, new Parmi("personne", [personne])) { Ordre = "id", Taille = 1000 }, annulation);
        var date = jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var m in page.Objets.Where(m => (m["du"] is not { } du || string.CompareOrdinal(du, date) <= 0) && (m["au"] is not { } au || string.CompareOrdinal(date, au) <= 0)))
        {
            mandats.Add(new MandatActif(
                m.Id, m["role"]!, m["organisation"] is { } o ? await CoveredAsync(o, annulation) : null, m["session"], m["certification"], m["inscription"]));
        }

        var acteur = new Acteur { Id = personne, Personne = personne, Nom = $"{p["prenoms"]} {p["nom"]}", Mandats = mandats };
        lock (verrou)
        {
            if (connus.Count > 10_000)
                connus.Clear();
            connus[personne] = (rang, jour, acteur);
        }

        return acteur;
    }

    /// <summary>An organisation and all that are attached to it, however far.</summary>
    private async ValueTask<IReadOnlySet<string>> CoveredAsync(string organisation, CancellationToken annulation)
    {
        var rang = await lecture.RangAsync(Genres.Organisation, annulation);
        (long Organisations, FrozenDictionary<string, IReadOnlySet<string>> Couvertes) lu;
        lock (verrou)
            lu = arbre;
        if (lu.Organisations != rang)
        {
            lu = (rang, await TreeAsync(annulation));
            lock (verrou)
                arbre = lu;
        }

        return lu.Couvertes.GetValueOrDefault(organisation) ?? new HashSet<string>(StringComparer.Ordinal) { organisation };
    }

    private async Task<FrozenDictionary<string, IReadOnlySet<string>>> TreeAsync(CancellationToken annulation)
    {
        var parents = (await lecture.AllAsync(new Requete(Genres.Organisation, Filtre.Toujours) { Ordre = "id" }, annulation)).ToDictionary(o => o.Id, o => o["parent"], StringComparer.Ordinal);

        var couvertes = parents.Keys.ToDictionary(id => id, id => new HashSet<string>(StringComparer.Ordinal) { id }, StringComparer.Ordinal);
        foreach (var id in parents.Keys)
        {
            for (var (ancetre, pas) = (parents[id], 0); ancetre is not null && pas < 30; ancetre = parents.GetValueOrDefault(ancetre), pas++)
            {
                if (couvertes.TryGetValue(ancetre, out var ensemble))
                    ensemble.Add(id);
            }
        }

        return couvertes.ToFrozenDictionary(c => c.Key, c => (IReadOnlySet<string>)c.Value, StringComparer.Ordinal);
    }
}
