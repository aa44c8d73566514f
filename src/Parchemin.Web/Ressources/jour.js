// The board of the day asks again every few seconds and shows what changed; without this file the page is reloaded by hand.
'use strict';
{
  const RYTHME = 5000;
  const regarde = async () => {
    if (!document.hidden) {
      try {
        const reponse = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (reponse.ok) {
          const neuf = new DOMParser().parseFromString(await reponse.text(), 'text/html').querySelector('[data-vivant]');
          const vieux = document.querySelector('[data-vivant]');
          if (neuf && vieux && neuf.innerHTML !== vieux.innerHTML && !vieux.contains(document.activeElement)) vieux.innerHTML = neuf.innerHTML;
        }
      } catch { /* The network drops: the board keeps what it knew, and asks again. */ }
    }
    setTimeout(regarde, RYTHME);
  };
  setTimeout(regarde, RYTHME);
}
