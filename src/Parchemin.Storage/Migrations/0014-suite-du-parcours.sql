-- What the road of a candidate still lacked: reduced and repeated placements, conventions, student engagement, grounds kept by code.

ALTER TABLE stage ADD COLUMN quotite {texte};
ALTER TABLE stage ADD COLUMN activites {texte};
ALTER TABLE stage ADD COLUMN activites_motif {texte};
ALTER TABLE derogation ADD COLUMN demandee_le {texte};
ALTER TABLE controle ADD COLUMN cas {texte};

CREATE TABLE redoublement (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  cas {texte} NOT NULL,
  session_anterieure {texte} NOT NULL,
  autorise_le {texte}
);
CREATE INDEX redoublement_inscription ON redoublement (inscription, id);

CREATE TABLE clause (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  stage {texte} NOT NULL REFERENCES stage (id),
  rang {texte} NOT NULL,
  texte {texte}
);
CREATE UNIQUE INDEX clause_un_stage_rang ON clause (stage, rang);

CREATE TABLE engagement (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  fiche {texte} NOT NULL REFERENCES fiche (id),
  etat {texte} NOT NULL,
  demandee_le {texte},
  decidee_le {texte},
  decidee_par {texte} REFERENCES personne (id),
  motif {texte}
);
CREATE UNIQUE INDEX engagement_un_inscription ON engagement (inscription);
CREATE INDEX engagement_fiche ON engagement (fiche, id);
CREATE INDEX engagement_decidee_par ON engagement (decidee_par, id);
