// A grid: keyboard, saving field by field, what the others enter, conflicts on the field. Without this file the form still saves as a whole.
'use strict';
const Grilles = (() => {
  const RYTHME = 1000, REPRISE = 2000, FRAPPE = 1200;
  const decimale = v => (v ?? '').trim().replace(',', '.');
  const milliemes = v => { const [e, d = ''] = decimale(v).split('.'); return /^\d+$/.test(e) ? Number(e) * 1000 + Number((d + '000').slice(0, 3)) : 0; };
  const enTexte = m => { const d = String(m % 1000).padStart(3, '0').replace(/0+$/, ''); return Math.floor(m / 1000) + (d ? ',' + d : ''); };

  // Between the page and the register.
  class CanalDuReseau {
    constructor(id, jeton) { this.adresse = `/api/v1/evaluation/${id}/entrees`; this.jeton = jeton; }
    async lire(depuis) {
      const r = await fetch(`${this.adresse}?depuis=${depuis}`, { headers: { Accept: 'application/json' } });
      if (!r.ok) throw new Error(r.status);
      return r.json();
    }
    async ecrire(saisies) {
      const r = await fetch(this.adresse, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Jeton': this.jeton }, body: JSON.stringify({ saisies }) });
      if (r.ok) return r.json();
      const probleme = await r.json().catch(() => ({}));
      if (r.status >= 500 || r.status === 429) throw new Error(r.status);
      return { tenues: {}, conflits: [], refusees: saisies.map(s => ({ cle: s.cle, message: probleme.detail ?? 'Refusé. Rechargez la page.' })), remarques: null };
    }
  }

  class Feuille {
    constructor(formulaire, canal, options = {}) {
      this.f = formulaire; this.canal = canal; this.options = options;
      this.rang = Number(formulaire.dataset.rang); this.acteur = formulaire.dataset.acteur;
      this.modifiable = formulaire.dataset.modifiable === 'oui';
      this.lues = new Map(); this.attente = new Map(); this.conflits = new Map(); this.envoi = null; this.envois = 0; this.vivante = true;
      for (const c of formulaire.querySelectorAll('input[type=hidden][name^="l:"]')) this.lues.set(c.name.slice(2), c.value);
      if (this.modifiable) {
        formulaire.addEventListener('change', e => this.change(e.target));
        formulaire.addEventListener('input', e => { if (e.target.matches('textarea, input:not([type=radio])')) { clearTimeout(this.frappe); this.frappe = setTimeout(() => this.change(e.target), FRAPPE); } });
        formulaire.addEventListener('keydown', e => this.touche(e));
        formulaire.addEventListener('submit', e => this.soumet(e));
        // Arrows move without choosing: a level passed over must not be recorded.
        addEventListener('online', this.auReseau = () => this.vide());
      }
      this.calcule();
    }
    ferme() { this.vivante = false; clearInterval(this.pouls); removeEventListener('online', this.auReseau); }
    partage() { this.pouls = setInterval(() => this.regarde(), RYTHME); }

    cleDe(champ) { return champ.name?.startsWith('v:') ? champ.name.slice(2) : null; }
    champs(cle) { return [...this.f.querySelectorAll(`[name="${CSS.escape('v:' + cle)}"]`)]; }
    valeur(cle) {
      const champs = this.champs(cle);
      return champs[0]?.type === 'radio' ? champs.find(c => c.checked)?.value ?? '' : champs[0]?.value ?? '';
    }
    pose(cle, valeur) {
      for (const c of this.champs(cle)) {
        if (c.type === 'radio') c.checked = c.value === (valeur ?? '');
        else c.value = c.inputMode === 'decimal' ? (valeur ?? '').replace('.', ',') : valeur ?? '';
      }
      this.calcule();
    }
    memorise(cle, valeur) {
      this.lues.set(cle, valeur ?? '');
      const cache = this.f.querySelector(`input[type=hidden][name="${CSS.escape('l:' + cle)}"]`);
      if (cache) cache.value = valeur ?? '';
    }
    // A field whose text on screen stands for the value known to the register.
    egale(cle, texte) { const lue = this.lues.get(cle) ?? ''; return texte === lue || (this.champs(cle)[0]?.inputMode === 'decimal' && decimale(texte) === decimale(lue)); }

    change(champ) {
      const cle = this.cleDe(champ);
      if (!cle || !this.modifiable) return;
      clearTimeout(this.frappe);
      const valeur = this.valeur(cle);
      if (this.egale(cle, valeur) && !this.attente.has(cle)) return;
      this.attente.set(cle, valeur);
      this.dit(cle, 'en attente…', 'attente'); this.calcule();
      this.vide();
    }
    // One sending at a time: what changes meanwhile leaves with the next.
    vide() {
      if (this.envoi) return this.envoi;
      return this.envoi = this.expedie().finally(() => { this.envoi = null; if (this.attente.size && this.vivante && !this.reprise) this.vide(); });
    }
    // Sends until nothing waits; false when something cannot leave now.
    async acheve() {
      do await this.vide(); while (this.attente.size && !this.reprise);
      return !this.attente.size;
    }
    async expedie() {
      clearTimeout(this.reprise); this.reprise = null;
      const lot = [...this.attente].filter(([cle]) => !this.conflits.has(cle));
      if (!lot.length) { this.reprise = this.attente.size ? 'conflit' : null; return; }
      let bilan;
      try { bilan = await this.canal.ecrire(lot.map(([cle, valeur]) => ({ cle, lue: this.lues.get(cle) || null, valeur: valeur || null }))); } catch {
        for (const [cle] of lot) this.dit(cle, 'en attente du réseau…', 'attente');
        this.general('Réseau absent : ce qui est saisi reste ici et partira dès son retour.');
        this.reprise = setTimeout(() => { this.reprise = null; this.vide(); }, REPRISE);
        return;
      }
      this.envois++;
      for (const [cle, envoyee] of lot) {
        const tenue = Object.hasOwn(bilan.tenues, cle), conflit = bilan.conflits.find(c => c.cle === cle), refus = bilan.refusees.find(r => r.cle === cle);
        if (tenue) this.memorise(cle, bilan.tenues[cle]);
        if (this.attente.get(cle) === envoyee) this.attente.delete(cle); else continue;
        if (tenue) this.dit(cle, this.options.local ? 'gardé sur ce poste' : 'enregistré', 'bien');
        else if (conflit) this.oppose(conflit);
        else if (refus) this.dit(cle, 'refusé : ' + refus.message, 'faute');
      }
      if (bilan.remarques) this.remarque(bilan.remarques);
      this.general(this.attente.size ? '' : this.options.local ? 'Tout est gardé sur ce poste.' : 'Tout est enregistré.');
    }
    async regarde() {
      if (document.hidden || this.coupe || this.regard) return;
      this.regard = true;
      try {
        const envois = this.envois, vu = await this.canal.lire(this.rang);
        // Read before a saving and told after it, an older value would take the place of the one just saved: the next look tells.
        if (envois !== this.envois) return;
        this.rang = vu.rang;
        for (const e of vu.entrees) this.recoit(e);
        if (vu.etat !== 'ouverte' && this.modifiable) location.reload();
      } catch { /* The next look will tell. */ } finally { this.regard = false; }
    }
    recoit(e) {
      const connue = this.lues.get(e.cle) ?? '';
      if ((e.valeur ?? '') === connue) return;
      // What is being typed here stays: the saving will say the conflict.
      if (this.attente.has(e.cle) || this.conflits.has(e.cle)) return;
      const champ = this.champs(e.cle)[0];
      if (champ && champ.type !== 'radio' && document.activeElement === champ && !this.egale(e.cle, champ.value)) return;
      this.memorise(e.cle, e.valeur); this.pose(e.cle, e.valeur);
      if (e.acteur !== this.acteur) this.dit(e.cle, `modifié par ${e.par} à ${e.heure}`, 'autre');
    }
    oppose(c) {
      this.conflits.set(c.cle, c);
      const suivi = this.dit(c.cle, c.message + ' ', 'faute');
      for (const [texte, garde] of [['Garder la mienne', true], [`Prendre celle de ${c.par}`, false]]) {
        const bouton = document.createElement('button');
        bouton.type = 'button'; bouton.className = 'discret'; bouton.textContent = texte;
        bouton.addEventListener('click', () => { this.tranche(c, garde); this.champs(c.cle).find(x => x.checked || x.type !== 'radio')?.focus(); });
        suivi?.append(bouton);
      }
    }
    tranche(c, garde) {
      this.conflits.delete(c.cle); this.memorise(c.cle, c.actuelle);
      this.options.resolu?.(c, garde);
      if (garde) { this.attente.set(c.cle, this.valeur(c.cle)); this.dit(c.cle, 'en attente…', 'attente'); this.reprise = null; this.vide(); }
      else { this.attente.delete(c.cle); this.pose(c.cle, c.actuelle); this.dit(c.cle, `valeur de ${c.par} gardée`, 'bien'); }
    }
    dit(cle, texte, sorte) {
      const suivi = this.f.querySelector(`[data-suivi="${CSS.escape(cle)}"]`);
      if (suivi) { suivi.textContent = texte; suivi.dataset.sorte = sorte; suivi.setAttribute('role', 'status'); }
      for (const c of this.champs(cle)) c.toggleAttribute('aria-invalid', sorte === 'faute');
      return suivi;
    }
    general(texte) { const g = this.f.querySelector('[data-etat-general]') ?? document.querySelector('[data-etat-general]'); if (g) g.textContent = texte; }
    remarque(textes) {
      const bloc = this.f.querySelector('[data-remarques]');
      bloc?.replaceChildren(...textes.map(t => { const p = document.createElement('p'); p.textContent = t; return p; }));
    }
    // Sums and the printed scale of penalties, for the eye only: the engine computes what counts.
    calcule() {
      for (const groupe of this.f.querySelectorAll('[data-groupe]')) {
        const total = groupe.querySelector('[data-total]');
        if (total) total.textContent = enTexte([...groupe.querySelectorAll('[data-points]')].reduce((t, c) => t + milliemes(c.value), 0));
      }
      for (const bloc of this.f.querySelectorAll('[data-paliers]')) {
        const n = bloc.querySelectorAll('[data-contrainte][value="non"]:checked').length;
        const palier = JSON.parse(bloc.dataset.paliers).filter(([seuil]) => n >= seuil).at(-1);
        const texte = palier ? `Pénalité proposée : moins ${pluriel(Number(palier[1].replace(',', '.')), 'point')} (${pluriel(n, 'contrainte non respectée', 'contraintes non respectées')}).` : 'Aucune contrainte cochée comme non respectée : pas de pénalité proposée.';
        const dit = bloc.querySelector('[data-proposee]');
        if (dit.textContent !== texte) dit.textContent = texte;
      }
    }
    async soumet(e) {
      // The form saves by itself; only the validation leaves the page, once all is in.
      if (!e.submitter?.formAction?.endsWith('/valider') || this.options.local) { e.preventDefault(); this.vide(); return; }
      if (this.attente.size) {
        e.preventDefault();
        if (await this.acheve()) this.f.requestSubmit(e.submitter);
      }
    }

    // Rows, in order: a row of levels, a constraint, a field.
    rangees() { return [...this.f.querySelectorAll('[data-cle]')]; }
    saisies(rangee) { return [...rangee.querySelectorAll('input[type=radio], input:not([type=hidden]):not([type=radio]), textarea')]; }
    touche(e) {
      const champ = e.target;
      if (!this.cleDe(champ) || e.altKey || e.metaKey || e.ctrlKey) return;
      const rangee = champ.closest('[data-cle]'), siens = this.saisies(rangee), rang = siens.indexOf(champ), radio = champ.type === 'radio';
      const va = c => { e.preventDefault(); c?.focus(); c?.closest('tr')?.scrollIntoView({ block: 'nearest' }); };
      const ligne = pas => {
        const toutes = this.rangees(), autre = toutes[toutes.indexOf(rangee) + pas];
        if (!autre) return null;
        const leurs = this.saisies(autre);
        return leurs[0].type !== 'radio' ? leurs[0] : radio && leurs.length === siens.length ? leurs[rang] : leurs.find(c => c.checked && c.value) ?? leurs[0];
      };
      if (radio) {
        if (e.key === 'ArrowRight') return va(siens[Math.min(rang + 1, siens.length - 1)]);
        if (e.key === 'ArrowLeft') return va(siens[Math.max(rang - 1, 0)]);
        if (e.key === 'ArrowDown') return va(ligne(1) ?? champ);
        if (e.key === 'ArrowUp') return va(ligne(-1) ?? champ);
        if (e.key === 'Enter') { this.coche(champ); return va(ligne(1) ?? champ); }
        if (/^[1-9]$/.test(e.key) && siens[e.key - 1]?.value) { this.coche(siens[e.key - 1]); siens[e.key - 1].focus(); return va(ligne(1) ?? siens[e.key - 1]); }
        if (e.key === 'Delete' || e.key === 'Backspace') { const vide = siens.find(c => c.value === ''); if (vide) { this.coche(vide); va(vide); } else e.preventDefault(); }
        return;
      }
      if (champ.tagName === 'TEXTAREA') return;
      if (e.key === 'Enter' || e.key === 'ArrowDown') { this.change(champ); return va(ligne(1) ?? champ); }
      if (e.key === 'ArrowUp') { this.change(champ); return va(ligne(-1) ?? champ); }
    }
    coche(champ) { if (champ.checked) return; champ.checked = true; champ.dispatchEvent(new Event('change', { bubbles: true })); }
  }

  // The remaining time of the part under way.
  function minuter() {
    const minutes = s => `${s < 0 ? '−' : ''}${Math.floor(Math.abs(s) / 60)}:${String(Math.abs(s) % 60).padStart(2, '0')}`;
    const depart = performance.now();
    for (const m of document.querySelectorAll('[data-minuteur]')) {
      const d = m.dataset, reste = m.querySelector('[data-reste]'), etapes = JSON.parse(d.etapes || '[]'), debut = Date.parse(d.maintenant);
      const bat = () => {
        const maintenant = debut + performance.now() - depart;
        if (d.etat === 'en-preparation' && d.preparation) reste.textContent = `Préparation : ${minutes(Number(d.preparation) - Math.floor((maintenant - Date.parse(d.preparationLe)) / 1000))}`;
        else if (d.etat === 'en-cours') {
          let ecoule = Math.floor((maintenant - Date.parse(d.commenceLe)) / 1000), i = 0;
          while (i < etapes.length - 1 && etapes[i].s && ecoule >= etapes[i].s) ecoule -= etapes[i++].s;
          if (etapes[i]?.s) reste.textContent = `${etapes.length > 1 ? `Partie ${i + 1} sur ${etapes.length} : ` : ''}${minutes(etapes[i].s - ecoule)}`;
        }
      };
      if (d.etat === 'en-cours' || d.etat === 'en-preparation') { bat(); setInterval(bat, 1000); }
    }
  }

  // Ctrl and an arrow: to another candidate, unless they still move by a word within a long text.
  const pasDeCandidat = e => {
    if (!e.ctrlKey || e.altKey || e.shiftKey || e.metaKey || (e.key !== 'ArrowRight' && e.key !== 'ArrowLeft')) return 0;
    const pas = e.key === 'ArrowRight' ? 1 : -1, texte = e.target.closest?.('textarea');
    return texte && texte.selectionEnd !== (pas > 0 ? texte.value.length : 0) ? 0 : pas;
  };

  minuter();
  addEventListener('keydown', e => {
    const lien = document.querySelector({ 1: '[data-suivant]', '-1': '[data-precedent]' }[pasDeCandidat(e)] ?? 'none');
    if (lien) { e.preventDefault(); document.activeElement?.blur(); lien.click(); }
  });
  const formulaire = document.querySelector('main form[data-grille]');
  if (formulaire && !document.body.hasAttribute('data-hors-ligne')) {
    const feuille = new Feuille(formulaire, new CanalDuReseau(formulaire.dataset.grille, formulaire.querySelector('[name="_jeton"]')?.value));
    feuille.partage();
    addEventListener('beforeunload', e => { if (feuille.attente.size) e.preventDefault(); });
    // Leaving for the next candidate waits for what is on its way.
    for (const lien of document.querySelectorAll('[data-suivant], [data-precedent]')) lien.addEventListener('click', async e => {
      document.activeElement?.blur();
      if (!feuille.attente.size) return;
      e.preventDefault();
      if (await feuille.acheve()) location.href = lien.href;
    });
    if (feuille.modifiable && !document.querySelector('.fautes')) feuille.saisies(feuille.rangees()[0])[0]?.focus({ preventScroll: true });
  }
  return { Feuille, CanalDuReseau, pasDeCandidat };
})();
