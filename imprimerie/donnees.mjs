// Makes what people typed printable: data stay values, whatever they hold; only what no page can show is changed, and the spaces that
// French does not break become unbreakable.

// Longer than any French word; a run of this length has nowhere to break and would leave its cell.
const LONGUEUR_INSECABLE = 30;

/** A function that returns its JSON argument with every text printable. `connus`: the code points that the fonts draw. */
export function rendreImprimable(connus) {
  const imprimable = (texte) => {
    let sortie = '';
    let suite = 0;
    for (const signe of texte.normalize('NFC').replace(/\r\n?/g, '\n')) {
      const code = signe.codePointAt(0);
      if (code === 0x0a || code === 0x09) { sortie += code === 0x09 ? ' ' : signe; suite = 0; continue; }
      // Controls, direction overrides, variation selectors and joiners are not seen: they can only deceive or break.
      if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Variation_Selector}]/u.test(signe)) continue;
      if (/[\s\p{Zs}]/u.test(signe) || signe === '-') suite = 0;
      else if (++suite > LONGUEUR_INSECABLE) { sortie += '\u200b'; suite = 1; }
      sortie += /\p{Zs}/u.test(signe) || connus.has(code) ? signe : '\u25ca';
    }
    return sortie.replace(/(?<=«) | (?=[»:;!?%€])/g, '\u00a0');
  };
  const parcourir = (valeur) => {
    if (typeof valeur === 'string') return simple(valeur) ? valeur : imprimable(valeur);
    if (Array.isArray(valeur)) return valeur.map(parcourir);
    if (valeur !== null && typeof valeur === 'object') {
      // The drawing of a QR code is ours, not typed by anybody.
      return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, cle === 'qr' ? v : parcourir(v)]));
    }
    return valeur;
  };
  return parcourir;
}

const simple = (texte) => texte.length <= LONGUEUR_INSECABLE && !/« | [»:;!?%€]/.test(texte) && /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2013\u2019\u202f]*$/.test(texte);
