using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads what makes a dossier conform: its papers, their signatures, the grounds of non conformity.</summary>
internal static class LectureDeConformite
{
    public static ListeDeMotifs Motifs(Champs c)
        => new(c.Source(), c.Citations("epreuves"), c.Tables("motifs", "motif", Motif), c.Lieu) { Sessions = c.Citations("sessions") };

    public static PieceDeDossier Piece(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Signatures = c.Tables("signatures", "signature", s => new SignatureAttendue(s.MotRequis("role", Mots.Signataire), s.TexteRequis("libelle"), s.Citations("voies"), s.Source())),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static DelaiDeComplement Complement(Champs c) => new(c.Entier("jours") ?? 0, c.Source());

    private static MotifDeNonConformite Motif(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Controle = c.Mot("controle", Mots.Controle),
        Source = c.Source(),
        Lieu = c.Lieu,
    };
}
