using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Core;
using Parchemin.Planning.Bornes;
using Parchemin.Planning.Oraux;

namespace Parchemin.Application;

/// <summary>Computes the planning of the orals of a session as a long work. The best planning found so far stands in the folder of the work:
/// after a stop, the search goes on from it with the time that is left.</summary>
public sealed class CalculDePlanning : ITravail
{
    public const string LaNature = "planning";

    private const string Demande = "demande.json";
    private const string Meilleur = "meilleur.json";
    private const string Temps = "temps.txt";
    private const string Planning = "planning.json";
    private const int SecondesMax = 3600;
    private const int SecondesParDefaut = 30;
    private static readonly TimeSpan Pas = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PatiencePourLaBorne = TimeSpan.FromSeconds(10);

    public string Nature => LaNature;

    private sealed record Reglages(int Secondes, ulong Graine);

    public async Task<string> CheckAsync(Guichet guichet, Acteur acteur, string? session, string? parametres, CancellationToken annulation)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        var reglages = Read(parametres);
        var planification = await PlanificationDUneSession.ReadAsync(guichet, acteur, session ?? throw Unreadable("session"), annulation);
        await guichet.RequireAsync(acteur, "planning.garder", planification.Session, annulation);
        if (!planification.Construction.EstComplete)
        {
            var manques = planification.Construction.Manques.Where(m => m.Bloque).ToList();
            throw new RefusException(NatureDeRefus.EtatContraire, "DEMANDE-INCOMPLETE", $"Il manque de quoi calculer ce planning : {manques[0].Message}", [.. manques.Select(m => new Faute(m.Code, m.Etape, null, m.Message))]);
        }

        var oraux = planification.Construction.Demande.Candidats.Sum(c => c.Epreuves!.Count);
        return $"Planning des oraux, {planification.Session["libelle"]} : {Pluriel.Of(oraux, "oral", "oraux")}, {Pluriel.Of(reglages.Secondes, "seconde")}";
    }

    public async Task<Produit> RunAsync(Conduite conduite, CancellationToken annulation)
    {
        ArgumentNullException.ThrowIfNull(conduite);
        var reglages = Read(conduite.Parametres);
        var octets = await DemandAsync(conduite, annulation);
        var demande = DemandeDOraux.Read(octets);
        var session = demande.ToSession();
        var (plan, borne) = await SearchAsync(conduite, reglages, session, annulation);
        var explication = await Task.Run(() => CausesDeManque.Of(session, plan), annulation);
        var pose = PlanningPose.Of(demande, session, plan, borne, explication);
        if (pose.Violations() is [var violation, ..])
            throw new RefusException(NatureDeRefus.EtatContraire, "PLANNING-FAUTIF", $"Le contrôle indépendant refuse le planning calculé ({violation.Message}) : rien n'est gardé. Relancez le calcul avec une autre graine, et signalez-le.");
        await File.WriteAllBytesAsync(Path.Combine(conduite.Dossier, Planning), pose.Resultat, annulation);
        var places = plan.Passages.Length;
        var message = $"{Pluriel.Of(places, "oral placé", "oraux placés")} sur {Pluriel.Number(session.Oraux.Length)}, {Pluriel.Of(plan.Commissions.Length, "commission")}. {Words(pose.Cout.Total, borne)}";
        var libelle = plan.NonPlaces.IsEmpty ? "Calcul complet" : $"Calcul : {Pluriel.Of(plan.NonPlaces.Length, "oral", "oraux")} sans place";
        var gardee = await conduite.Guichet.RunAsync(conduite.Acteur, new GarderUnPlanning(conduite.Session!, octets, pose.Resultat, libelle, pose.Cout.Total, borne), annulation: annulation);
        var noms = new NomsDePlanning(await FaitsDePlanification.ReadAsync((await conduite.Guichet.Store.FindAsync(Genres.Session, conduite.Session!, annulation))!, conduite.Guichet.Store, conduite.Guichet.Bibliotheque, annulation));
        return new Produit(Planning, $"Version {gardee["numero"]} : {message}{(explication is [var phrase, ..] ? $" {noms.Say(phrase)}" : "")}");
    }

    /// <summary>« meilleur coût 1 234, borne 1 200, écart 2,8 % ».</summary>
    public static string Words(long cout, long borne)
    {
        var (c, b) = (CoutDePlan.EnUnites(cout), CoutDePlan.EnUnites(borne));
        return borne > 0 && cout > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Meilleur coût {Number(c)}, borne {Number(b)}, écart {Number(100 * (c - b) / c)} %.")
            : $"Meilleur coût {Number(c)}.";
    }

    // What was asked when the work began is what is computed, whatever is prepared meanwhile.
    private static async Task<byte[]> DemandAsync(Conduite conduite, CancellationToken annulation)
    {
        var chemin = Path.Combine(conduite.Dossier, Demande);
        if (File.Exists(chemin))
            return await File.ReadAllBytesAsync(chemin, annulation);
        var planification = await PlanificationDUneSession.ReadAsync(conduite.Guichet, conduite.Acteur, conduite.Session ?? throw Unreadable("session"), annulation);
        if (!planification.Construction.EstComplete)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEMANDE-INCOMPLETE", $"Il manque de quoi calculer ce planning : {planification.Construction.Manques[0].Message}");
        var octets = planification.Construction.Demande.ToUtf8();
        Replace(chemin, octets);
        return octets;
    }

    private static async Task<(PlanDOraux Plan, long Borne)> SearchAsync(Conduite conduite, Reglages reglages, SessionDOraux session, CancellationToken annulation)
    {
        using var fin = CancellationTokenSource.CreateLinkedTokenSource(annulation);
        using var assez = CancellationTokenSource.CreateLinkedTokenSource(fin.Token);
        var borne = Task.Run(() => Borne.Of(session, fin.Token).Soixantiemes, fin.Token);
        long Known() => borne.IsCompletedSuccessfully ? borne.Result : 0;
        var (meilleur, temps) = (Path.Combine(conduite.Dossier, Meilleur), Path.Combine(conduite.Dossier, Temps));
        var depart = File.Exists(meilleur) ? LectureDePlan.ReadPrevious(await File.ReadAllBytesAsync(meilleur, annulation), session).Valeur : null;
        var passe = File.Exists(temps) && double.TryParse(await File.ReadAllTextAsync(temps, annulation), CultureInfo.InvariantCulture, out var p) ? p : 0;
        var chrono = Stopwatch.StartNew();
        AvancementDePlan? dernier = null;
        void Keep(PlanDOraux plan)
        {
            Replace(meilleur, PlanningPose.Of(new DemandeDOraux(), session, plan, 0, []).Resultat);
            Replace(temps, System.Text.Encoding.ASCII.GetBytes((passe + chrono.Elapsed.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture)));
        }

        var recherche = Task.Run(
            () => Planificateur.Solve(
                session,
                new DemandeDePlan
                {
                    Graine = reglages.Graine,
                    Duree = TimeSpan.FromSeconds(Math.Max(1, reglages.Secondes - passe)),
                    Coeurs = Math.Max(1, Environment.ProcessorCount),
                    Depart = depart,
                    Borne = Known,
                },
                avancement =>
                {
                    dernier = avancement;
                    Keep(avancement.Meilleur());
                },
                assez.Token),
            CancellationToken.None);
        try
        {
            while (await Task.WhenAny(recherche, Task.Delay(Pas, annulation)) != recherche)
            {
                annulation.ThrowIfCancellationRequested();
                var secondes = Math.Min(reglages.Secondes, (int)(passe + chrono.Elapsed.TotalSeconds));
                await conduite.TellAsync(new Progression(secondes, reglages.Secondes, Told(dernier, Known())));
                // Stopped by its person once there is something to keep.
                if (dernier is not null && await ArreterUnCalcul.IsAskedAsync(conduite.Guichet, conduite.Tache.Id, annulation))
                    await assez.CancelAsync();
            }

            var trouve = await recherche;
            annulation.ThrowIfCancellationRequested();
            await Task.WhenAny(borne, Task.Delay(PatiencePourLaBorne, annulation));
            return (trouve.Plan, trouve.EstComplet ? Known() : 0);
        }
        finally
        {
            // What was found until the stop is kept for the next start.
            await fin.CancelAsync();
            if (annulation.IsCancellationRequested)
                Keep((await recherche).Plan);
        }
    }

    private static string Told(AvancementDePlan? avancement, long borne) => avancement is null
        ? "secondes. Premier planning en construction…"
        : $"secondes. {Words(avancement.Cout, borne)}{(avancement.NonPlaces > 0 ? $" {Pluriel.Of(avancement.NonPlaces, "oral", "oraux")} sans place." : " Tout est placé.")}";

    internal static string Number(decimal nombre) => nombre.ToString("#,0.#", CultureInfo.InvariantCulture).Replace(',', '\u202F').Replace('.', ',');

    // A file appears under its name only when it is whole.
    private static void Replace(string chemin, byte[] octets)
    {
        File.WriteAllBytes(chemin + ".en-cours", octets);
        File.Move(chemin + ".en-cours", chemin, overwrite: true);
    }

    private static Reglages Read(string? parametres)
    {
        try
        {
            var noeud = string.IsNullOrWhiteSpace(parametres) ? [] : JsonNode.Parse(parametres)!.AsObject();
            var secondes = noeud["secondes"]?.GetValue<int>() ?? SecondesParDefaut;
            if (secondes is < 1 or > SecondesMax)
                throw new RefusException(NatureDeRefus.Invalide, "DUREE-REFUSEE", $"La recherche dure de 1 à {SecondesMax} secondes. Corrigez la durée.", [new Faute("DUREE-REFUSEE", "secondes", null, $"De 1 à {SecondesMax}.")]);
            return new Reglages(secondes, noeud["graine"]?.GetValue<ulong>() ?? 1);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Unreadable("parametres");
        }
    }

    private static RefusException Unreadable(string champ) => new(NatureDeRefus.Invalide, "PARAMETRES-ILLISIBLES", $"« {champ} » manque ou ne se lit pas : un calcul de planning demande une session, et au plus une durée en secondes et une graine. Relancez-le depuis la page du planning.", [new Faute("PARAMETRES-ILLISIBLES", champ, null, "Donnez cette valeur.")]);
}
