// A fiche of the dossier: every key typed is kept on this device until the register has it, then saved field by field; a clash shows on its
// field with both texts. Without this file the form still saves as a whole.
'use strict';
(() => {
  const FRAPPE = 1200, REPRISE = 3000;

  // What was pasted from a word processor, brought down to the signs of the long texts: **gras**, *italique*, lists.
  const convertir = html => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const blocs = [];
    let ligne = '';
    const clore = () => { const t = ligne.replace(/[ \t\u00a0]+/g, ' ').trim(); if (t) blocs.push(t); ligne = ''; };
    const style = e => (e.getAttribute('style') ?? '').toLowerCase();
    const gras = e => /^(b|strong)$/i.test(e.tagName) && !/font-weight:\s*(normal|400)/.test(style(e)) || /font-weight:\s*(bold|[6-9]00)/.test(style(e));
    const penche = e => /^(i|em)$/i.test(e.tagName) && !/font-style:\s*normal/.test(style(e)) || /font-style:\s*italic/.test(style(e));
    const dire = (texte, b, i) => {
      const signe = (b ? '**' : '') + (i ? '*' : '');
      const m = signe ? texte.match(/^(\s*)([\s\S]*?)(\s*)$/) : null;
      ligne += m && m[2] ? m[1] + signe + m[2] + signe + m[3] : texte;
    };
    const lire = (noeud, b, i, liste) => {
      for (const n of noeud.childNodes) {
        if (n.nodeType === Node.TEXT_NODE) { dire(n.data.replace(/\s+/g, ' '), b, i); continue; }
        if (n.nodeType !== Node.ELEMENT_NODE) continue;
        const nom = n.tagName.toLowerCase(), s = style(n);
        // A page may carry what is not text; a word processor draws its own bullets.
        if (/^(script|style|head|meta|title|iframe|object|embed|svg|math|noscript|template|link|xml)$/.test(nom) || /mso-list:\s*ignore/.test(s)) continue;
        if (nom === 'br') { clore(); continue; }
        if (nom === 'ul' || nom === 'ol') { clore(); lire(n, b, i, { numerotee: nom === 'ol', rang: 0 }); clore(); blocs.push(''); continue; }
        const bloc = /^(p|div|h[1-6]|li|tr|table|section|article|blockquote|pre|address|header|footer)$/.test(nom);
        if (bloc) clore();
        if (nom === 'li' && liste) ligne = liste.numerotee ? `${++liste.rang}. ` : '- ';
        else if (/mso-list:\s*l\d/.test(s)) ligne = '- ';
        if (nom === 'td' || nom === 'th') { if (ligne.trim()) ligne += ' ; '; }
        lire(n, b || gras(n) || /^h[1-6]$/.test(nom), i || penche(n), liste);
        if (bloc) { const puce = /^(- |\d+\. )/.test(ligne); clore(); if (!puce && /^(p|h[1-6]|table|blockquote)$/.test(nom)) blocs.push(''); }
      }
    };
    lire(page.body, false, false, null);
    clore();
    return blocs.join('\n').replace(/\n{3,}/g, '\n\n').replace(/\*\*\*\*/g, '').trim();
  };

  // The same reading as the printed fiche, to look at while writing.
  const afficher = (texte, ou) => {
    ou.replaceChildren();
    let liste = null, paragraphe = null;
    const troncons = (contenu, parent) => {
      const marques = /(\*\*\*|\*\*|\*)(?=\S)([^*]*?\S)\1/g;
      let fin = 0;
      for (const m of contenu.matchAll(marques)) {
        parent.append(contenu.slice(fin, m.index));
        let e = document.createElement(m[1].length > 1 ? 'strong' : 'em'); parent.append(e);
        if (m[1].length === 3) { const em = document.createElement('em'); e.append(em); e = em; }
        e.append(m[2]); fin = m.index + m[0].length;
      }
      parent.append(contenu.slice(fin));
    };
    for (const brute of texte.split('\n')) {
      const ligne = brute.trim(), puce = ligne.match(/^[-•–]\s+(.*)$/), numero = ligne.match(/^\d{1,3}[.)]\s+(.*)$/);
      if (!ligne) { liste = paragraphe = null; continue; }
      if (puce || numero) {
        const nom = puce ? 'UL' : 'OL';
        if (liste?.tagName !== nom) { liste = document.createElement(nom); ou.append(liste); }
        const li = document.createElement('li'); troncons((puce ?? numero)[1], li); liste.append(li); paragraphe = null;
      } else {
        if (!paragraphe) { paragraphe = document.createElement('p'); ou.append(paragraphe); } else paragraphe.append(document.createElement('br'));
        troncons(ligne, paragraphe); liste = null;
      }
    }
    if (!ou.childNodes.length) ou.append('Rien n’est encore écrit.');
  };

  const inserer = (champ, texte) => {
    champ.focus();
    // Kept in the history of the field: Ctrl+Z takes it back.
    if (!document.execCommand('insertText', false, texte)) champ.setRangeText(texte, champ.selectionStart, champ.selectionEnd, 'end');
    champ.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const entourer = (champ, signe) => {
    const [d, f] = [champ.selectionStart, champ.selectionEnd], choisi = champ.value.slice(d, f);
    inserer(champ, signe + (choisi || 'texte') + signe);
    champ.setSelectionRange(d + signe.length, d + signe.length + (choisi || 'texte').length);
  };
  const lister = champ => {
    const debut = champ.value.lastIndexOf('\n', champ.selectionStart - 1) + 1, fin = champ.selectionEnd;
    champ.setSelectionRange(debut, fin);
    inserer(champ, champ.value.slice(debut, fin).split('\n').map(l => l.startsWith('- ') ? l.slice(2) : '- ' + l).join('\n'));
  };

  const outiller = champ => {
    const barre = document.createElement('div'); barre.className = 'outils'; barre.setAttribute('role', 'group'); barre.setAttribute('aria-label', 'Mise en forme');
    const apercu = document.createElement('div'); apercu.className = 'apercu'; apercu.hidden = true;
    const bouton = (libelle, titre, geste) => { const b = document.createElement('button'); b.type = 'button'; b.className = 'discret'; b.textContent = libelle; b.title = titre; b.addEventListener('click', () => geste(b)); barre.append(b); return b; };
    bouton('Gras', 'Ctrl+B', () => entourer(champ, '**'));
    bouton('Italique', 'Ctrl+I', () => entourer(champ, '*'));
    bouton('Liste', 'Des lignes qui commencent par un tiret', () => lister(champ));
    if (champ.dataset.plan) bouton('Insérer le plan', 'Les éléments que ce texte doit reprendre', () => { champ.setSelectionRange(champ.value.length, champ.value.length); inserer(champ, (champ.value.trim() ? '\n\n' : '') + JSON.parse(champ.dataset.plan).map(e => `**${e[0].toUpperCase()}${e.slice(1)}**\n`).join('\n\n')); });
    const voir = bouton('Aperçu', 'Voir le texte tel qu’il sera imprimé', b => { apercu.hidden = !apercu.hidden; b.setAttribute('aria-expanded', String(!apercu.hidden)); afficher(champ.value, apercu); });
    voir.setAttribute('aria-expanded', 'false');
    champ.before(barre); champ.after(apercu);
    champ.addEventListener('input', () => { if (!apercu.hidden) afficher(champ.value, apercu); grandir(champ); });
    champ.addEventListener('keydown', e => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey) return;
      if (e.key === 'b') { e.preventDefault(); entourer(champ, '**'); } else if (e.key === 'i') { e.preventDefault(); entourer(champ, '*'); }
    });
    champ.addEventListener('paste', e => {
      const html = e.clipboardData?.getData('text/html');
      if (!html) return;
      e.preventDefault(); inserer(champ, convertir(html) || e.clipboardData.getData('text/plain'));
    });
    grandir(champ);
  };
  // The field grows with its text. The policy of the page forbids styles written in the page, not those set by a script.
  const grandir = champ => { const lignes = champ.value.split('\n').reduce((n, l) => n + 1 + Math.floor(l.length / 80), 0); champ.rows = Math.min(24, Math.max(3, lignes + 1)); };

  class FicheEnSaisie {
    constructor(formulaire) {
      this.f = formulaire; this.id = formulaire.dataset.fiche;
      // One account never sees what another one typed on the same machine.
      this.coffre = `parchemin:fiche:${formulaire.dataset.acteur}:${this.id}`;
      this.lues = new Map(); this.attente = new Map(); this.conflits = new Map(); this.refusees = new Set(); this.minuteries = new Map(); this.envoi = null;
      for (const c of formulaire.querySelectorAll('input[type=hidden][name^="l:"]')) this.lues.set(c.name.slice(2), c.value.replaceAll('\r\n', '\n'));
      formulaire.addEventListener('input', e => this.frappe(e.target));
      formulaire.addEventListener('change', e => { this.frappe(e.target); this.presse(this.cleDe(e.target)); });
      formulaire.addEventListener('submit', e => { e.preventDefault(); for (const cle of this.attente.keys()) this.presse(cle); this.vide(); if (!this.attente.size) this.general('Tout est enregistré.'); });
      addEventListener('online', () => this.vide());
      addEventListener('offline', () => this.general('Réseau coupé : ce que vous écrivez reste sur cet appareil et partira dès son retour.'));
      this.reprend();
    }
    cleDe(champ) { return champ.name?.startsWith('v:') ? champ.name.slice(2) : null; }
    champs(cle) { return [...this.f.querySelectorAll(`[name="${CSS.escape('v:' + cle)}"]`)]; }
    valeur(cle) {
      const champs = this.champs(cle);
      return champs[0]?.type === 'checkbox' ? champs.filter(c => c.checked).map(c => c.value).join('\n') : champs[0]?.type === 'radio' ? champs.find(c => c.checked)?.value ?? '' : champs[0]?.value.trim() ?? '';
    }
    pose(cle, valeur) {
      const choisies = (valeur ?? '').split('\n');
      for (const c of this.champs(cle)) {
        if (c.type === 'checkbox') c.checked = choisies.includes(c.value);
        else if (c.type === 'radio') c.checked = c.value === (valeur ?? '');
        else { c.value = valeur ?? ''; if (c.tagName === 'TEXTAREA') grandir(c); }
      }
    }
    // Each key pressed is safe at once, whatever becomes of the network, of the page or of the machine.
    garde() {
      try {
        if (this.attente.size) localStorage.setItem(this.coffre, JSON.stringify(Object.fromEntries([...this.attente].map(([cle, valeur]) => [cle, { valeur, lue: this.lues.get(cle) ?? '' }]))));
        else localStorage.removeItem(this.coffre);
      } catch { this.general('Cet appareil ne peut rien garder : enregistrez avant de fermer la page.'); }
    }
    reprend() {
      let gardees = {};
      try { gardees = JSON.parse(localStorage.getItem(this.coffre) ?? '{}'); } catch { /* Unreadable: nothing to bring back. */ }
      let reprises = 0;
      for (const [cle, { valeur, lue }] of Object.entries(gardees)) {
        if (!this.champs(cle).length || (this.lues.get(cle) ?? '') === valeur) continue;
        this.lues.set(cle, lue); this.pose(cle, valeur); this.attente.set(cle, valeur); this.dit(cle, 'retrouvé sur cet appareil, en attente…', 'attente'); reprises++;
      }
      this.garde();
      if (reprises) { this.general(`${pluriel(reprises, 'champ retrouvé')} sur cet appareil.`); this.vide(); }
    }
    frappe(champ) {
      const cle = this.cleDe(champ);
      if (!cle) return;
      const valeur = this.valeur(cle);
      if (valeur === (this.lues.get(cle) ?? '') && !this.conflits.has(cle)) { if (this.attente.delete(cle)) { this.garde(); this.dit(cle, '', ''); } return; }
      this.attente.set(cle, valeur); this.refusees.delete(cle); this.garde();
      if (!this.conflits.has(cle)) this.dit(cle, 'en attente…', 'attente');
      clearTimeout(this.minuteries.get(cle)); this.minuteries.set(cle, setTimeout(() => this.presse(cle), FRAPPE));
    }
    presse(cle) { if (!cle) return; clearTimeout(this.minuteries.get(cle)); this.minuteries.delete(cle); this.vide(); }
    // One sending at a time: what changes meanwhile leaves with the next.
    vide() { return this.envoi ??= this.expedie().finally(() => { this.envoi = null; if (!this.panne && this.prets().length) this.vide(); }); }
    // What was refused waits to be corrected, on this device.
    prets() { return [...this.attente].filter(([cle]) => !this.conflits.has(cle) && !this.refusees.has(cle) && !this.minuteries.has(cle)); }
    async expedie() {
      clearTimeout(this.reprise); this.panne = false;
      const lot = this.prets();
      if (!lot.length) return;
      let bilan;
      try { bilan = await this.envoie(lot); } catch (e) {
        this.panne = true;
        for (const [cle] of lot) this.dit(cle, 'gardé sur cet appareil', 'attente');
        this.general(e.message === 'seance' ? 'Vous n’êtes plus connecté : reconnectez-vous dans un autre onglet. Rien n’est perdu.' : 'Réseau absent : ce qui est écrit reste sur cet appareil et partira dès son retour.');
        this.reprise = setTimeout(() => this.vide(), REPRISE);
        return;
      }
      for (const [cle, envoyee] of lot) {
        const tenue = Object.hasOwn(bilan.tenues, cle), conflit = bilan.conflits.find(c => c.cle === cle), refus = bilan.refusees.find(r => r.cle === cle);
        if (tenue) this.memorise(cle, bilan.tenues[cle]);
        if (this.attente.get(cle) === envoyee && !conflit && !refus) this.attente.delete(cle);
        if (tenue) this.dit(cle, `enregistré à ${bilan.heure.replace(':', ' h ')}`, 'bien');
        else if (conflit) this.oppose(conflit);
        else if (refus) { this.refusees.add(cle); this.dit(cle, 'refusé : ' + refus.message, 'faute'); }
      }
      this.garde();
      this.general(this.conflits.size ? 'Un champ a deux textes : choisissez.' : this.refusees.size ? 'Un champ est refusé : corrigez-le.' : this.attente.size ? '' : `Tout est enregistré à ${bilan.heure?.replace(':', ' h ') ?? ''}.`);
      for (const c of bilan.composition ?? []) this.compose(c);
    }
    async envoie(lot) {
      const saisies = lot.map(([cle, valeur]) => ({ cle, lue: this.lues.get(cle) || null, valeur: valeur || null }));
      const r = await fetch(`/api/v1/fiche/${this.id}/entrees`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Jeton': this.f.querySelector('[name="_jeton"]').value }, body: JSON.stringify({ saisies }) });
      if (r.ok) return r.json();
      if (r.status === 401 || r.status === 403) throw new Error('seance');
      if (r.status >= 500 || r.status === 429) throw new Error(String(r.status));
      const probleme = await r.json().catch(() => ({}));
      return { heure: '', tenues: {}, conflits: [], composition: [], refusees: saisies.map(s => ({ cle: s.cle, message: probleme.detail ?? 'Rechargez la page.' })) };
    }
    memorise(cle, valeur) {
      this.lues.set(cle, valeur ?? '');
      const cache = this.f.querySelector(`input[type=hidden][name="${CSS.escape('l:' + cle)}"]`);
      if (cache) cache.value = valeur ?? '';
    }
    oppose(c) {
      this.conflits.set(c.cle, c);
      const suivi = this.dit(c.cle, '', 'faute'), p = document.createElement('span'), autre = document.createElement('blockquote');
      p.textContent = `${c.message} L’autre texte (${c.heure}) : `; autre.textContent = c.actuelle ?? '(vide)';
      suivi.append(p, autre);
      for (const [libelle, mien] of [['Garder le mien', true], ['Prendre l’autre', false]]) {
        const b = document.createElement('button'); b.type = 'button'; b.className = 'second'; b.textContent = libelle;
        b.addEventListener('click', () => this.tranche(c, mien));
        suivi.append(b, ' ');
      }
    }
    tranche(c, mien) {
      this.conflits.delete(c.cle); this.memorise(c.cle, c.actuelle);
      if (mien) { this.attente.set(c.cle, this.valeur(c.cle)); this.dit(c.cle, 'en attente…', 'attente'); this.garde(); this.vide(); }
      else { this.attente.delete(c.cle); this.pose(c.cle, c.actuelle); this.dit(c.cle, 'l’autre texte est gardé', 'bien'); this.garde(); this.general('Tout est enregistré.'); }
      this.champs(c.cle)[0]?.focus();
    }
    dit(cle, texte, sorte) {
      const suivi = this.f.querySelector(`[data-suivi="${CSS.escape(cle)}"]`);
      if (suivi) { suivi.textContent = texte; suivi.dataset.sorte = sorte; suivi.setAttribute('role', 'status'); }
      for (const c of this.champs(cle)) c.toggleAttribute('aria-invalid', sorte === 'faute');
      return suivi;
    }
    general(texte) { const g = this.f.querySelector('[data-etat-general]'); if (g) g.textContent = texte; }
    // The rules beside the writing follow it.
    compose(c) {
      const bloc = document.querySelector(`[data-composition="${CSS.escape(c.epreuve)}"]`);
      if (!bloc) return;
      for (const regle of c.regles) {
        const li = bloc.querySelector(`[data-regle="${CSS.escape(regle.code)}"]`);
        if (!li) continue;
        li.className = regle.respectee ? 'faite' : 'manque';
        li.querySelector('.signe').textContent = regle.respectee ? '✓' : '○';
        li.querySelector('[data-dit]').textContent = `${regle.respectee ? 'respectée' : 'manque'}, ${regle.compte} sur ${regle.au_moins}`;
      }
      const conseil = bloc.querySelector('[data-conseil]'), penalite = bloc.querySelector('[data-penalite]');
      conseil.hidden = !c.conseil; conseil.textContent = c.conseil ?? '';
      penalite.hidden = c.penalite_encourue === '0'; penalite.querySelector('[data-points]').textContent = c.penalite_encourue;
    }
  }

  for (const champ of document.querySelectorAll('textarea[data-riche]')) outiller(champ);
  const formulaire = document.querySelector('form[data-fiche][data-modifiable=oui]');
  if (formulaire) new FicheEnSaisie(formulaire);
})();
