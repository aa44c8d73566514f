-- The register: the journal, its head, and one table per genre whose columns are the genre's fields as canonical texts.
-- {texte} is a text compared by code point, so that both databases order alike.

CREATE TABLE journal (
  rang BIGINT PRIMARY KEY,
  operation {texte} NOT NULL,
  lot {texte} NOT NULL,
  acteur {texte} NOT NULL,
  nom_de_l_acteur {texte} NOT NULL,
  survenue_le BIGINT NOT NULL,
  saisie_le BIGINT NOT NULL,
  decidee_le BIGINT,
  genre {texte} NOT NULL,
  objet {texte} NOT NULL,
  version BIGINT NOT NULL,
  avant {texte} NOT NULL,
  apres {texte} NOT NULL,
  motif {texte},
  precedente {texte} NOT NULL,
  empreinte {texte} NOT NULL
);
CREATE UNIQUE INDEX journal_objet ON journal (objet, genre, version);
CREATE INDEX journal_genre ON journal (genre, rang);
CREATE INDEX journal_acteur ON journal (acteur, rang);
CREATE INDEX journal_lot ON journal (lot, rang);

CREATE TABLE journal_tete (
  seule INTEGER PRIMARY KEY CHECK (seule = 1),
  rang BIGINT NOT NULL,
  empreinte {texte} NOT NULL
);
INSERT INTO journal_tete (seule, rang, empreinte) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Outside the journal: values that end by themselves.
CREATE TABLE technique (
  espace {texte} NOT NULL,
  cle {texte} NOT NULL,
  valeur {texte} NOT NULL,
  fin BIGINT NOT NULL,
  PRIMARY KEY (espace, cle)
);

-- The words by which objects are found.
CREATE TABLE mot (
  genre {texte} NOT NULL,
  mot {texte} NOT NULL,
  objet {texte} NOT NULL,
  PRIMARY KEY (genre, mot, objet)
);
CREATE INDEX mot_objet ON mot (genre, objet);

CREATE TABLE organisation (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  nature {texte} NOT NULL,
  nom {texte} NOT NULL,
  sigle {texte},
  parent {texte} REFERENCES organisation (id),
  statut {texte},
  habilite_ccf {texte},
  uai {texte},
  siret {texte},
  adresse {texte},
  code_postal {texte},
  ville {texte},
  fuseau {texte},
  fermee_le {texte},
  tri {texte} NOT NULL
);
CREATE UNIQUE INDEX organisation_un_uai ON organisation (uai) WHERE uai IS NOT NULL;
CREATE INDEX organisation_tri ON organisation (tri, id);
CREATE INDEX organisation_parent ON organisation (parent, tri, id);

CREATE TABLE personne (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  nom {texte} NOT NULL,
  prenoms {texte} NOT NULL,
  courriel {texte},
  telephone {texte},
  organisation {texte} REFERENCES organisation (id),
  qualite {texte},
  tri {texte} NOT NULL
);
CREATE UNIQUE INDEX personne_un_courriel ON personne (courriel) WHERE courriel IS NOT NULL;
CREATE INDEX personne_tri ON personne (tri, id);
CREATE INDEX personne_organisation ON personne (organisation, tri, id);

CREATE TABLE session (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  certification {texte} NOT NULL,
  edition {texte} NOT NULL,
  code {texte} NOT NULL,
  libelle {texte} NOT NULL,
  organisation {texte} NOT NULL REFERENCES organisation (id),
  inscriptions_du {texte},
  inscriptions_au {texte},
  deliberation_le {texte},
  jury_clos_le {texte},
  publiee_le {texte},
  tri {texte} NOT NULL
);
CREATE UNIQUE INDEX session_un_certification_edition_code_organisation ON session (certification, edition, code, organisation) WHERE certification IS NOT NULL AND edition IS NOT NULL AND code IS NOT NULL AND organisation IS NOT NULL;
CREATE INDEX session_tri ON session (tri, id);
CREATE INDEX session_organisation ON session (organisation, tri, id);

CREATE TABLE candidat (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  nom_de_naissance {texte} NOT NULL,
  nom_d_usage {texte},
  prenoms {texte} NOT NULL,
  sexe {texte},
  ne_le {texte} NOT NULL,
  commune_de_naissance {texte},
  lieu_de_naissance {texte},
  ine {texte},
  courriel {texte},
  telephone {texte},
  adresse {texte},
  code_postal {texte},
  ville {texte},
  organisation {texte} NOT NULL REFERENCES organisation (id),
  personne {texte} REFERENCES personne (id),
  tri {texte} NOT NULL
);
CREATE UNIQUE INDEX candidat_un_ine ON candidat (ine) WHERE ine IS NOT NULL;
CREATE INDEX candidat_tri ON candidat (tri, id);
CREATE INDEX candidat_organisation ON candidat (organisation, tri, id);
CREATE INDEX candidat_personne ON candidat (personne, tri, id);

CREATE TABLE inscription (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  candidat {texte} NOT NULL REFERENCES candidat (id),
  session {texte} NOT NULL REFERENCES session (id),
  numero {texte},
  etablissement {texte} REFERENCES organisation (id),
  centre {texte} REFERENCES organisation (id),
  voie {texte} NOT NULL,
  forme {texte},
  option {texte},
  lv1 {texte},
  lv2 {texte},
  etat {texte} NOT NULL,
  remarque {texte},
  tri {texte} NOT NULL
);
CREATE UNIQUE INDEX inscription_un_session_candidat ON inscription (session, candidat) WHERE session IS NOT NULL AND candidat IS NOT NULL;
CREATE UNIQUE INDEX inscription_un_session_numero ON inscription (session, numero) WHERE session IS NOT NULL AND numero IS NOT NULL;
CREATE INDEX inscription_tri ON inscription (tri, id);
CREATE INDEX inscription_candidat ON inscription (candidat, tri, id);
CREATE INDEX inscription_session ON inscription (session, tri, id);
CREATE INDEX inscription_etablissement ON inscription (etablissement, tri, id);
CREATE INDEX inscription_centre ON inscription (centre, tri, id);

CREATE TABLE amenagement (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  nature {texte} NOT NULL,
  temps_majore {texte},
  precision {texte},
  avis_medical {texte},
  avis_le {texte},
  decide_le {texte}
);
CREATE INDEX amenagement_inscription ON amenagement (inscription, id);

CREATE TABLE resultat (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  unite {texte} NOT NULL,
  etat {texte} NOT NULL,
  note {texte},
  obtenue_le {texte},
  motif {texte},
  remarque_du_jury {texte}
);
CREATE UNIQUE INDEX resultat_un_inscription_unite ON resultat (inscription, unite) WHERE inscription IS NOT NULL AND unite IS NOT NULL;
CREATE INDEX resultat_inscription ON resultat (inscription, id);

CREATE TABLE copie (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  inscription {texte} NOT NULL REFERENCES inscription (id),
  unite {texte} NOT NULL,
  anonymat {texte} NOT NULL,
  correcteur {texte} REFERENCES personne (id),
  note {texte},
  tri {texte} NOT NULL
);
CREATE UNIQUE INDEX copie_un_session_anonymat ON copie (session, anonymat) WHERE session IS NOT NULL AND anonymat IS NOT NULL;
CREATE UNIQUE INDEX copie_un_inscription_unite ON copie (inscription, unite) WHERE inscription IS NOT NULL AND unite IS NOT NULL;
CREATE INDEX copie_tri ON copie (tri, id);
CREATE INDEX copie_session ON copie (session, tri, id);
CREATE INDEX copie_inscription ON copie (inscription, tri, id);
CREATE INDEX copie_correcteur ON copie (correcteur, tri, id);

CREATE TABLE mandat (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  personne {texte} NOT NULL REFERENCES personne (id),
  role {texte} NOT NULL,
  organisation {texte} REFERENCES organisation (id),
  certification {texte},
  session {texte} REFERENCES session (id),
  inscription {texte} REFERENCES inscription (id),
  du {texte},
  au {texte}
);
CREATE INDEX mandat_personne ON mandat (personne, id);
CREATE INDEX mandat_organisation ON mandat (organisation, id);
CREATE INDEX mandat_session ON mandat (session, id);
CREATE INDEX mandat_inscription ON mandat (inscription, id);

CREATE TABLE compte (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  personne {texte} NOT NULL REFERENCES personne (id),
  identifiant {texte} NOT NULL,
  mot_de_passe {texte},
  sceau {texte},
  fournisseur {texte},
  sujet {texte},
  echecs {texte},
  verrouille_jusqu_au {texte},
  ferme_le {texte},
  tri {texte} NOT NULL
);
CREATE UNIQUE INDEX compte_un_identifiant ON compte (identifiant) WHERE identifiant IS NOT NULL;
CREATE UNIQUE INDEX compte_un_personne ON compte (personne) WHERE personne IS NOT NULL;
CREATE UNIQUE INDEX compte_un_fournisseur_sujet ON compte (fournisseur, sujet) WHERE fournisseur IS NOT NULL AND sujet IS NOT NULL;
CREATE INDEX compte_tri ON compte (tri, id);
CREATE INDEX compte_personne ON compte (personne, tri, id);

CREATE TABLE cle_d_acces (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  compte {texte} NOT NULL REFERENCES compte (id),
  nom {texte} NOT NULL,
  identifiant {texte} NOT NULL,
  donnees {texte},
  retiree_le {texte}
);
CREATE UNIQUE INDEX cle_d_acces_un_identifiant ON cle_d_acces (identifiant) WHERE identifiant IS NOT NULL;
CREATE INDEX cle_d_acces_compte ON cle_d_acces (compte, id);

CREATE TABLE lien (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  personne {texte} NOT NULL REFERENCES personne (id),
  objet {texte},
  chemin {texte},
  expire_le {texte} NOT NULL,
  utilise_le {texte},
  revoque_le {texte}
);
CREATE INDEX lien_personne ON lien (personne, id);

CREATE TABLE jeton (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  libelle {texte} NOT NULL,
  personne {texte} NOT NULL REFERENCES personne (id),
  portees {texte} NOT NULL,
  empreinte {texte},
  expire_le {texte} NOT NULL,
  revoque_le {texte}
);
CREATE UNIQUE INDEX jeton_un_empreinte ON jeton (empreinte) WHERE empreinte IS NOT NULL;
CREATE INDEX jeton_personne ON jeton (personne, id);

CREATE TABLE vue (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  personne {texte} NOT NULL REFERENCES personne (id),
  libelle {texte} NOT NULL,
  liste {texte} NOT NULL,
  filtres {texte},
  retiree_le {texte}
);
CREATE INDEX vue_personne ON vue (personne, id);

CREATE TABLE correspondance (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  libelle {texte} NOT NULL,
  organisation {texte} NOT NULL REFERENCES organisation (id),
  modele {texte} NOT NULL,
  colonnes {texte} NOT NULL,
  retiree_le {texte},
  tri {texte} NOT NULL
);
CREATE INDEX correspondance_tri ON correspondance (tri, id);
CREATE INDEX correspondance_organisation ON correspondance (organisation, tri, id);

CREATE TABLE import (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  modele {texte} NOT NULL,
  fichier {texte} NOT NULL,
  empreinte {texte} NOT NULL,
  crees {texte},
  modifies {texte},
  inchanges {texte},
  refuses {texte}
);
CREATE INDEX import_session ON import (session, id);
