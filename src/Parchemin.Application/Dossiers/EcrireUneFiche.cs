namespace Parchemin.Application;

/// <summary>Writes in a fiche, field by field in three ways: the same value, nothing; the value read still stands, written; else a conflict on that field alone.</summary>
/// <remarks>Sent again, it does nothing more: what it brings already stands.</remarks>
public sealed record EcrireUneFiche(string Fiche, IReadOnlyList<SaisieDeGrille> Saisies) : IOperation<BilanDeSaisie>
{
    private const int Maximum = 200;

    public string Code => "dossier.ecrire";

    public async ValueTask<BilanDeSaisie> ExecuteAsync(Etabli etabli)
    {
        if (Saisies.Count > Maximum)
            throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-CHAMPS", $"{Maximum} champs au plus à la fois.");
        var (fiche, cadre) = await CadreDeDossier.AuthorizeFicheAsync(etabli, Code, Fiche);
        if (fiche["etat"] is "retiree")
            throw new RefusException(NatureDeRefus.EtatContraire, "FICHE-RETIREE", "Cette fiche n'est plus au dossier. Reprenez-la avant d'y écrire.");
        var reponses = await AnswersAsync(Fiche, etabli.Lecture);
        var (tenues, conflits, refusees) = (new Dictionary<string, string?>(StringComparer.Ordinal), new List<ConflitDeSaisie>(), new List<Faute>());
        var ecrites = false;
        foreach (var saisie in Saisies)
        {
            if (Normalize(cadre, fiche, saisie.Cle, saisie.Valeur) is not { } lue)
            {
                refusees.Add(new Faute("CHAMP-INCONNU", saisie.Cle, saisie.Valeur, $"« {saisie.Cle} » ne se remplit pas dans cette fiche. Rechargez la page."));
                continue;
            }

            if (lue.Motif is not null)
            {
                refusees.Add(new Faute("VALEUR-REFUSEE", saisie.Cle, saisie.Valeur, lue.Motif));
                continue;
            }

            var reponse = reponses.GetValueOrDefault(saisie.Cle);
            var (actuelle, vue) = (reponse?["valeur"], Normalize(cadre, fiche, saisie.Cle, saisie.Lue)?.Valeur);
            if (string.Equals(lue.Valeur, actuelle, StringComparison.Ordinal))
            {
                tenues[saisie.Cle] = actuelle;
            }
            else if (string.Equals(vue, actuelle, StringComparison.Ordinal))
            {
                if (!ecrites)
                    await cadre.ForgetVisaAsync(etabli, Code);
                ecrites = true;
                tenues[saisie.Cle] = (await WriteAsync(etabli, Fiche, reponse, saisie.Cle, lue.Valeur))["valeur"];
            }
            else
            {
                conflits.Add(await ConflictAsync(etabli, reponse, saisie.Cle, lue.Valeur));
            }
        }

        return new BilanDeSaisie(tenues, conflits, refusees);
    }

    /// <summary>What is written in a fiche: the objects, by key.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, Objet>> AnswersAsync(string fiche, IReader lecture, CancellationToken annulation = default)
        => (await lecture.AllAsync(new Requete(GenresDuParcours.Reponse, new Parmi("fiche", [fiche])) { Ordre = "id" }, annulation)).ToDictionary(r => r["cle"]!, StringComparer.Ordinal);

    /// <summary>Sets a field, made at the first writing.</summary>
    internal static ValueTask<Objet> WriteAsync(Etabli etabli, string fiche, Objet? reponse, string cle, string? valeur) => reponse is not null
        ? etabli.ChangeAsync("dossier.ecrire", reponse, [new("valeur", valeur)])
        : etabli.CreateAsync("dossier.ecrire", GenresDuParcours.Reponse, [new("fiche", fiche), new("cle", cle), new("valeur", valeur)], CadreDeDossier.AnswerIdOf(fiche, cle));

    private static (string? Valeur, string? Motif)? Normalize(CadreDeDossier cadre, Objet fiche, string cle, string? valeur)
        => cle is ChampDeFiche.Competences ? ValeurDeReponse.Competences(cadre.Competences(fiche["formulaire"]!), valeur)
            : ChampDeFiche.Find(cadre.Form(fiche["formulaire"]!), cle) is { } champ ? ValeurDeReponse.Normalize(champ, valeur)
            : null;

    private static async ValueTask<ConflitDeSaisie> ConflictAsync(Etabli etabli, Objet? reponse, string cle, string? voulue)
    {
        Ecriture? derniere = null;
        if (reponse is not null)
        {
            await foreach (var e in etabli.Lecture.JournalAsync(new FiltreDuJournal { Genre = GenresDuParcours.Reponse.Code, Objets = [reponse.Id], Recentes = true, Limite = 1 }))
                derniere = e;
        }

        // The same person writes from a telephone and from a computer.
        var par = derniere is null || derniere.Acteur == etabli.Acteur.Id ? "vous-même, ailleurs" : derniere.NomDeLActeur;
        return new ConflitDeSaisie(cle, voulue, reponse?["valeur"], par, derniere?.SaisieLe ?? etabli.Maintenant, $"Ce champ a changé entre-temps, par {par}. Les deux textes sont gardés : choisissez.");
    }
}
