using Microsoft.Playwright;

namespace Parchemin.Web.Tests;

/// <summary>What is wider than the page, so that one would have to scroll sideways.</summary>
internal static class Debordement
{
    /// <summary>The first elements that go beyond the right edge, or an empty text.</summary>
    /// <remarks>A telephone widens its window to what overflows, so <c>innerWidth</c> would never tell.</remarks>
    public static Task<string> OfAsync(IPage page) => page.EvaluateAsync<string>("""
        () => {
          const largeur = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= largeur) return '';
          const defile = e => e && (getComputedStyle(e).overflowX !== 'visible' || (getComputedStyle(e).position !== 'absolute' && defile(e.parentElement)));
          const larges = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > largeur + 0.5
            && !(getComputedStyle(e).position !== 'absolute' && defile(e.parentElement)));
          return larges.slice(0, 6).map(e => `${e.tagName.toLowerCase()}.${e.className} « ${e.textContent.trim().slice(0, 30)} » ${Math.round(e.getBoundingClientRect().right)}/${largeur}`).join(' ; ') || 'la page';
        }
        """);
}
