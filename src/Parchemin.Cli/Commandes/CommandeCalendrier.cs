using System.CommandLine;
using Parchemin.Application;
using Parchemin.Core;
using Parchemin.Planning;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary><c>calendrier</c>: says where the papers of a session leak from one territory to another, and what would stop it.</summary>
internal static class CommandeCalendrier
{
    public static Command Create()
    {
        var certification = new Argument<string>("CERTIFICATION") { Description = "Code de la certification." };
        var edition = new Option<string?>("--edition") { Description = "L'édition (par défaut : la dernière qui a cette session).", HelpName = "CODE" };
        var session = new Option<string?>("--session") { Description = "La session (par défaut : la dernière qui a un calendrier).", HelpName = "CODE" };
        var retards = new Option<bool>("--retards") { Description = "Compte les entrées tardives, jusqu'à une heure." };
        var loges = new Option<bool>("--loges") { Description = "Suppose la mise en loge des autres territoires là où aucune n'est imprimée." };
        var referentiels = Depot.Option();
        var commande = new Command("calendrier", "Cherche les fuites de sujets d'un calendrier écrit, et les horaires sûrs les plus proches.") { certification, edition, session, retards, loges, referentiels };
        commande.SetAction(resultat =>
        {
            var console = resultat.InvocationConfiguration;
            return Find(resultat.GetValue(referentiels), resultat.GetValue(certification)!, resultat.GetValue(edition), resultat.GetValue(session), console.Error) is var (trouvee, laSession)
                ? Write(trouvee, laSession, new ReglesDuCalendrier { CompterLesRetards = resultat.GetValue(retards), LogePresumee = resultat.GetValue(loges) }, console.Output)
                : Sortie.MauvaiseCommande;
        });
        return commande;
    }

    private static (Edition Edition, SessionDExamen Session)? Find(string? donne, string certification, string? edition, string? session, TextWriter erreurs)
    {
        if (Depot.Find(donne) is not { } racine)
        {
            erreurs.Fail("aucun dossier « referentiels » ici ni au-dessus. Indiquez-le avec --referentiels.");
            return null;
        }

        var editions = Chargement.Editions(racine).Select(d => Chargement.Load(d, analyser: false)).Where(e => e.Referentiel is not null).ToList();
        var siennes = editions.Where(e => string.Equals(e.Referentiel!.Certification.Code, certification, StringComparison.OrdinalIgnoreCase)).ToList();
        if (siennes.Count == 0)
        {
            erreurs.Fail($"aucune certification « {certification} ». Celles d'ici : {string.Join(", ", editions.Select(e => e.Referentiel!.Certification.Code).Distinct(StringComparer.Ordinal))}.");
            return null;
        }

        var calendriers = from e in siennes
                          where edition is null || string.Equals(e.Referentiel!.Certification.Edition, edition, StringComparison.Ordinal)
                          from s in e.Referentiel!.Sessions
                          where s.Calendrier.Count > 0 && (session is null || string.Equals(s.Code, session, StringComparison.Ordinal))
                          orderby s.Code, e.Referentiel!.Certification.Edition
                          select ((Edition, SessionDExamen)?)(e, s);
        var trouvee = calendriers.LastOrDefault();
        if (trouvee is null)
            erreurs.Fail($"« {certification} » n'a pas de calendrier écrit pour cette édition et cette session. Vérifiez --edition et --session.");
        return trouvee;
    }

    private static int Write(Edition edition, SessionDExamen session, ReglesDuCalendrier regles, TextWriter sortie)
    {
        var analyse = AnalyseDuCalendrier.Run(CalendrierDeLaSession.Of(session), regles);
        sortie.WriteLine($"{session.Libelle} : calendrier des épreuves écrites, en heures universelles.");
        foreach (var avertissement in analyse.Avertissements)
            sortie.WriteLine($"  Attention. {avertissement}");
        foreach (var epreuve in analyse.Sujets.GroupBy(s => s.Epreuve))
        {
            sortie.WriteLine();
            sortie.WriteLine($"{epreuve.Key.Code} {epreuve.Key.Libelle}");
            sortie.Write(DessinDuCalendrier.Draw([.. epreuve]));
            foreach (var sujet in epreuve.Where(s => s.Seances.Count > 1))
            {
                sortie.WriteLine(ExplicationDeFuite.Of(sujet));
                foreach (var fuite in sujet.Fuites.OrderBy(f => f.Minutes))
                    sortie.WriteLine($"  Fuite. {ExplicationDeFuite.Of(fuite)}");
                var serrees = sujet.Marges.Where(m => m.Niveau == NiveauDeMarge.SansRetard).ToList();
                if (serrees.Count > 0)
                    sortie.WriteLine($"  Sans retard. {Pluriel.Of(serrees.Count, "couple")} de territoires à moins de {regles.EntreeTardive} min : n'y admettez personne après le début. Le plus serré : {ExplicationDeFuite.Of(serrees.MinBy(m => m.Minutes)!)}");
            }
        }

        var etat = EtatDesFuites.Of(analyse, FuitesAcceptees.Of(edition, session, analyse));
        sortie.WriteLine();
        foreach (var acceptees in etat.Acceptees.GroupBy(a => a.Acceptation.Par))
            sortie.WriteLine($"Acceptée ({acceptees.Key}) : {string.Join(", ", acceptees.Select(a => a.Fuite.Cle))}. {acceptees.First().Acceptation.Motif}");
        sortie.WriteLine();
        var fuites = analyse.Fuites.Count();
        sortie.WriteLine(fuites == 0 ? "Aucune fuite." : $"{Pluriel.Of(fuites, "fuite")}, dont {Pluriel.Of(etat.Acceptees.Count, "acceptée")}. Pour les arrêter :");
        foreach (var proposition in PropositionDeCalendrier.AllOf(analyse))
            RapportDePropositions.Write(proposition, sortie);
        return etat.Ouvertes.Count == 0 ? Sortie.Succes : Sortie.Constat;
    }
}
