using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>What a document is about: how its subjects are listed.</summary>
public enum PorteeDeDocument
{
    /// <summary>The whole session.</summary>
    Session,

    /// <summary>One candidate of the session.</summary>
    Candidat,

    /// <summary>One commission, or one of its members.</summary>
    Commission,

    /// <summary>One jury and what it sealed.</summary>
    Jury,

    /// <summary>One official grid.</summary>
    Grille,

    /// <summary>One form of the dossier.</summary>
    Dossier,
}

/// <summary>When a document that was issued may be read by the person whom it concerns.</summary>
public enum RemiseDeDocument
{
    /// <summary>Never: it stays with the service and the jury.</summary>
    Aucune,

    /// <summary>As soon as it is issued.</summary>
    Emission,

    /// <summary>As soon as it is issued, which the product refuses before the results are published.</summary>
    Publication,
}

/// <summary>One thing of which a kind of document may be made.</summary>
/// <param name="Code">Names it among the subjects of its kind; empty for the session itself.</param>
/// <param name="Inscription">The candidate whom it concerns, when it concerns one alone.</param>
public sealed record SujetDeDocument(string Code, string Libelle, string? Inscription = null);

/// <summary>What the register does not hold and the person who issues gives: who signs, an act of registration.</summary>
/// <param name="Code">Its place in the data of the template, members separated by points.</param>
public sealed record ComplementDeDocument(string Code, string Libelle, bool Requis = false, string? Aide = null);

/// <summary>A document ready to be typeset.</summary>
/// <param name="Donnees">What the template takes; what the person who asked may see, and nothing else: the file carries them.</param>
/// <param name="Libelle">Names the document to a person; says nothing that its holder could not yet know.</param>
/// <param name="Public">What the verification page repeats of the paper: pairs of words.</param>
public sealed record Projet(JsonObject Donnees, string Libelle, string? Inscription, IReadOnlyList<(string Nom, string Valeur)> Public)
{
    /// <summary>The template, when it is not the one of the kind.</summary>
    public string? Modele { get; init; }

    /// <summary>The page of the service to which a printed sheet that is not issued leads back, by its QR code.</summary>
    public string? Lien { get; init; }
}

/// <summary>A kind of document: of what it is made, by which template, for whom. Everything is read through the eyes of the person who asks.</summary>
public abstract class DocumentPrevu
{
    /// <summary>Who signs: on most letters.</summary>
    protected static readonly ComplementDeDocument[] Signataire = [new("signataire.qualite", "Qualité du signataire", Aide: "Par exemple : « Pour le recteur, la cheffe de division »."), new("signataire.nom", "Nom du signataire")];

    /// <summary>Lower case ASCII with hyphens, at most 22 characters.</summary>
    public abstract string Code { get; }

    public abstract string Libelle { get; }

    /// <summary>The template of the folder « modeles ».</summary>
    public abstract string Modele { get; }

    public abstract PorteeDeDocument Portee { get; }

    /// <summary>The annex of the circulaire that prescribes it.</summary>
    public virtual string? Annexe => null;

    /// <summary>Whether it is issued, with a code that anyone may verify; else it is only printed.</summary>
    public virtual bool SEmet => true;

    /// <summary>Whether whoever may read what it is made of may print it without a code, beside those who issue it.</summary>
    public virtual bool SImprime => !SEmet;

    public virtual RemiseDeDocument Remise => RemiseDeDocument.Aucune;

    public virtual IReadOnlyList<ComplementDeDocument> Complements => [];

    /// <summary>Whether the certification of the session knows this document at all.</summary>
    public virtual bool Exists(Fonds fonds) => true;

    /// <summary>Of what the person may make one, in the order in which people look for it.</summary>
    public abstract Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds);

    /// <summary>Gathers its data.</summary>
    /// <exception cref="RefusException">There is no such subject, the person may not read it, or it is too early.</exception>
    public abstract Task<Projet> BuildAsync(Fonds fonds, string sujet);

    /// <summary>The sheets in which the same thing may be counted again, sorted, filtered: code and words; none for most documents.</summary>
    public virtual IReadOnlyList<(string Code, string Libelle)> Tableaux => [];

    /// <summary>One of its <see cref="Tableaux"/>.</summary>
    /// <exception cref="RefusException">There is no such subject or sheet, or the person may not read it.</exception>
    public virtual Task<FeuilleDeDocument> SheetAsync(Fonds fonds, string sujet, string feuille) => throw SheetUnknown(feuille);

    /// <summary>A last look before issuing, once everything is gathered.</summary>
    /// <exception cref="RefusException">It lacks what it must say, or says what it must not.</exception>
    public virtual void Check(Fonds fonds, Projet projet)
    {
    }

    protected RefusException SheetUnknown(string feuille)
        => new(NatureDeRefus.Introuvable, "TABLEAU-INCONNU", Tableaux.Count == 0 ? $"« {Libelle} » n'existe pas en tableau. Téléchargez le PDF." : $"« {feuille} » n'est pas un tableau de ce document ({string.Join(", ", Tableaux.Select(f => f.Code))}).");

    protected RefusException SubjectUnknown() => new(NatureDeRefus.Introuvable, "SUJET-INCONNU", $"« {Libelle} » : l'objet demandé n'existe pas ici, ou vos droits ne vont pas jusque-là. Repartez de la liste.");
}

/// <summary>A document as a sheet: typed columns, and rows as a sheet keeps them (dates ISO, numbers with a point).</summary>
/// <param name="Nom">Names the file and the sheet.</param>
public sealed record FeuilleDeDocument(string Nom, IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<IReadOnlyList<string?>> Lignes);

/// <summary>A document that concerns one candidate.</summary>
public abstract class DocumentDeCandidat : DocumentPrevu
{
    public override PorteeDeDocument Portee => PorteeDeDocument.Candidat;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
        => [.. (await fonds.InscriptionsAsync()).Select(i => new SujetDeDocument(i.Id, Fonds.NameOf(i), i.Id))];

    public sealed override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var titulaire = await fonds.HolderAsync(sujet) ?? throw SubjectUnknown();
        var donnees = fonds.Head(titulaire.Numero is { } n ? $"{Sigle}-{fonds.Session["code"]}-{n}" : null).ToJson();
        var dit = await FillAsync(fonds, titulaire, donnees);
        return new Projet(donnees, Libelle, titulaire.Inscription.Id, [.. Fonds.Said(Libelle, donnees), ("Titulaire", titulaire.FullName), .. dit]);
    }

    /// <summary>What begins the reference: « RN ».</summary>
    protected abstract string Sigle { get; }

    /// <summary>Completes the data.</summary>
    /// <returns>What the verification page repeats beside the name.</returns>
    protected abstract Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees);
}
