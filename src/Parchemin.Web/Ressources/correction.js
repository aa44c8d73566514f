// The entry column: keyboard, autosave per cell, total, undo. Without this file the form is sent whole.
'use strict';
for (const formulaire of document.querySelectorAll('[data-colonne]')) {
  const cellules = [...formulaire.querySelectorAll('[data-copie]')];
  const etat = formulaire.querySelector('[data-etat]'), defaire = formulaire.querySelector('[data-defaire]');
  const jeton = formulaire.querySelector('[name="_jeton"]').value;
  const faites = [], enRoute = new Map();
  // Another column than that of scripts says where its cells go, and names them by candidate and key.
  const adresse = formulaire.dataset.envoi ?? '/api/v1/correction/notes';
  const nommer = c => c.dataset.cle ? { inscription: c.dataset.inscription, cle: c.dataset.cle } : { copie: c.dataset.copie };
  const normale = texte => texte.trim().replace('.', ',').toUpperCase();
  const change = c => normale(c.value) !== normale(c.dataset.lue);
  const voisine = (cellule, pas) => {
    const colonne = cellules.filter(c => c.dataset.rang === cellule.dataset.rang);
    return colonne[colonne.indexOf(cellule) + pas];
  };

  function totaliser(ligne) {
    const total = ligne.querySelector('[data-total]');
    if (!total) return;
    // In hundredths: no mark has more, and whole numbers add up exactly.
    let somme = 0;
    for (const c of ligne.querySelectorAll('[data-copie]')) {
      const dit = normale(c.value), nombre = /^(\d+)(?:,(\d{1,2}))?$/.exec(dit);
      if (dit === 'BL') continue;
      if (!nombre) { total.textContent = ''; return; }
      somme += Number(nombre[1]) * 100 + Number((nombre[2] ?? '').padEnd(2, '0'));
    }
    total.textContent = (somme / 100).toFixed(2).replace(/\.?0+$/, '').replace('.', ',');
  }

  function montrer(cellule, faute) {
    const place = cellule.closest('td');
    place.querySelector('.faute')?.remove();
    cellule.removeAttribute('aria-invalid'); cellule.removeAttribute('aria-describedby');
    place.querySelector('[data-fait]').textContent = faute ? '!' : change(cellule) ? '…' : cellule.value.trim() ? '✓' : '';
    if (faute) {
      const mots = document.createElement('p'); mots.className = 'faute'; mots.id = 'f-' + cellule.dataset.copie; mots.textContent = faute;
      place.append(mots); cellule.setAttribute('aria-invalid', 'true'); cellule.setAttribute('aria-describedby', mots.id);
    }
    const notees = cellules.filter(c => c.dataset.lue.trim()).length;
    formulaire.querySelector('[data-compte]').textContent = notees; formulaire.querySelector('[data-barre]').value = notees;
    defaire.hidden = faites.length === 0;
  }

  async function enregistrer(cellule, retour) {
    if (!change(cellule)) { montrer(cellule); return; }
    // One sending at a time for a cell: the next one then reads what the first wrote.
    if (enRoute.has(cellule)) { await enRoute.get(cellule); return enregistrer(cellule, retour); }
    const valeur = cellule.value, lue = cellule.dataset.lue;
    // In the order of the entries: answers may come in another one.
    const saisie = { cellule, avant: lue };
    const oublier = () => { const rang = faites.indexOf(saisie); if (rang >= 0) faites.splice(rang, 1); };
    if (!retour) faites.push(saisie);
    const envoi = (async () => {
      etat.textContent = 'Enregistrement…';
      const reponse = await fetch(adresse, {
        method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Jeton': jeton },
        body: JSON.stringify({ cellules: [{ ...nommer(cellule), lue, valeur }] })
      }).catch(() => null);
      if (!reponse) { oublier(); etat.textContent = 'Le réseau ne répond pas : la note reste ici et partira dès son retour.'; montrer(cellule); return; }
      const corps = await reponse.json().catch(() => ({}));
      const sort = corps.cellules?.[0] ?? { code: 'REFUS', message: corps.detail ?? 'Refusé.' };
      if (sort.code) {
        oublier();
        // After a conflict, the same entry sent again is a choice made knowingly.
        if (sort.code === 'CONFLIT') cellule.dataset.lue = sort.valeur ?? '';
        etat.textContent = 'Non enregistré : ' + sort.message; montrer(cellule, sort.message);
        return;
      }
      cellule.dataset.lue = sort.valeur ?? '';
      if (cellule.value === valeur) cellule.value = sort.valeur ?? '';
      const cachee = formulaire.querySelector(`[name="lue-${cellule.dataset.copie}"], [name="l:${cellule.dataset.copie}"]`);
      if (cachee) cachee.value = cellule.dataset.lue;
      etat.textContent = retour ? 'Saisie annulée' : 'Enregistré';
      montrer(cellule); totaliser(cellule.closest('tr'));
    })();
    enRoute.set(cellule, envoi);
    await envoi;
    enRoute.delete(cellule);
  }

  for (const cellule of cellules) {
    cellule.addEventListener('input', () => { totaliser(cellule.closest('tr')); montrer(cellule); });
    cellule.addEventListener('focus', () => cellule.select());
    cellule.addEventListener('change', () => enregistrer(cellule));
    cellule.addEventListener('keydown', e => {
      const pas = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (!pas || e.isComposing) return;
      e.preventDefault();
      const suite = voisine(cellule, e.shiftKey && e.key === 'Enter' ? -1 : pas);
      if (cellule.hasAttribute('aria-invalid') || !suite) enregistrer(cellule);
      if (suite) suite.focus(); else if (e.key === 'Enter') formulaire.querySelector('.actions button').focus();
    });
    montrer(cellule, cellule.closest('td').querySelector('.faute')?.textContent);
  }
  defaire.addEventListener('click', () => {
    const derniere = faites.pop();
    if (!derniere) return;
    derniere.cellule.value = derniere.avant; derniere.cellule.focus();
    totaliser(derniere.cellule.closest('tr')); enregistrer(derniere.cellule, true);
  });
  addEventListener('online', () => { for (const c of cellules.filter(change)) enregistrer(c); });
  let envoye = false;
  formulaire.addEventListener('submit', () => { envoye = true; });
  addEventListener('beforeunload', e => { if (!envoye && cellules.some(change)) e.preventDefault(); });
}
