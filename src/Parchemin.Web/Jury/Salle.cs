using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Opens a deliberation to who may follow it: the right on the whole session is asked before anything is read.</summary>
internal sealed class Salle(Guichet guichet, IMoteur moteur, Visite visite)
{
    public Acteur Acteur => visite.Acteur!;

    public Guichet Guichet => guichet;

    public IMoteur Moteur => moteur;

    /// <summary>The session, when the visitor may follow its deliberation.</summary>
    /// <exception cref="RefusException">He may not.</exception>
    public async Task<Objet> SessionAsync(string session, CancellationToken annulation)
    {
        if (await guichet.Store.FindAsync(Genres.Session, session, annulation) is not { } objet)
            throw RefusException.Introuvable(Genres.Session);
        return await guichet.MayAsync(Acteur, "deliberation.lire", objet, annulation)
            ? objet
            : throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", "« Suivre une délibération » dépasse vos droits sur cette session. Demandez-le à qui la gère.");
    }

    /// <summary>The deliberation of a group, as far as the visitor's mandats reach.</summary>
    public async Task<SeanceDeJury> OpenAsync(string session, int groupe, CancellationToken annulation, IReadOnlyList<string>? inscriptions = null)
        => await SeanceDeJury.ReadAsync(guichet.Store, guichet.Bibliotheque, moteur, await SessionAsync(session, annulation), groupe, guichet.Regard(Acteur).Perimetre(Genres.Inscription), inscriptions, annulation);

    /// <summary>One candidate of a deliberation.</summary>
    public async Task<(SeanceDeJury Seance, CandidatAuJury Candidat)> SeatAsync(string session, int groupe, string inscription, CancellationToken annulation)
    {
        var seance = await OpenAsync(session, groupe, annulation, [inscription]);
        return seance.Candidats is [var candidat] ? (seance, candidat) : throw RefusException.Introuvable(Genres.Inscription);
    }

    /// <summary>The group that an address names, the first by default.</summary>
    public static int Group(HttpContext http)
        => (http.Request.HasFormContentType ? http.Request.Form["groupe"].ToString() : http.Request.Query["groupe"].ToString()) is { Length: > 0 } texte && int.TryParse(texte, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var groupe) ? groupe : 1;
}

/// <summary>What people read of a deliberation.</summary>
internal static class MotsDuJury
{
    public static string Of(Besoin besoin) => besoin switch
    {
        Besoin.Alarme => "Alarme",
        Besoin.Incomplet => "Incomplet",
        Besoin.Divergence => "Avis divergents",
        Besoin.Seuil => "Au seuil",
        Besoin.Controle => "Contrôle",
        Besoin.Livret => "Livret à viser",
        _ => "Sans difficulté",
    };

    public static string Style(Besoin besoin) => besoin switch { Besoin.Alarme or Besoin.Incomplet => "alerte", Besoin.Seuil or Besoin.Livret or Besoin.Divergence => "or", _ => "" };

    public static string Decision(Core.ReglesDAttribution regles, string? code) => code is null ? "" : regles.Decisions.FirstOrDefault(d => d.Resultat == code)?.Libelle ?? code;

    public static string Etat(Core.EtatDeResultat etat) => EnMots(Core.CodesDEtat.Code(etat));

    private static string EnMots(string code) => code switch
    {
        "dispense" => "dispensée",
        "valide-vae" => "validée par VAE",
        "force-majeure" => "force majeure",
        "non-valide" => "non valide",
        "annulee-fraude" => "annulée",
        "arretee" => "arrêtée",
        "conservee" => "conservée",
        "reportee" => "reportée",
        "reservee" => "réservée",
        "proposee" => "proposée",
        "controle" => "note de contrôle",
        _ => code,
    };

    /// <summary>How a published number is called.</summary>
    public static string Sortie(Core.ReglesDAttribution regles, string nom) => regles.Sorties.FirstOrDefault(s => s.Nom == nom)?.Regle.Libelle ?? nom;
}
