using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Builds the tree of results of an edition: unités and blocs, their parts, criteria and competences.</summary>
/// <param name="competencesEvaluees">Whether some rule bears on competences: otherwise they receive no result.</param>
internal sealed class ConstructionDesElements(Referentiel referentiel, Fraction bareme, bool competencesEvaluees)
{
    private readonly List<Element> elements = [];

    /// <summary>The codes of the columns, in order; a single one when the règlement has none.</summary>
    public IReadOnlyList<string> Colonnes { get; } = referentiel.Colonnes.Count > 0 ? [.. referentiel.Colonnes.Select(c => c.Code)] : ["toutes"];

    public IReadOnlyList<Element> Build()
    {
        foreach (var unite in referentiel.Unites)
            AddUnite(unite);
        foreach (var bloc in referentiel.Blocs.Where(b => b.Unite is null))
            AddBloc(bloc);
        return elements;
    }

    private void AddUnite(Unite unite)
    {
        var epreuve = referentiel.Epreuves.FirstOrDefault(e => e.Unite?.Code == unite.Code);
        var element = Add(null, new Element
        {
            Index = elements.Count,
            Code = unite.Code,
            Libelle = unite.Libelle,
            Nature = NatureDElement.Unite,
            Bareme = epreuve?.Bareme ?? bareme,
            Coefficient = unite.Coefficient,
            Facultatif = unite.Facultative,
            Domaine = unite.Domaine,
            Bloc = referentiel.Blocs.FirstOrDefault(b => b.Unite?.Code == unite.Code)?.Code,
            Section = unite.Facultative ? "facultatives" : "unites",
        });
        foreach (var groupe in (epreuve?.Modalites ?? []).SelectMany(m => m.Parties.Select(p => (m.Colonnes, Partie: p))).Where(p => p.Partie.Bareme is not null).GroupBy(p => p.Partie.Code))
        {
            var partie = groupe.First().Partie;
            AddPartie(element, partie.Code, partie.Libelle, partie.Bareme, partie.Poids, Masque(groupe.SelectMany(p => p.Colonnes)));
        }
    }

    private void AddBloc(BlocDeCompetences bloc)
    {
        var epreuve = referentiel.Epreuves.FirstOrDefault(e => e.Bloc?.Code == bloc.Code);
        var element = Add(null, new Element
        {
            Index = elements.Count,
            Code = bloc.Code,
            Libelle = bloc.Libelle,
            Nature = NatureDElement.Bloc,
            // A bloc whose épreuve is marked part by part has no mark of its own.
            Bareme = epreuve?.Parties.Count > 0 ? null : epreuve?.Bareme,
            Coefficient = bloc.Coefficient ?? epreuve?.Coefficient,
            Options = Options(bloc.Code),
            Section = "blocs",
        });
        if (epreuve is not null)
        {
            foreach (var partie in epreuve.Parties)
                AddCriteres(AddPartie(element, partie.Code, partie.Libelle, epreuve.Bareme, 1, uint.MaxValue), epreuve);
            if (epreuve.Parties.Count == 0)
                AddCriteres(element, epreuve);
        }

        if (!competencesEvaluees)
            return;
        foreach (var competence in bloc.Competences.Select(c => referentiel.Competences.FirstOrDefault(r => r.Code == c.Code)).OfType<Competence>())
            AddCompetence(element, competence);
    }

    private Element AddPartie(Element parent, string code, string libelle, Fraction? max, Fraction poids, uint colonnes) => Add(parent, new Element
    {
        Index = elements.Count,
        Code = code,
        Libelle = libelle,
        Nature = NatureDElement.Partie,
        Parent = parent,
        Bareme = max,
        Poids = poids,
        Colonnes = colonnes,
        Options = parent.Options,
    });

    private void AddCriteres(Element parent, Epreuve epreuve)
    {
        foreach (var critere in epreuve.Criteres)
        {
            Add(parent, new Element
            {
                Index = elements.Count,
                Code = critere.Code,
                Libelle = critere.Libelle,
                Nature = NatureDElement.Critere,
                Parent = parent,
                Bareme = critere.Points,
                Options = parent.Options,
                // A criterion without points receives an opinion, and is named directly like a competence.
                Section = critere.Points is null ? "competences" : null,
            });
        }
    }

    private void AddCompetence(Element parent, Competence competence)
    {
        var element = Add(parent, new Element
        {
            Index = elements.Count,
            Code = competence.Code,
            Libelle = competence.Libelle,
            Nature = NatureDElement.Competence,
            Parent = parent,
            Options = parent.Options,
            Section = "competences",
        });
        foreach (var sous in competence.SousCompetences)
            AddCompetence(element, sous);
    }

    private Element Add(Element? parent, Element element)
    {
        elements.Add(element);
        parent?.Add(element);
        return element;
    }

    private uint Masque(IEnumerable<Citation> colonnes)
    {
        var masque = 0u;
        foreach (var colonne in colonnes)
        {
            for (var i = 0; i < Colonnes.Count; i++)
                masque |= Colonnes[i] == colonne.Code ? 1u << i : 0;
        }

        return masque == 0 ? uint.MaxValue : masque;
    }

    private uint Options(string bloc)
    {
        var masque = 0u;
        for (var i = 0; i < referentiel.Options.Count; i++)
            masque |= referentiel.Options[i].Blocs.Any(b => b.Code == bloc) ? 1u << i : 0;
        return masque == 0 ? uint.MaxValue : masque;
    }
}
