using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Keeps the keys that protect cookies and links in the register's store, so that all its nodes share them.</summary>
internal sealed class ClesPartagees(IStore store) : IXmlRepository
{
    private const string Espace = "cles-web";

    public IReadOnlyCollection<XElement> GetAllElements()
        => [.. store.Cles.ListAsync(Espace).AsTask().GetAwaiter().GetResult().Select(c => XElement.Parse(c.Valeur))];

    public void StoreElement(XElement element, string friendlyName)
        => store.Cles.PutAsync(Espace, friendlyName, element.ToString(SaveOptions.DisableFormatting), DateTimeOffset.UtcNow.AddYears(10)).GetAwaiter().GetResult();
}
