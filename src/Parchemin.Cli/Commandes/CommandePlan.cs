using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Parchemin.Core;
using Parchemin.Planning.Bornes;
using Parchemin.Planning.Impossibilites;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Cli;

/// <summary><c>plan</c>: plans the orals of a session, repairs a planning, or checks one.</summary>
internal static class CommandePlan
{
    /// <summary>Not everything could be placed, or the planning that was checked breaks a rule.</summary>
    private const int Incomplet = 3;

    private const int ErreursMontrees = 40;

    private static readonly TimeSpan PatiencePourLaBorne = TimeSpan.FromSeconds(10);

    private sealed record Demande(string Entree, string Sortie, double? Secondes, ulong Graine, string? Precedent, bool Controle);

    public static Command Create()
    {
        var entree = new Option<string>("--input") { Description = "Données de la session, au format public des oraux.", Required = true, HelpName = "F" };
        var sortie = new Option<string>("--output") { Description = "Planning à écrire ; avec --check, planning à contrôler s'il existe.", Required = true, HelpName = "F" };
        var duree = new Option<double?>("--time") { Description = "Durée de la recherche, en secondes ; sans elle, la recherche s'arrête quand plus rien ne s'améliore.", HelpName = "S" };
        var graine = new Option<ulong>("--seed") { Description = "Graine du hasard : la même donne le même planning.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var precedent = new Option<string?>("--from") { Description = "Planning à réparer en changeant le moins de passages possible.", HelpName = "F" };
        var controle = new Option<bool>("--check") { Description = "Contrôle le planning : contraintes violées et coût, par un calcul indépendant." };
        var commande = new Command("plan", "Planifie les oraux d'une session, répare un planning ou le contrôle.") { entree, sortie, duree, graine, precedent, controle };
        commande.SetAction((resultat, annulation) => RunAsync(
            new Demande(
                resultat.GetValue(entree)!,
                resultat.GetValue(sortie)!,
                resultat.GetValue(duree),
                resultat.GetValue(graine),
                resultat.GetValue(precedent),
                resultat.GetValue(controle)),
            resultat.InvocationConfiguration,
            annulation));
        return commande;
    }

    private static async Task<int> RunAsync(Demande demande, InvocationConfiguration console, CancellationToken annulation)
    {
        if (Fault(demande) is { } faute)
            return console.Error.Fail(faute);
        var donnees = await File.ReadAllBytesAsync(demande.Entree, annulation);
        if (Value(LectureDeSession.Read(donnees), demande.Entree, console.Error) is not { } session)
            return Cli.Sortie.MauvaiseCommande;
        PlanDOraux? precedent = null;
        if (demande.Precedent is { } chemin)
        {
            precedent = Value(LectureDePlan.ReadPrevious(await File.ReadAllBytesAsync(chemin, annulation), session), chemin, console.Error);
            if (precedent is null)
                return Cli.Sortie.MauvaiseCommande;
        }

        if (demande.Controle && File.Exists(demande.Sortie))
            return await CheckAsync(demande, session, console);
        var resultat = await SolveAsync(session, demande, precedent, annulation);
        await WriteAsync(demande.Sortie, session, resultat);
        WriteResume(resultat, session, precedent, console.Error);
        if (demande.Controle)
            return await CheckAsync(demande, session, console);
        return resultat.EstComplet ? Cli.Sortie.Succes : Incomplet;
    }

    private static async Task<ResultatDePlan> SolveAsync(SessionDOraux session, Demande demande, PlanDOraux? precedent, CancellationToken annulation)
    {
        using var fin = CancellationTokenSource.CreateLinkedTokenSource(annulation);
        var borne = Task.Run(() => Borne.Of(session, fin.Token).Soixantiemes, fin.Token);

        // Where the search stops must not depend on when the bound is known, unless the clock decides anyway.
        if (demande.Secondes is null)
            await Task.WhenAny(borne);
        var resultat = Planificateur.Solve(
            session,
            new DemandeDePlan
            {
                Graine = demande.Graine,
                Duree = demande.Secondes is { } s ? TimeSpan.FromSeconds(s) : null,
                Precedent = precedent,
                Borne = () => borne.IsCompletedSuccessfully ? borne.Result : 0,
            },
            arret: annulation);
        await Task.WhenAny(borne, Task.Delay(PatiencePourLaBorne, annulation));
        await fin.CancelAsync();
        return resultat with
        {
            Borne = borne.IsCompletedSuccessfully ? borne.Result : 0,
            Explication = resultat.EstComplet ? [] : Explain(session, resultat.Plan),
        };
    }

    private static IReadOnlyList<string> Explain(SessionDOraux session, PlanDOraux plan)
        => Impossibilite.Explain(session, [.. plan.NonPlaces.Select(n => n.Oral)]) is { } explication
            ? [explication.Message, .. explication.Corrections.Select(c => $"Une correction, au prix de {c.Prix.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',')} : {c.Texte}")]
            : ["Aucune cause n'est prouvée : cherchez plus longtemps (--time), ou donnez plus d'examinateurs, de salles ou de plages."];

    private static async Task<int> CheckAsync(Demande demande, SessionDOraux session, InvocationConfiguration console)
    {
        // What the checker reads by itself must first be JSON with known names, so that faults of form are told as such.
        var planning = await File.ReadAllBytesAsync(demande.Sortie);
        if (Value(LectureDePlan.Read(planning, session), demande.Sortie, console.Error) is null)
            return Cli.Sortie.MauvaiseCommande;
        using var instance = JsonDocument.Parse(await File.ReadAllBytesAsync(demande.Entree));
        using var lu = JsonDocument.Parse(planning);
        using var precedent = demande.Precedent is { } chemin ? JsonDocument.Parse(await File.ReadAllBytesAsync(chemin)) : null;
        var rapport = Verificateur.Check(instance, lu, precedent);
        console.Output.Write(rapport.ToText());
        return rapport.EstRealisable ? Cli.Sortie.Succes : Incomplet;
    }

    private static string? Fault(Demande demande)
    {
        foreach (var chemin in new[] { demande.Entree, demande.Precedent }.OfType<string>())
        {
            if (!File.Exists(chemin))
                return $"le fichier « {chemin} » n'existe pas.";
        }

        if (demande.Sortie.Length == 0 || Directory.Exists(demande.Sortie))
            return $"« {demande.Sortie} » n'est pas un nom de fichier.";
        if (Path.GetDirectoryName(Path.GetFullPath(demande.Sortie)) is { } dossier && !Directory.Exists(dossier))
            return $"le dossier « {dossier} » n'existe pas.";
        if (Path.GetFullPath(demande.Entree) == Path.GetFullPath(demande.Sortie))
            return "l'entrée et la sortie sont le même fichier.";
        return demande.Secondes is <= 0 or > 86_400 or double.NaN ? "--time attend une durée de plus de 0 à 86400 secondes." : null;
    }

    private static T? Value<T>(Lecture<T> lecture, string chemin, TextWriter erreurs)
        where T : class
    {
        foreach (var erreur in lecture.Erreurs.Take(ErreursMontrees))
            erreurs.Fail($"{chemin}, {erreur}");
        if (lecture.Erreurs.Count > ErreursMontrees)
            erreurs.Fail(string.Create(CultureInfo.InvariantCulture, $"{chemin} : et {Pluriel.Of(lecture.Erreurs.Count - ErreursMontrees, "autre erreur")}."));
        return lecture.Valeur;
    }

    // The planning appears under its name only when it is complete.
    private static async Task WriteAsync(string chemin, SessionDOraux session, ResultatDePlan resultat)
    {
        var ordinaire = !chemin.StartsWith("/dev/", StringComparison.Ordinal);
        var provisoire = ordinaire ? chemin + ".en-cours" : chemin;
        try
        {
            await using (var flux = new FileStream(provisoire, ordinaire ? FileMode.Create : FileMode.Open, FileAccess.Write))
                EcritureDePlan.Write(flux, session, resultat);
            if (ordinaire)
                File.Move(provisoire, chemin, overwrite: true);
        }
        catch when (ordinaire)
        {
            File.Delete(provisoire);
            throw;
        }
    }

    private static void WriteResume(ResultatDePlan resultat, SessionDOraux session, PlanDOraux? precedent, TextWriter erreurs)
    {
        var format = new NumberFormatInfo { NumberGroupSeparator = "\u202f", NumberDecimalSeparator = "," };
        var (cout, borne) = (CoutDePlan.EnUnites(resultat.Cout.Total), CoutDePlan.EnUnites(resultat.Borne));
        erreurs.WriteLine(string.Create(format, $"Oraux placés : {resultat.Plan.Passages.Length:N0} sur {session.Oraux.Length:N0}"));
        erreurs.WriteLine(string.Create(format, $"Commissions ouvertes : {resultat.Plan.Commissions.Length:N0}"));
        erreurs.WriteLine(borne > 0 && resultat.EstComplet
            ? string.Create(format, $"Coût : {cout:N2}, borne prouvée : {borne:N2}, écart : {100 * (cout - borne) / cout:N1} %")
            : string.Create(format, $"Coût : {cout:N2}"));
        if (precedent is not null)
            erreurs.WriteLine(string.Create(format, $"Passages dont l'heure change : {MesureDeCout.Changes(resultat.Plan, precedent):N0}"));
        foreach (var phrase in resultat.Explication)
            erreurs.WriteLine(phrase);
    }
}
