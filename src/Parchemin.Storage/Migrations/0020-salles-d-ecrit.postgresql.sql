-- The rooms of the written épreuves and the seats that are published in them.

CREATE TABLE salle_d_ecrit (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  session {texte} NOT NULL REFERENCES session (id),
  centre {texte} NOT NULL REFERENCES organisation (id),
  epreuve {texte} NOT NULL,
  nom {texte} NOT NULL,
  rangees {texte} NOT NULL,
  colonnes {texte} NOT NULL,
  espacee {texte} NOT NULL,
  surveillants {texte},
  retiree_le {texte}
);
CREATE UNIQUE INDEX salle_d_ecrit_un_session_centre_epreuve_nom ON salle_d_ecrit (session, centre, epreuve, nom);
CREATE INDEX salle_d_ecrit_centre ON salle_d_ecrit (centre, id);

CREATE TABLE place_d_ecrit (
  id {texte} PRIMARY KEY,
  version BIGINT NOT NULL,
  inscription {texte} NOT NULL REFERENCES inscription (id),
  epreuve {texte} NOT NULL,
  salle {texte} REFERENCES salle_d_ecrit (id),
  place {texte},
  publiee_le {texte} NOT NULL
);
CREATE UNIQUE INDEX place_d_ecrit_un_inscription_epreuve ON place_d_ecrit (inscription, epreuve);
CREATE INDEX place_d_ecrit_salle ON place_d_ecrit (salle, id);

CREATE TRIGGER salle_d_ecrit_creation BEFORE INSERT ON salle_d_ecrit FOR EACH ROW EXECUTE FUNCTION garder('salle-d-ecrit');
CREATE TRIGGER salle_d_ecrit_changement BEFORE UPDATE OF id, version, session, centre, epreuve, nom, rangees, colonnes, espacee, surveillants, retiree_le ON salle_d_ecrit FOR EACH ROW EXECUTE FUNCTION garder('salle-d-ecrit');
CREATE TRIGGER salle_d_ecrit_suppression BEFORE DELETE ON salle_d_ecrit FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER salle_d_ecrit_vidage BEFORE TRUNCATE ON salle_d_ecrit FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER place_d_ecrit_creation BEFORE INSERT ON place_d_ecrit FOR EACH ROW EXECUTE FUNCTION garder('place-d-ecrit');
CREATE TRIGGER place_d_ecrit_changement BEFORE UPDATE OF id, version, inscription, epreuve, salle, place, publiee_le ON place_d_ecrit FOR EACH ROW EXECUTE FUNCTION garder('place-d-ecrit');
CREATE TRIGGER place_d_ecrit_suppression BEFORE DELETE ON place_d_ecrit FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER place_d_ecrit_vidage BEFORE TRUNCATE ON place_d_ecrit FOR EACH STATEMENT EXECUTE FUNCTION refuser();
