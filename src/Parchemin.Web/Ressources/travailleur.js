// Keeps the empty offline page and what it looks like: nothing of anybody is ever kept here.
'use strict';
const COQUILLE = ['/hors-ligne', /*ADRESSES*/];
const NOM = 'coquille-' + COQUILLE.map(a => a.split('v=')[1] ?? '').join('');
addEventListener('install', e => e.waitUntil((async () => {
  const cache = await caches.open(NOM);
  await Promise.all(COQUILLE.map(async a => cache.put(a, await fetch(a, { credentials: 'omit', cache: 'no-cache' }))));
  await skipWaiting();
})()));
addEventListener('activate', e => e.waitUntil((async () => {
  for (const nom of await caches.keys()) if (nom !== NOM) await caches.delete(nom);
  await clients.claim();
})()));
addEventListener('fetch', e => {
  const url = new URL(e.request.url), adresse = url.pathname + url.search;
  if (e.request.method === 'GET' && url.origin === location.origin && COQUILLE.includes(adresse)) e.respondWith(caches.open(NOM).then(c => c.match(adresse)).then(r => r ?? fetch(e.request)));
});
