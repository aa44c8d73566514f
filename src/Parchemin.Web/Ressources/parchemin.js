// Comfort only: every page works without this file.
'use strict';
document.addEventListener('keydown', e => {
  const saisie = e.target.closest('input, textarea, select');
  if (e.key === '/' && !saisie && !e.ctrlKey && !e.metaKey) {
    const champ = document.querySelector('[data-recherche]');
    if (champ) { e.preventDefault(); champ.focus(); champ.select(); }
  } else if (e.key === 'Escape' && saisie) saisie.blur();
});

// « Tout cocher » of a list.
for (const tous of document.querySelectorAll('[data-tous]')) {
  tous.addEventListener('change', () => {
    for (const case_ of document.querySelectorAll(`[name="${tous.dataset.tous}"]`)) case_.checked = tous.checked;
  });
}

// What lasts says so, and is not sent twice.
for (const formulaire of document.querySelectorAll('form[data-attente]')) {
  formulaire.addEventListener('submit', () => {
    const bloc = document.createElement('div'); bloc.className = 'champ large'; bloc.setAttribute('role', 'status');
    const mots = document.createElement('p'); mots.textContent = formulaire.dataset.attente;
    const barre = document.createElement('progress'); barre.setAttribute('aria-label', formulaire.dataset.attente);
    bloc.append(mots, barre); formulaire.append(bloc);
    for (const bouton of formulaire.querySelectorAll('button')) setTimeout(() => { bouton.disabled = true; });
  });
}
addEventListener('pageshow', e => {
  if (e.persisted) for (const bouton of document.querySelectorAll('form[data-attente] button')) bouton.disabled = false;
});

// A form that was changed is not left by mistake.
let change = false;
for (const formulaire of document.querySelectorAll('form[data-garde]')) {
  formulaire.addEventListener('input', () => { change = true; });
  formulaire.addEventListener('submit', () => { change = false; });
}
addEventListener('beforeunload', e => { if (change) e.preventDefault(); });

// Autosave, field by field, where the form offers it.
for (const formulaire of document.querySelectorAll('form[data-enregistre]')) {
  const etat = formulaire.querySelector('[data-etat]');
  formulaire.addEventListener('change', async e => {
    const champ = e.target;
    if (!champ.name || champ.name.startsWith('_')) return;
    const version = formulaire.querySelector('[name="_version"]');
    const corps = {}; corps[champ.name] = champ.type === 'checkbox' ? (champ.checked ? 'oui' : 'non') : champ.value;
    etat.textContent = 'Enregistrement…';
    const reponse = await fetch(formulaire.dataset.enregistre, {
      method: 'PATCH', headers: { 'Content-Type': 'application/json', 'If-Match': `"${version.value}"`, 'X-Jeton': formulaire.querySelector('[name="_jeton"]').value },
      body: JSON.stringify(corps)
    }).catch(() => null);
    const bloc = champ.closest('.champ');
    bloc?.querySelector('.faute')?.remove();
    champ.removeAttribute('aria-invalid');
    if (reponse?.ok) {
      version.value = reponse.headers.get('ETag').replaceAll('"', ''); etat.textContent = 'Enregistré'; change = false;
      return;
    }
    const probleme = reponse ? await reponse.json().catch(() => ({})) : { detail: 'Le réseau ne répond pas ; la valeur reste ici, enregistrez plus tard.' };
    etat.textContent = 'Non enregistré';
    const faute = document.createElement('p'); faute.className = 'faute'; faute.id = champ.id + '-faute';
    faute.textContent = probleme.fautes?.[0]?.message ?? probleme.detail ?? 'Refusé.';
    champ.setAttribute('aria-invalid', 'true'); champ.setAttribute('aria-describedby', faute.id); bloc?.append(faute);
  });
}

// Passkeys.
const b64 = t => Uint8Array.from(atob(t.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
for (const bouton of document.querySelectorAll('[data-cle][data-options]')) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  bouton.hidden = false;
  bouton.addEventListener('click', async () => {
    const entetes = { 'X-Jeton': document.querySelector('[name="_jeton"]').value };
    const creer = bouton.dataset.cle === 'creer';
    const options = await (await fetch(bouton.dataset.options, { method: 'POST', headers: entetes })).json();
    try {
      const cle = creer
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      const reponse = await fetch(bouton.dataset.adresse, { method: 'POST', headers: { ...entetes, 'Content-Type': 'application/json' }, body: JSON.stringify(cle) });
      if (reponse.ok) location = bouton.dataset.suite; else bouton.insertAdjacentText('afterend', ' La clé est refusée.');
    } catch { bouton.insertAdjacentText('afterend', ' Rien n’a été fait.'); }
  });
}
