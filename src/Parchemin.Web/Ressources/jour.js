// What lives (the board of the day, a computation) asks again every few seconds and shows what changed, wherever the keyboard stands; once it lives
// no more, the page is shown anew. Without this file it is reloaded by hand.
'use strict';
{
  const rythme = Number(document.querySelector('[data-vivant]')?.dataset.rythme) || 5000;
  const regarde = async () => {
    if (!document.hidden) {
      try {
        const reponse = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (reponse.ok) {
          const neuf = new DOMParser().parseFromString(await reponse.text(), 'text/html').querySelector('[data-vivant]');
          const vieux = document.querySelector('[data-vivant]');
          if (!neuf) { location.reload(); return; }
          if (vieux && neuf.innerHTML !== vieux.innerHTML) {
            const lien = vieux.contains(document.activeElement) && document.activeElement.getAttribute('href');
            vieux.innerHTML = neuf.innerHTML;
            if (lien) vieux.querySelector(`[href="${CSS.escape(lien)}"]`)?.focus();
          }
        }
      } catch { /* The network drops: the board keeps what it knew, and asks again. */ }
    }
    setTimeout(regarde, rythme);
  };
  setTimeout(regarde, rythme);
}
