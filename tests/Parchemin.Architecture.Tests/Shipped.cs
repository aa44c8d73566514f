using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Architecture.Tests;

/// <summary>Something that a certification opposes to a candidate, and where it comes from.</summary>
internal sealed record Sourced(string Code, Source? Source);

/// <summary>The certifications that the repository ships, compiled.</summary>
internal static class Shipped
{
    private static readonly Lazy<IReadOnlyList<Edition>> Loaded = new(() =>
        [.. Chargement.Editions(Repository.PathOf("referentiels")).Select(d => Chargement.Load(d, analyser: false))]);

    public static IReadOnlyList<Edition> Editions => Loaded.Value;

    /// <summary>The named rules, decisions, states and control épreuves that the sessions of an edition run.</summary>
    public static IEnumerable<Sourced> SourcedRules(Edition edition) => edition.Regles.Values.SelectMany(SourcedRules).Distinct();

    public static IEnumerable<Sourced> SourcedRules(ReglesDAttribution regles)
    {
        var reached = new Reach();
        reached.Add(regles);
        return reached.Objects.Select(o => o switch
        {
            Decision d => new Sourced(d.Code, d.Source),
            RegleDEtat e => new Sourced($"état {e.Etat.Code()}", e.Source),
            RegleDeControle c => new Sourced("épreuves de contrôle", c.Source),
            Regle<Calcul> r => new Sourced(r.Code, r.Source),
            Regle<Condition> r => new Sourced(r.Code, r.Source),
            _ => null,
        }).OfType<Sourced>();
    }

    /// <summary>All that an object leads to. Rules cite rules through private fields: following them forgets none.</summary>
    private sealed class Reach
    {
        private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

        public IEnumerable<object> Objects => seen;

        public void Add(object? value)
        {
            switch (value)
            {
                case null or string:
                    break;
                case IEnumerable many when !IsDefaultArray(many):
                    foreach (var one in many)
                        Add(one);
                    break;
                case not IEnumerable when IsOfCore(value) && (value.GetType().IsValueType || seen.Add(value)):
                    for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
                    {
                        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                            Add(field.GetValue(value));
                    }

                    break;
                case ITuple tuple:
                    for (var i = 0; i < tuple.Length; i++)
                        Add(tuple[i]);
                    break;
            }
        }

        private static bool IsOfCore(object value)
            => value.GetType() is var type && !type.IsEnum && type.Assembly == typeof(Fraction).Assembly;

        // A selection that nobody asked for yet.
        private static bool IsDefaultArray(IEnumerable many)
            => many.GetType() is { IsValueType: true } type && type.GetProperty("IsDefault")?.GetValue(many) is true;
    }
}
