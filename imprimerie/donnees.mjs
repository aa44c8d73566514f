// Makes what people typed printable: data stay values, whatever they hold; only what no page can show is changed, and the spaces that
// French does not break become unbreakable.

// Longer than any French word; a run of this length has nowhere to break and would leave its cell.
const LONGUEUR_INSECABLE = 30;

// Where a line may end (Unicode, UAX 14): at a space, unless it is one that holds two words together or one of its neighbours holds the
// other; after a hyphen or a slash, before a letter. « dernier » is what stands before the space.
const ESPACE = /[\s\p{Zs}]/u;
const INSECABLE = /[\u00a0\u2007\u202f]/;
const OUVRANT = /[\p{Ps}«“‘"'’]/u;
const FERMANT = /[\s\p{Zs}\p{Pe}!?,.:;/]/u;
const finDeLigne = (dernier, avant, signe) => (ESPACE.test(avant) ? !INSECABLE.test(avant) && !OUVRANT.test(dernier) && !FERMANT.test(signe) : /[-/]/.test(avant) && /\p{L}/u.test(signe));

/** A function that returns its JSON argument with every text printable. `connus`: the code points that the fonts draw. */
export function rendreImprimable(connus) {
  const imprimable = (texte, entier) => {
    let sortie = '';
    let suite = 0;
    let [dernier, avant] = ['', ''];
    for (const signe of texte.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(/(?<=«) | (?=[»:;!?%€])/g, '\u00a0')) {
      if (signe === '\n') { sortie += signe; suite = 0; continue; }
      // Controls, direction overrides, variation selectors and joiners are not seen: they can only deceive or break.
      if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Variation_Selector}]/u.test(signe)) continue;
      if (finDeLigne(dernier, avant, signe)) suite = 1;
      else if (!entier && ++suite > LONGUEUR_INSECABLE) { sortie += '\u200b'; suite = 1; }
      if (!ESPACE.test(avant)) dernier = avant;
      avant = signe;
      sortie += /\p{Zs}/u.test(signe) || connus.has(signe.codePointAt(0)) ? signe : '\u25ca';
    }
    return sortie;
  };
  const parcourir = (valeur, entier = false) => {
    if (typeof valeur === 'string') return simple(valeur) ? valeur : imprimable(valeur, entier);
    if (Array.isArray(valeur)) return valeur.map((v) => parcourir(v, entier));
    if (valeur !== null && typeof valeur === 'object') {
      // The drawing of a QR code is ours, not typed by anybody; an address that is copied from the page must stay one.
      return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, cle === 'qr' ? v : parcourir(v, entier || cle === 'verification')]));
    }
    return valeur;
  };
  return (valeur) => parcourir(valeur);
}

const simple = (texte) => texte.length <= LONGUEUR_INSECABLE && !/« | [»:;!?%€]/.test(texte) && /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2013\u2019\u202f]*$/.test(texte);
