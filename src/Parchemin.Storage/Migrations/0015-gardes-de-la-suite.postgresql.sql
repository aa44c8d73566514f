-- The new tables are guarded as the others, and the columns added since to the old ones.

DROP TRIGGER stage_changement ON stage;
DROP TRIGGER derogation_changement ON derogation;
DROP TRIGGER controle_changement ON controle;
CREATE TRIGGER redoublement_creation BEFORE INSERT ON redoublement FOR EACH ROW EXECUTE FUNCTION garder('redoublement');
CREATE TRIGGER redoublement_changement BEFORE UPDATE OF id, version, inscription, cas, session_anterieure, autorise_le ON redoublement FOR EACH ROW EXECUTE FUNCTION garder('redoublement');
CREATE TRIGGER redoublement_suppression BEFORE DELETE ON redoublement FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER redoublement_vidage BEFORE TRUNCATE ON redoublement FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER clause_creation BEFORE INSERT ON clause FOR EACH ROW EXECUTE FUNCTION garder('clause');
CREATE TRIGGER clause_changement BEFORE UPDATE OF id, version, stage, rang, texte ON clause FOR EACH ROW EXECUTE FUNCTION garder('clause');
CREATE TRIGGER clause_suppression BEFORE DELETE ON clause FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER clause_vidage BEFORE TRUNCATE ON clause FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER engagement_creation BEFORE INSERT ON engagement FOR EACH ROW EXECUTE FUNCTION garder('engagement');
CREATE TRIGGER engagement_changement BEFORE UPDATE OF id, version, inscription, fiche, etat, demandee_le, decidee_le, decidee_par, motif ON engagement FOR EACH ROW EXECUTE FUNCTION garder('engagement');
CREATE TRIGGER engagement_suppression BEFORE DELETE ON engagement FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER engagement_vidage BEFORE TRUNCATE ON engagement FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER stage_changement BEFORE UPDATE OF id, version, inscription, nature, organisation, entreprise, adresse, territoire, tuteur, enseignant, du, au, rythme, quotite, missions, activites, activites_motif, convention, convention_signee_le, etat ON stage FOR EACH ROW EXECUTE FUNCTION garder('stage');
CREATE TRIGGER derogation_changement BEFORE UPDATE OF id, version, inscription, nature, semaines, demandee_le, decidee_le, motif ON derogation FOR EACH ROW EXECUTE FUNCTION garder('derogation');
CREATE TRIGGER controle_changement BEFORE UPDATE OF id, version, inscription, epreuve, etat, constats, demande_le, delai, envoi, decide_le, decide_par, cas, motif, notifie_le ON controle FOR EACH ROW EXECUTE FUNCTION garder('controle');
