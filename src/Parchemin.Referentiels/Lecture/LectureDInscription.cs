using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads what a candidate must fulfil to register.</summary>
internal static class LectureDInscription
{
    public static ReglesDInscription Regles(Champs c)
    {
        _ = c.Source();
        return new ReglesDInscription
        {
            Conditions = c.Tables("conditions", "condition d'inscription", Condition),
            LanguesDistinctes = c.Objet("langues-distinctes", "langues distinctes", l => new LanguesDistinctes(l.Citations("epreuves"), l.Source())),
            TempsMajore = c.Objet("temps-majore", "temps majoré", Temps),
            Specialites = c.Objet("specialites-par-session", "nombre de spécialités", s => new LimiteDeSpecialites(s.Entier("au-plus") ?? 1, s.Source())),
        };
    }

    private static ConditionDInscription Condition(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Voies = c.Citations("voies"),
        Mesure = c.MotRequis("mesure", Mots.Mesure),
        AuMoins = c.Nombre("au-moins") ?? Fraction.Zero,
        Derogation = c.Texte("derogation"),
        Sessions = c.Citations("sessions"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static LimiteDeTempsMajore Temps(Champs c)
        => new(Fraction.Of(c.Entier("numerateur") ?? 0, Math.Max(1, c.Entier("denominateur") ?? 1)), c.Source());
}
