// The worker that typesets. One request at a time over standard input, one answer over standard output; each is a frame:
// two 32-bit big-endian lengths (JSON, then bytes), the JSON, the bytes. Started and watched by Parchemin, never by hand:
//   node ouvrier.mjs FOLDER_OF_TEMPLATES
//   request  {"id":1,"modele":"releve","norme":"a-3a","documents":[{…}],"titre":null}
//   answer   {"id":1,"pages":2,"memoire":120000000} + PDF, or {"id":1,"code":"MODELE-INVALIDE","message":"…","lieu":"…"}
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { couverture } from './couverture.mjs';
import { rendreImprimable } from './donnees.mjs';

const modeles = resolve(process.argv[2]);
const polices = join(modeles, 'polices');
const imprimable = rendreImprimable(couverture(polices));
const compilateur = NodeCompiler.create({ workspace: modeles, fontArgs: [{ fontPaths: [polices] }] });
const donnees = join(modeles, 'donnees.json');

// A typesetting remembers what it computed, and the next ones are quicker for it. What the last MEMOIRE documents did not use is forgotten,
// so that memory stays flat; looking through all that is remembered takes time, hence by GENERATION rather than after each document.
const MEMOIRE = 128;
const GENERATION = 32;
let depuis = 0;

function vieillir(documents) {
  depuis += documents;
  if (depuis < GENERATION) return;
  compilateur.evictCache(Math.max(1, Math.round(MEMOIRE / depuis)));
  depuis = 0;
}

function imprimer({ modele, norme, documents, titre }) {
  if (!/^[a-z0-9-]+$/.test(modele) || !existsSync(join(modeles, `${modele}.typ`))) {
    return { code: 'MODELE-INCONNU', message: modele };
  }
  const contenu = Buffer.from(JSON.stringify({ documents: imprimable(documents), titre: titre ?? null }));
  compilateur.mapShadow(donnees, contenu);
  const resultat = compilateur.compile({
    mainFileContent: `#import "/commun.typ": imprimer\n#import "/${modele}.typ": modele, intitule\n#imprimer(json("/donnees.json"), modele, intitule)\n`,
  });
  try {
    if (resultat.hasError()) return refus('MODELE-INVALIDE', resultat.takeDiagnostics());
    const document = resultat.result;
    const pdf = compilateur.pdf(document, { pdfStandard: norme ?? 'a-3a' });
    return { pages: document.numOfPages, pdf };
  } finally {
    compilateur.unmapShadow(donnees);
    vieillir(documents.length);
  }
}

function refus(code, erreur) {
  const premier = erreur && compilateur.fetchDiagnostics(erreur).find((d) => d.range);
  const [court] = erreur?.shortDiagnostics ?? [];
  const lieu = premier ? `${premier.path.slice(modeles.length + 1)}:${premier.range.start.line + 1}` : null;
  return { code, message: (premier ?? court)?.message ?? 'unknown', lieu };
}

function repondre(entete, pdf = Buffer.alloc(0)) {
  const json = Buffer.from(JSON.stringify(entete));
  const longueurs = Buffer.alloc(8);
  longueurs.writeUInt32BE(json.length, 0);
  longueurs.writeUInt32BE(pdf.length, 4);
  process.stdout.write(Buffer.concat([longueurs, json, pdf]));
}

let recu = Buffer.alloc(0);
let morceaux = [];
let total = 0;
let attendu = 8;
process.stdin.on('data', (morceau) => {
  morceaux.push(morceau);
  total += morceau.length;
  while (total >= attendu) {
    recu = Buffer.concat(morceaux);
    morceaux = [recu];
    const longueur = 8 + recu.readUInt32BE(0) + recu.readUInt32BE(4);
    if (total < longueur) { attendu = longueur; return; }
    const demande = JSON.parse(recu.toString('utf8', 8, 8 + recu.readUInt32BE(0)));
    recu = recu.subarray(longueur);
    morceaux = [recu];
    total = recu.length;
    attendu = 8;
    traiter(demande);
  }
});
process.stdin.on('end', () => process.exit(0));

function traiter(demande) {
  let fait;
  try {
    fait = imprimer(demande);
  } catch (erreur) {
    fait = erreur.shortDiagnostics ? refus('MODELE-INVALIDE', erreur) : { code: 'IMPRESSION-IMPOSSIBLE', message: String(erreur.message ?? erreur) };
  }
  const { pdf, ...entete } = fait;
  repondre({ id: demande.id, ...entete, memoire: process.memoryUsage.rss() }, pdf);
}

repondre({ id: 0, pret: true });
