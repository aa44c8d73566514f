using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Storage.Tests;

/// <summary>A part of a work that is refused leaves nothing, whatever was asked of the register meanwhile; the rest of the work stands.</summary>
public sealed class EssaiDUnePartieTests
{
    private static readonly Requete Toutes = new(Genres.Organisation, Filtre.Toujours) { Ordre = "id", Taille = 1000 };

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Parts_refused_before_and_after_questions_leave_the_others_whole(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        await store.WriteAsync(async w =>
        {
            Add(w, "avant");
            for (var i = 0; i < 30; i++)
            {
                // A question may come before the part writes, between two of its writes, after them, or not at all.
                var (n, quand) = (i, i % 4);
                var refus = await w.TryAsync(async () =>
                {
                    if (quand == 1)
                        await w.CountAsync(Toutes);
                    Add(w, $"{n} a");
                    if (quand == 2)
                        (await w.QueryAsync(Toutes)).Objets.ShouldContain(o => o["nom"] == $"{n} a");
                    var b = Add(w, $"{n} b");
                    w.Change(b, ("ville", "Ici"));
                    if (quand == 3)
                        await w.CountAsync(Toutes);
                    if (n % 3 == 0)
                        throw new RefusException(NatureDeRefus.Invalide, "NON", "non");
                });
                (refus?.Code).ShouldBe(i % 3 == 0 ? "NON" : null);
                Add(w, $"{i} après");
            }

            (await w.CountAsync(Toutes)).ShouldBe(1 + 30 + (20 * 2));
            return 0;
        });
        (await store.QueryAsync(Toutes)).Objets.Select(o => o["nom"]!).Where(n => n.EndsWith(" a", StringComparison.Ordinal)).Select(n => int.Parse(n[..^2], System.Globalization.CultureInfo.InvariantCulture) % 3).ShouldNotContain(0);
        (await VerificationDuJournal.RunAsync(store)).ShouldBe(new RapportDeVerification(1 + 30 + (20 * 3), null));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task What_a_refused_part_changed_is_seen_again_as_before(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var o = await store.OrganisationAsync("Lycée A");
        await store.WriteAsync(async w =>
        {
            await w.TryAsync(async () =>
            {
                w.Change((await w.FindAsync(Genres.Organisation, o.Id))!, ("nom", "Lycée B"));
                w.Put("essai", "cle", "valeur", DateTimeOffset.UtcNow.AddDays(1));
                await w.CountAsync(Toutes);
                throw new RefusException(NatureDeRefus.Invalide, "NON", "non");
            });
            var lu = (await w.FindAsync(Genres.Organisation, o.Id))!;
            (lu["nom"], lu.Version).ShouldBe(("Lycée A", 1));
            (await w.GetAsync("essai", "cle")).ShouldBeNull();
            w.Change(lu, ("nom", "Lycée C"));
            return 0;
        });
        (await store.FindAsync(Genres.Organisation, o.Id))!["nom"].ShouldBe("Lycée C");
        (await store.Cles.GetAsync("essai", "cle")).ShouldBeNull();
        (await VerificationDuJournal.RunAsync(store)).ShouldBe(new RapportDeVerification(2, null));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Works_that_share_a_commit_do_not_disturb_each_others_parts(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var travaux = Enumerable.Range(0, 24).Select(i => store.WriteAsync(async w =>
        {
            Add(w, $"{i} avant");
            await w.TryAsync(async () =>
            {
                Add(w, $"{i} repris");
                if (i % 2 == 0)
                    await w.CountAsync(Toutes);
                throw new RefusException(NatureDeRefus.Invalide, "NON", "non");
            });
            return i % 5 == 0 ? throw new RefusException(NatureDeRefus.Invalide, "TOUT", "tout") : i;
        })).ToList();
        for (var i = 0; i < travaux.Count; i++)
        {
            if (i % 5 == 0)
                (await Should.ThrowAsync<RefusException>(travaux[i])).Code.ShouldBe("TOUT");
            else
                (await travaux[i]).ShouldBe(i);
        }

        (await store.QueryAsync(Toutes)).Objets.ShouldAllBe(o => o["nom"]!.EndsWith(" avant", StringComparison.Ordinal));
        (await VerificationDuJournal.RunAsync(store)).ShouldBe(new RapportDeVerification(19, null));
    }

    private static Objet Add(IWriter writer, string nom) => writer.Create(Genres.Organisation, ("nature", "cfa"), ("nom", nom));
}
