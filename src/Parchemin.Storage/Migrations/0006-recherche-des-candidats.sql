-- An import looks its candidates up by birth date and by identifier.

CREATE INDEX candidat_ne_le ON candidat (ne_le);
CREATE INDEX candidat_identifiant ON candidat (identifiant) WHERE identifiant IS NOT NULL;
