-- A candidate of a training body has no INE: the body gives him a number of its own.

ALTER TABLE candidat ADD COLUMN identifiant {texte};
CREATE UNIQUE INDEX candidat_un_organisation_identifiant ON candidat (organisation, identifiant) WHERE identifiant IS NOT NULL;
