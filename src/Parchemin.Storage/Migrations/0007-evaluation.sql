-- Commissions, situations, grids, decisions of the jury, minutes, harmonisations and requests; what results, scripts and sessions gain.

CREATE TABLE commission (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  nature {texte} NOT NULL,
  libelle {texte} NOT NULL,
  epreuve {texte},
  evaluateur {texte},
  organisation {texte} REFERENCES organisation (id),
  salle {texte},
  le {texte},
  groupe {texte},
  acte {texte},
  nommee_le {texte},
  ouverte_le {texte},
  close_le {texte},
  tri {texte} NOT NULL
);
CREATE INDEX commission_tri ON commission (tri, id);
CREATE INDEX commission_session ON commission (session, tri, id);
CREATE INDEX commission_organisation ON commission (organisation, tri, id);

CREATE TABLE membre (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  commission {texte} NOT NULL REFERENCES commission (id),
  personne {texte} NOT NULL REFERENCES personne (id),
  qualite {texte},
  fonction {texte},
  college {texte},
  habilite_du {texte},
  habilite_au {texte},
  presence {texte},
  lien_declare {texte},
  recuse_le {texte},
  motif {texte}
);
CREATE UNIQUE INDEX membre_un_commission_personne ON membre (commission, personne);
CREATE INDEX membre_personne ON membre (personne, id);

CREATE TABLE passage (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  commission {texte} NOT NULL REFERENCES commission (id),
  inscription {texte} NOT NULL REFERENCES inscription (id),
  partie {texte},
  prevu_le {texte},
  etat {texte} NOT NULL,
  preparation_le {texte},
  commence_le {texte},
  fini_le {texte},
  fiche {texte},
  choisie_par {texte} REFERENCES personne (id),
  parametres {texte},
  motif {texte}
);
CREATE UNIQUE INDEX passage_un_commission_inscription_partie ON passage (commission, inscription, partie) WHERE partie IS NOT NULL;
CREATE INDEX passage_inscription ON passage (inscription, id);
CREATE INDEX passage_choisie_par ON passage (choisie_par, id);

CREATE TABLE evaluation (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  epreuve {texte} NOT NULL,
  partie {texte},
  evaluateur {texte},
  grille {texte},
  commission {texte} REFERENCES commission (id),
  etat {texte} NOT NULL,
  note {texte},
  contraintes {texte},
  validee_le {texte},
  transmise_le {texte}
);
CREATE INDEX evaluation_inscription ON evaluation (inscription, id);
CREATE INDEX evaluation_commission ON evaluation (commission, id);

CREATE TABLE cotation (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  evaluation {texte} NOT NULL REFERENCES evaluation (id),
  cle {texte} NOT NULL,
  valeur {texte}
);
CREATE UNIQUE INDEX cotation_un_evaluation_cle ON cotation (evaluation, cle);

CREATE TABLE declaration (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  code {texte} NOT NULL,
  valeur {texte}
);
CREATE UNIQUE INDEX declaration_un_inscription_code ON declaration (inscription, code);

CREATE TABLE decision (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  groupe {texte} NOT NULL,
  jury {texte} REFERENCES commission (id),
  proposee {texte} NOT NULL,
  adoptee {texte},
  motif {texte},
  adoptee_le {texte},
  entree {texte},
  regles {texte},
  validee {texte},
  validee_le {texte}
);
CREATE UNIQUE INDEX decision_un_inscription_groupe ON decision (inscription, groupe);
CREATE INDEX decision_jury ON decision (jury, id);

CREATE TABLE proces_verbal (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  groupe {texte} NOT NULL,
  numero {texte} NOT NULL,
  rectifie {texte} REFERENCES proces_verbal (id),
  motif {texte},
  contenu {texte} NOT NULL,
  empreinte {texte} NOT NULL,
  scelle_le {texte} NOT NULL
);
CREATE UNIQUE INDEX proces_verbal_un_session_groupe_numero ON proces_verbal (session, groupe, numero);
CREATE INDEX proces_verbal_rectifie ON proces_verbal (rectifie, id);

CREATE TABLE harmonisation (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  unite {texte} NOT NULL,
  partie {texte},
  correcteur {texte} NOT NULL REFERENCES personne (id),
  decalage {texte} NOT NULL,
  motif {texte} NOT NULL,
  copies {texte},
  appliquee_le {texte} NOT NULL,
  retiree_le {texte}
);
CREATE INDEX harmonisation_session ON harmonisation (session, id);
CREATE INDEX harmonisation_correcteur ON harmonisation (correcteur, id);

CREATE TABLE demande (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  nature {texte} NOT NULL,
  texte {texte} NOT NULL,
  deposee_le {texte},
  echeance {texte},
  etat {texte},
  reponse {texte},
  repondue_le {texte}
);
CREATE INDEX demande_inscription ON demande (inscription, id);

ALTER TABLE session ADD COLUMN propositions_avant_le {texte};
ALTER TABLE session ADD COLUMN choix_du_controle_avant_le {texte};
ALTER TABLE session ADD COLUMN double_correction {texte};
ALTER TABLE session ADD COLUMN ecart_admis {texte};
ALTER TABLE session ADD COLUMN conflit_ponctuel {texte};
ALTER TABLE session ADD COLUMN conflit_ccf {texte};
ALTER TABLE resultat ADD COLUMN contraintes {texte};
ALTER TABLE resultat ADD COLUMN controle_choisi {texte};
ALTER TABLE resultat ADD COLUMN note_de_controle {texte};
ALTER TABLE resultat ADD COLUMN evaluation {texte} REFERENCES evaluation (id);
ALTER TABLE copie ADD COLUMN partie {texte};
ALTER TABLE copie ADD COLUMN lecture {texte};
ALTER TABLE copie ADD COLUMN lot {texte};
ALTER TABLE copie ADD COLUMN etat {texte};
ALTER TABLE copie ADD COLUMN note_retenue {texte};
ALTER TABLE copie ADD COLUMN remarque {texte};
CREATE INDEX resultat_evaluation ON resultat (evaluation, id);
DROP INDEX copie_un_inscription_unite;
CREATE UNIQUE INDEX copie_un_inscription_unite_partie_lecture ON copie (inscription, unite, partie, lecture) WHERE partie IS NOT NULL AND lecture IS NOT NULL;
