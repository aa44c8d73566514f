// Which characters every shipped font can draw, read from their « cmap » tables. A character that one of them lacks would become a
// blank box, or refuse the whole document under PDF/A.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function couverture(dossier) {
  const polices = readdirSync(dossier).filter((n) => n.endsWith('.ttf')).sort();
  if (polices.length === 0) throw new Error(`no font in ${dossier}`);
  return polices.map((n) => caracteres(readFileSync(join(dossier, n)))).reduce((tous, un) => new Set([...tous].filter((c) => un.has(c))));
}

function caracteres(octets) {
  const tables = octets.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    if (octets.toString('latin1', 12 + i * 16, 16 + i * 16) !== 'cmap') continue;
    const cmap = octets.readUInt32BE(12 + i * 16 + 8);
    const sousTables = octets.readUInt16BE(cmap + 2);
    const trouves = new Set();
    for (let j = 0; j < sousTables; j++) {
      const table = cmap + octets.readUInt32BE(cmap + 4 + j * 8 + 4);
      const format = octets.readUInt16BE(table);
      if (format === 12) lire12(octets, table, trouves);
      else if (format === 4) lire4(octets, table, trouves);
    }
    return trouves;
  }
  throw new Error('a font without a cmap table');
}

function lire12(octets, table, trouves) {
  const groupes = octets.readUInt32BE(table + 12);
  for (let i = 0; i < groupes; i++) {
    const groupe = table + 16 + i * 12;
    for (let c = octets.readUInt32BE(groupe); c <= octets.readUInt32BE(groupe + 4); c++) trouves.add(c);
  }
}

function lire4(octets, table, trouves) {
  const segments = octets.readUInt16BE(table + 6) / 2;
  for (let i = 0; i < segments; i++) {
    const fin = octets.readUInt16BE(table + 14 + i * 2);
    const debut = octets.readUInt16BE(table + 16 + (segments + i) * 2);
    const ecart = octets.readUInt16BE(table + 16 + (2 * segments + i) * 2);
    const place = table + 16 + (3 * segments + i) * 2;
    const decalage = octets.readUInt16BE(place);
    for (let c = debut; c <= fin && c < 0xffff; c++) {
      // A code within a segment may still have no glyph.
      const glyphe = decalage === 0 ? c + ecart : octets.readUInt16BE(place + decalage + (c - debut) * 2) && 1;
      if (glyphe & 0xffff) trouves.add(c);
    }
  }
}
