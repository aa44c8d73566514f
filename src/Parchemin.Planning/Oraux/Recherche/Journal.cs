namespace Parchemin.Planning.Oraux;

internal enum Geste : byte
{
    Asseoir,
    Lever,
    Placer,
    Retirer,
}

/// <summary>One change of the state: people of a poste (<paramref name="Objet"/>), or an oral and its poste.</summary>
internal readonly record struct Changement(Geste Geste, int Objet, int Poste, int[]? Personnes, int Debut = 0);

/// <summary>The changes since the last mark, to be undone in reverse order or made again.</summary>
internal sealed class Journal
{
    private Changement[] changements = new Changement[256];
    private int nombre;

    /// <summary>How many changes were noted: a point to which one can go back.</summary>
    public int Nombre => nombre;

    public void Clear() => nombre = 0;

    public void Add(Changement changement)
    {
        if (nombre == changements.Length)
            Array.Resize(ref changements, nombre * 2);
        changements[nombre++] = changement;
    }

    /// <summary>The changes noted since a point, to be made again.</summary>
    public Changement[] Since(int repere) => changements[repere..nombre];

    public void Undo(Etat etat, int jusque)
    {
        // Undoing notes changes too: they are written above those still to undo, and forgotten at the end.
        var reste = nombre;
        while (reste > jusque)
        {
            var c = changements[--reste];
            nombre = reste + 1;
            switch (c.Geste)
            {
                case Geste.Asseoir:
                    etat.Unseat(c.Objet);
                    break;
                case Geste.Lever:
                    etat.Seat(c.Objet, c.Personnes!);
                    break;
                case Geste.Placer:
                    etat.Remove(c.Objet);
                    break;
                case Geste.Retirer:
                    etat.Place(c.Objet, c.Poste, c.Debut);
                    break;
            }
        }

        nombre = jusque;
    }

    public static void Redo(Etat etat, ReadOnlySpan<Changement> changements)
    {
        foreach (var c in changements)
        {
            switch (c.Geste)
            {
                case Geste.Asseoir:
                    etat.Seat(c.Objet, c.Personnes!);
                    break;
                case Geste.Lever:
                    etat.Unseat(c.Objet);
                    break;
                case Geste.Placer:
                    etat.Place(c.Objet, c.Poste, c.Debut);
                    break;
                case Geste.Retirer:
                    etat.Remove(c.Objet);
                    break;
            }
        }
    }
}
