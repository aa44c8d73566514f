-- What the academic commission prepared, before the eyes of the commission that interrogates.

ALTER TABLE passage ADD COLUMN fiche_preparee {texte};
ALTER TABLE passage ADD COLUMN scenario {texte};
