// The day of a commission on this machine: encrypted, filled without the network, then synchronised field by field and erased.
'use strict';
(() => {
  const TOURS = 600000;
  const texte = new TextEncoder(), lettres = new TextDecoder();
  const promesse = r => new Promise((bien, mal) => { r.onsuccess = () => bien(r.result); r.onerror = () => mal(r.error); });

  // Two stores: « coffres », one per commission (salt, and its sheets' list, encrypted), « feuilles », one per sheet, encrypted. Identifiers alone are in clear.
  let base = null;
  const ouvrir = async () => base ??= await new Promise((bien, mal) => {
    const r = indexedDB.open('parchemin', 1);
    r.onupgradeneeded = () => { r.result.createObjectStore('coffres', { keyPath: 'id' }); r.result.createObjectStore('feuilles', { keyPath: 'id' }).createIndex('coffre', 'coffre'); };
    r.onsuccess = () => bien(r.result); r.onerror = () => mal(r.error);
  });
  const magasin = async (nom, mode = 'readonly') => (await ouvrir()).transaction(nom, mode).objectStore(nom);
  const tous = async nom => promesse((await magasin(nom)).getAll());
  const ranger = async (nom, o) => promesse((await magasin(nom, 'readwrite')).put(o));
  const oter = async (nom, id) => promesse((await magasin(nom, 'readwrite')).delete(id));

  const cleDe = async (phrase, sel) => crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: sel, iterations: TOURS },
    await crypto.subtle.importKey('raw', texte.encode(phrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']), { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // What a record is for is sealed with it: one cannot be put in the place of another.
  const chiffrer = async (cle, id, valeur) => { const iv = crypto.getRandomValues(new Uint8Array(12)); return { iv, donnees: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: texte.encode(id) }, cle, texte.encode(JSON.stringify(valeur))) }; };
  const dechiffrer = async (cle, o) => JSON.parse(lettres.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: o.iv, additionalData: texte.encode(o.id) }, cle, o.donnees)));

  const effacer = async coffre => {
    for (const f of await tous('feuilles')) if (f.coffre === coffre) await oter('feuilles', f.id);
    await oter('coffres', coffre);
  };

  // Preparing the day, connected.
  const preparer = document.querySelector('[data-preparer]');
  preparer?.addEventListener('submit', async e => {
    e.preventDefault();
    const commission = preparer.dataset.preparer, dit = preparer.querySelector('[data-etat-general]'), phrase = preparer.querySelector('#phrase'), bouton = preparer.querySelector('button');
    bouton.disabled = true; dit.textContent = 'Copie en cours…';
    try {
      const coffres = await tous('coffres');
      if (coffres.some(c => c.id === commission) && (await tous('feuilles')).some(f => f.coffre === commission && f.changee)) {
        dit.textContent = 'Ce poste porte encore des saisies de cette commission : ouvrez la page hors ligne et synchronisez-les d’abord.';
        return;
      }
      const ouvre = await fetch(`/api/v1/commission/${commission}/ouvrir`, { method: 'POST', headers: { 'X-Jeton': preparer.querySelector('[name="_jeton"]').value } });
      if (!ouvre.ok) throw new Error((await ouvre.json().catch(() => ({}))).detail);
      const reponse = await fetch(`/commission/${commission}/hors-ligne/journee`);
      if (!reponse.ok) throw new Error();
      const jour = await reponse.json();
      await effacer(commission);
      const sel = crypto.getRandomValues(new Uint8Array(16)), cle = await cleDe(phrase.value, sel);
      for (const f of jour.feuilles) await ranger('feuilles', { id: f.id, coffre: commission, changee: false, ...await chiffrer(cle, f.id, { ...f, locales: {} }) });
      await ranger('coffres', { id: commission, sel, ...await chiffrer(cle, commission, { libelle: jour.libelle, acteur: jour.acteur, ordre: jour.feuilles.map(f => ({ id: f.id, candidat: f.candidat, feuille: f.feuille })) }) });
      await navigator.serviceWorker.register('/hors-ligne/travailleur.js', { scope: '/hors-ligne' });
      await new Promise(bien => { const attend = async () => (await navigator.serviceWorker.getRegistration('/hors-ligne'))?.active ? bien() : setTimeout(attend, 100); attend(); });
      await navigator.storage?.persist?.();
      phrase.value = '';
      dit.textContent = `${pluriel(jour.feuilles.length, 'grille chiffrée')} sur ce poste. Le réseau peut être coupé.`;
    } catch (erreur) { dit.textContent = `La copie n’a pas abouti. ${erreur?.message || 'Vérifiez le réseau et recommencez.'}`; } finally { bouton.disabled = false; }
  });

  if (!document.body.hasAttribute('data-hors-ligne')) return;
  const $ = s => document.querySelector(s);
  const reseau = () => { $('[data-reseau]').textContent = navigator.onLine ? 'Réseau présent' : 'Hors ligne'; };
  addEventListener('online', () => { reseau(); synchroniser(); }); addEventListener('offline', reseau); reseau();

  let coffre = null, cle = null, jour = null, ouverte = null, feuilles = new Map();
  // One writing after another: none may come back after the copy is erased.
  let file = Promise.resolve();
  const garder = f => file = file.catch(() => {}).then(async () => ranger('feuilles', { id: f.id, coffre: coffre.id, changee: Object.keys(f.locales).length > 0, ...await chiffrer(cle, f.id, f) }));

  // Holds the place of the register: every field is kept at once, with what was read when the day was copied.
  class CanalDuPoste {
    constructor(feuille) { this.feuille = feuille; }
    async ecrire(saisies) {
      const tenues = {};
      for (const s of saisies) { this.feuille.locales[s.cle] = s.valeur; tenues[s.cle] = s.valeur; }
      await garder(this.feuille); compter();
      return { tenues, conflits: [], refusees: [], remarques: null };
    }
  }

  $('[data-ouvrir]').addEventListener('submit', async e => {
    e.preventDefault();
    const dit = $('[data-etat-ouverture]'), phrase = $('#phrase');
    dit.textContent = 'Ouverture…';
    for (const c of await tous('coffres')) {
      try {
        const essai = await cleDe(phrase.value, c.sel);
        jour = await dechiffrer(essai, c); coffre = c; cle = essai;
        break;
      } catch { /* Another commission's, or not the phrase. */ }
    }
    if (!coffre) { dit.textContent = (await tous('coffres')).length ? 'Cette phrase n’ouvre aucune journée de ce poste.' : 'Ce poste ne porte aucune journée.'; return; }
    phrase.value = ''; dit.textContent = '';
    feuilles = new Map();
    for (const f of await tous('feuilles')) if (f.coffre === coffre.id) feuilles.set(f.id, await dechiffrer(cle, f));
    $('[data-ouvrir]').hidden = true; $('[data-journee]').hidden = false; $('#titre-journee').textContent = jour.libelle;
    lister(); afficher(jour.ordre[0]?.id);
  });

  const compter = () => {
    for (const bouton of document.querySelectorAll('[data-feuille-id]')) {
      const n = Object.keys(feuilles.get(bouton.dataset.feuilleId)?.locales ?? {}).length;
      bouton.querySelector('[data-nombre]').textContent = n ? ` · ${n} à synchroniser` : '';
    }
  };
  const lister = () => {
    $('[data-liste]').replaceChildren(...jour.ordre.map(o => {
      const b = document.createElement('button');
      b.type = 'button'; b.className = 'second'; b.dataset.feuilleId = o.id; b.textContent = `${o.candidat} — ${o.feuille}`;
      const n = document.createElement('span'); n.dataset.nombre = ''; b.append(n);
      b.addEventListener('click', () => afficher(o.id));
      return b;
    }));
    compter();
  };
  const afficher = id => {
    ouverte?.ferme();
    const f = feuilles.get(id);
    if (!f) return;
    for (const b of document.querySelectorAll('[data-feuille-id]')) b.toggleAttribute('aria-current', b.dataset.feuilleId === id);
    $('[data-titre-grille]').textContent = `${f.candidat} — ${f.feuille}${f.fiche ? `, fiche no ${f.fiche}` : ''}`;
    // The fragment comes from the product itself, encoded there; it holds no script.
    $('[data-feuille]').innerHTML = f.html;
    const form = $('[data-feuille] form');
    form.dataset.modifiable = 'oui';
    for (const c of form.querySelectorAll('[readonly], [disabled]')) { c.readOnly = false; c.disabled = false; }
    ouverte = new Grilles.Feuille(form, new CanalDuPoste(f), { local: true });
    for (const [c, v] of Object.entries({ ...f.valeurs, ...f.locales })) { ouverte.memorise(c, v); ouverte.pose(c, v); }
    ouverte.saisies(ouverte.rangees()[0])[0]?.focus({ preventScroll: true });
  };
  addEventListener('keydown', e => {
    const pas = jour ? Grilles.pasDeCandidat(e) : 0;
    if (!pas) return;
    const rang = jour.ordre.findIndex(o => o.id === ouverte?.f.dataset.grille), autre = jour.ordre[rang + pas];
    if (autre) { e.preventDefault(); document.activeElement?.blur(); afficher(autre.id); }
  });

  // Each field goes through the same use case as when connected: written, or a conflict that a person settles. Nothing is erased before.
  let enCours = null;
  const synchroniser = () => coffre && !enCours ? enCours = faire().finally(() => { enCours = null; }) : enCours;
  const faire = async () => {
    const dit = $('[data-etat-general]');
    await ouverte?.vide();
    let jeton;
    try {
      const r = await fetch('/hors-ligne/jeton', { headers: { Accept: 'application/json' }, redirect: 'error' });
      if (!r.ok) throw new Error();
      jeton = (await r.json()).jeton;
    } catch {
      dit.textContent = navigator.onLine ? 'Le service ne vous reconnaît plus : connectez-vous dans un autre onglet, puis synchronisez.' : 'Le réseau est coupé : rien n’est perdu, synchronisez plus tard.';
      return;
    }
    dit.textContent = 'Synchronisation…';
    let [ecrites, opposes] = [0, 0];
    $('[data-conflits]').replaceChildren();
    for (const f of jour.ordre.map(o => feuilles.get(o.id)).filter(Boolean)) {
      const saisies = Object.entries(f.locales).map(([c, valeur]) => ({ cle: c, lue: f.valeurs[c] ?? null, valeur }));
      if (!saisies.length) continue;
      let bilan;
      try { bilan = await new Grilles.CanalDuReseau(f.id, jeton).ecrire(saisies); } catch { dit.textContent = 'Le réseau s’est coupé pendant la synchronisation : rien n’est perdu, elle reprendra.'; return; }
      for (const [c, valeur] of Object.entries(bilan.tenues)) if (c in f.locales) { f.valeurs[c] = valeur; delete f.locales[c]; ecrites++; }
      await garder(f);
      for (const c of [...bilan.conflits, ...bilan.refusees]) { opposes++; exposer(f, c); }
    }
    compter();
    if (opposes) { dit.textContent = `${pluriel(ecrites, 'champ enregistré')} au service, ${opposes} à trancher.`; return; }
    await file;
    await effacer(coffre.id);
    ouverte?.ferme(); ouverte = null; feuilles = new Map(); coffre = cle = null;
    $('[data-feuille]').replaceChildren(); $('[data-liste]').replaceChildren(); $('[data-titre-grille]').textContent = '';
    $('[data-synchroniser]').hidden = true;
    dit.textContent = `${pluriel(ecrites, 'champ enregistré')} au service. Tout est synchronisé : la copie de ce poste est effacée.`;
  };
  $('[data-synchroniser]').addEventListener('click', synchroniser);

  const exposer = (f, c) => {
    const bloc = document.createElement('div'); bloc.className = 'conflit'; bloc.setAttribute('role', 'alert');
    const p = document.createElement('p'); p.textContent = `${f.candidat}, ${f.champs[c.cle] ?? c.cle} : ${c.message}`;
    bloc.append(p);
    const bouton = (libelle, action) => {
      const b = document.createElement('button');
      b.type = 'button'; b.className = 'second'; b.textContent = libelle;
      b.addEventListener('click', async () => { action(); bloc.remove(); await garder(f); compter(); if (ouverte?.f.dataset.grille === f.id) afficher(f.id); if (!document.querySelector('.conflit')) synchroniser(); });
      bloc.append(b, ' ');
    };
    if ('par' in c) {
      bouton('Garder la mienne', () => { f.valeurs[c.cle] = c.actuelle; });
      bouton(`Prendre celle de ${c.par}`, () => { f.valeurs[c.cle] = c.actuelle; delete f.locales[c.cle]; });
    } else bouton('Abandonner cette valeur', () => { delete f.locales[c.cle]; });
    $('[data-conflits]').append(bloc);
  };
})();
