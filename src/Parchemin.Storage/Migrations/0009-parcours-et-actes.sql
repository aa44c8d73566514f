-- The road of a candidate (dossier, placements, portfolio, livret, conformity), issued documents, long works, plannings.

CREATE TABLE dossier (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  etat {texte} NOT NULL,
  honneur_le {texte},
  vise_le {texte},
  vise_par {texte} REFERENCES personne (id),
  depose_le {texte},
  empreinte {texte},
  contenu {texte}
);
CREATE UNIQUE INDEX dossier_un_inscription ON dossier (inscription);
CREATE INDEX dossier_vise_par ON dossier (vise_par, id);

CREATE TABLE fiche (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  formulaire {texte} NOT NULL,
  numero {texte},
  contexte {texte} REFERENCES fiche (id),
  etat {texte} NOT NULL
);
CREATE UNIQUE INDEX fiche_un_inscription_formulaire_numero ON fiche (inscription, formulaire, numero) WHERE numero IS NOT NULL;
CREATE INDEX fiche_inscription ON fiche (inscription, id);
CREATE INDEX fiche_contexte ON fiche (contexte, id);

CREATE TABLE reponse (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  fiche {texte} NOT NULL REFERENCES fiche (id),
  cle {texte} NOT NULL,
  valeur {texte}
);
CREATE UNIQUE INDEX reponse_un_fiche_cle ON reponse (fiche, cle);

CREATE TABLE version_de_fiche (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  fiche {texte} NOT NULL REFERENCES fiche (id),
  numero {texte} NOT NULL,
  le {texte} NOT NULL,
  par {texte} REFERENCES personne (id),
  contenu {texte} NOT NULL
);
CREATE UNIQUE INDEX version_de_fiche_un_fiche_numero ON version_de_fiche (fiche, numero);
CREATE INDEX version_de_fiche_par ON version_de_fiche (par, id);

CREATE TABLE commentaire (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  fiche {texte} NOT NULL REFERENCES fiche (id),
  cle {texte},
  texte {texte} NOT NULL,
  par {texte} NOT NULL REFERENCES personne (id),
  le {texte} NOT NULL,
  traite_le {texte}
);
CREATE INDEX commentaire_fiche ON commentaire (fiche, id);
CREATE INDEX commentaire_par ON commentaire (par, id);

CREATE TABLE contenu (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  taille {texte} NOT NULL,
  octets {texte} NOT NULL
);

CREATE TABLE piece (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  fiche {texte} REFERENCES fiche (id),
  nature {texte},
  nom {texte} NOT NULL,
  format {texte} NOT NULL,
  taille {texte} NOT NULL,
  contenu {texte} NOT NULL REFERENCES contenu (id),
  retiree_le {texte}
);
CREATE INDEX piece_inscription ON piece (inscription, id);
CREATE INDEX piece_fiche ON piece (fiche, id);
CREATE INDEX piece_contenu ON piece (contenu, id);

CREATE TABLE stage (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  nature {texte} NOT NULL,
  organisation {texte} REFERENCES organisation (id),
  entreprise {texte},
  adresse {texte},
  territoire {texte},
  tuteur {texte} REFERENCES personne (id),
  enseignant {texte} REFERENCES personne (id),
  du {texte} NOT NULL,
  au {texte} NOT NULL,
  rythme {texte},
  missions {texte},
  convention {texte} REFERENCES fiche (id),
  convention_signee_le {texte},
  etat {texte}
);
CREATE INDEX stage_inscription ON stage (inscription, id);
CREATE INDEX stage_organisation ON stage (organisation, id);
CREATE INDEX stage_tuteur ON stage (tuteur, id);
CREATE INDEX stage_enseignant ON stage (enseignant, id);
CREATE INDEX stage_convention ON stage (convention, id);

CREATE TABLE absence (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  stage {texte} NOT NULL REFERENCES stage (id),
  du {texte} NOT NULL,
  au {texte} NOT NULL,
  recuperes {texte},
  motif {texte}
);
CREATE INDEX absence_stage ON absence (stage, id);

CREATE TABLE visite (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  stage {texte} NOT NULL REFERENCES stage (id),
  nature {texte} NOT NULL,
  prevue_le {texte},
  faite_le {texte},
  par {texte} REFERENCES personne (id),
  compte_rendu {texte}
);
CREATE INDEX visite_stage ON visite (stage, id);
CREATE INDEX visite_par ON visite (par, id);

CREATE TABLE attestation (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  stage {texte} REFERENCES stage (id),
  nature {texte} NOT NULL,
  signataire {texte} REFERENCES personne (id),
  texte {texte},
  demandee_le {texte},
  signee_le {texte},
  empreinte {texte}
);
CREATE INDEX attestation_inscription ON attestation (inscription, id);
CREATE INDEX attestation_stage ON attestation (stage, id);
CREATE INDEX attestation_signataire ON attestation (signataire, id);

CREATE TABLE derogation (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  nature {texte} NOT NULL,
  semaines {texte},
  decidee_le {texte},
  motif {texte}
);
CREATE INDEX derogation_inscription ON derogation (inscription, id);

CREATE TABLE element (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  titre {texte} NOT NULL,
  description {texte},
  situation {texte},
  produit_le {texte},
  competences {texte},
  stage {texte} REFERENCES stage (id),
  piece {texte} REFERENCES piece (id),
  atteste_par_l_enseignant_le {texte},
  enseignant {texte} REFERENCES personne (id),
  atteste_par_le_tuteur_le {texte},
  tuteur {texte} REFERENCES personne (id),
  retire_le {texte}
);
CREATE INDEX element_inscription ON element (inscription, id);
CREATE INDEX element_stage ON element (stage, id);
CREATE INDEX element_piece ON element (piece, id);
CREATE INDEX element_enseignant ON element (enseignant, id);
CREATE INDEX element_tuteur ON element (tuteur, id);

CREATE TABLE positionnement (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  objet {texte} NOT NULL,
  source {texte} NOT NULL,
  niveau {texte},
  element {texte} REFERENCES element (id),
  le {texte},
  commentaire {texte}
);
CREATE INDEX positionnement_inscription ON positionnement (inscription, id);
CREATE INDEX positionnement_element ON positionnement (element, id);

CREATE TABLE livret (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  etat {texte} NOT NULL,
  scelle_le {texte},
  scelle_par {texte} REFERENCES personne (id),
  empreinte {texte},
  vu_par_le_candidat_le {texte}
);
CREATE UNIQUE INDEX livret_un_inscription ON livret (inscription);
CREATE INDEX livret_scelle_par ON livret (scelle_par, id);

CREATE TABLE ligne_de_livret (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  livret {texte} NOT NULL REFERENCES livret (id),
  cle {texte} NOT NULL,
  valeur {texte}
);
CREATE UNIQUE INDEX ligne_de_livret_un_livret_cle ON ligne_de_livret (livret, cle);

CREATE TABLE controle (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  epreuve {texte} NOT NULL,
  etat {texte} NOT NULL,
  constats {texte},
  demande_le {texte},
  delai {texte},
  envoi {texte},
  decide_le {texte},
  decide_par {texte} REFERENCES personne (id),
  motif {texte},
  notifie_le {texte}
);
CREATE UNIQUE INDEX controle_un_inscription_epreuve ON controle (inscription, epreuve);
CREATE INDEX controle_decide_par ON controle (decide_par, id);

CREATE TABLE justificatif (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  nature {texte} NOT NULL,
  libelle {texte} NOT NULL,
  unite {texte},
  note {texte},
  obtenu_le {texte},
  jours {texte},
  piece {texte} REFERENCES piece (id),
  avis {texte},
  examine_le {texte},
  motif {texte}
);
CREATE INDEX justificatif_inscription ON justificatif (inscription, id);
CREATE INDEX justificatif_piece ON justificatif (piece, id);

CREATE TABLE seance (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  organisation {texte} NOT NULL REFERENCES organisation (id),
  session {texte} NOT NULL REFERENCES session (id),
  libelle {texte} NOT NULL,
  nature {texte},
  le {texte} NOT NULL,
  heures {texte},
  matiere {texte},
  objets {texte},
  tri {texte} NOT NULL
);
CREATE INDEX seance_tri ON seance (tri, id);
CREATE INDEX seance_organisation ON seance (organisation, tri, id);
CREATE INDEX seance_session ON seance (session, tri, id);

CREATE TABLE document (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  inscription {texte} REFERENCES inscription (id),
  modele {texte} NOT NULL,
  libelle {texte} NOT NULL,
  code {texte} NOT NULL,
  empreinte {texte} NOT NULL,
  pages {texte},
  donnees {texte} NOT NULL,
  public {texte} NOT NULL,
  emis_le {texte} NOT NULL,
  remis_le {texte},
  remplace_par {texte} REFERENCES document (id),
  revoque_le {texte},
  motif {texte}
);
CREATE UNIQUE INDEX document_un_code ON document (code);
CREATE INDEX document_session ON document (session, id);
CREATE INDEX document_inscription ON document (inscription, id);
CREATE INDEX document_remplace_par ON document (remplace_par, id);

CREATE TABLE tache (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  personne {texte} NOT NULL REFERENCES personne (id),
  session {texte} REFERENCES session (id),
  nature {texte} NOT NULL,
  libelle {texte} NOT NULL,
  parametres {texte},
  etat {texte} NOT NULL,
  message {texte},
  fichier {texte},
  empreinte {texte},
  demandee_le {texte} NOT NULL,
  finie_le {texte}
);
CREATE INDEX tache_personne ON tache (personne, id);
CREATE INDEX tache_etat ON tache (etat, id);
CREATE INDEX tache_session ON tache (session, id);

CREATE TABLE planning (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  numero {texte} NOT NULL,
  libelle {texte},
  etat {texte} NOT NULL,
  demande {texte} NOT NULL REFERENCES contenu (id),
  resultat {texte} NOT NULL REFERENCES contenu (id),
  cout {texte},
  borne {texte},
  retenu_le {texte}
);
CREATE UNIQUE INDEX planning_un_session_numero ON planning (session, numero);
CREATE INDEX planning_demande ON planning (demande, id);
CREATE INDEX planning_resultat ON planning (resultat, id);

ALTER TABLE inscription ADD COLUMN confirmee_le {texte};
ALTER TABLE session ADD COLUMN dossiers_avant_le {texte};
