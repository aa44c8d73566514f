using System.Data.Common;

namespace Parchemin.Storage;

/// <summary>A connection lent within its own transaction: whoever disposes of it does not close it.</summary>
internal sealed class LiaisonEmpruntee(Liaison liaison) : Liaison
{
    public override DbConnection Connexion => liaison.Connexion;

    public override Task ExecuteAsync(IReadOnlyList<Commande> commandes, CancellationToken annulation) => liaison.ExecuteAsync(commandes, annulation);

    public override DbCommand Prepare(Commande commande) => liaison.Prepare(commande);

    public override Task CommitAsync(CancellationToken annulation) => throw new NotSupportedException();

    public override Task RollbackAsync() => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
