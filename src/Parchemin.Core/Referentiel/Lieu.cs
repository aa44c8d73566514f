namespace Parchemin.Core;

/// <summary>Where an item is written in the data: file, line and column from 1. The default value means nowhere.</summary>
public readonly record struct Lieu(string Fichier, int Ligne, int Colonne)
{
    public override string ToString() => Fichier is null ? "" : $"{Fichier}:{Ligne}:{Colonne}";
}
