-- Nothing changes outside a use case: a row is written only for a version that the journal already holds, and nothing is removed.

CREATE FUNCTION refuser() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Le journal ne se modifie pas et rien ne quitte le registre.'; END $$;
CREATE FUNCTION garder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM journal WHERE genre = TG_ARGV[0] AND objet = NEW.id AND version = NEW.version) THEN
    RAISE EXCEPTION 'Le registre ne change que par une opération inscrite au journal.';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'Une version du registre a été sautée.';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION garder_la_tete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM journal WHERE rang = NEW.rang AND empreinte = NEW.empreinte) THEN
    RAISE EXCEPTION 'La tête du journal suit sa dernière écriture.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER journal_changement BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER journal_vidage BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER journal_tete_changement BEFORE UPDATE ON journal_tete FOR EACH ROW EXECUTE FUNCTION garder_la_tete();
CREATE TRIGGER journal_tete_suppression BEFORE DELETE ON journal_tete FOR EACH ROW EXECUTE FUNCTION refuser();

CREATE TRIGGER organisation_creation BEFORE INSERT ON organisation FOR EACH ROW EXECUTE FUNCTION garder('organisation');
CREATE TRIGGER organisation_changement BEFORE UPDATE OF id, version, nature, nom, sigle, parent, statut, habilite_ccf, uai, siret, adresse, code_postal, ville, fuseau, fermee_le ON organisation FOR EACH ROW EXECUTE FUNCTION garder('organisation');
CREATE TRIGGER organisation_suppression BEFORE DELETE ON organisation FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER organisation_vidage BEFORE TRUNCATE ON organisation FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER personne_creation BEFORE INSERT ON personne FOR EACH ROW EXECUTE FUNCTION garder('personne');
CREATE TRIGGER personne_changement BEFORE UPDATE OF id, version, nom, prenoms, courriel, telephone, organisation, qualite ON personne FOR EACH ROW EXECUTE FUNCTION garder('personne');
CREATE TRIGGER personne_suppression BEFORE DELETE ON personne FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER personne_vidage BEFORE TRUNCATE ON personne FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER session_creation BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION garder('session');
CREATE TRIGGER session_changement BEFORE UPDATE OF id, version, certification, edition, code, libelle, organisation, inscriptions_du, inscriptions_au, deliberation_le, jury_clos_le, publiee_le ON session FOR EACH ROW EXECUTE FUNCTION garder('session');
CREATE TRIGGER session_suppression BEFORE DELETE ON session FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER session_vidage BEFORE TRUNCATE ON session FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER candidat_creation BEFORE INSERT ON candidat FOR EACH ROW EXECUTE FUNCTION garder('candidat');
CREATE TRIGGER candidat_changement BEFORE UPDATE OF id, version, nom_de_naissance, nom_d_usage, prenoms, sexe, ne_le, commune_de_naissance, lieu_de_naissance, ine, courriel, telephone, adresse, code_postal, ville, organisation, personne ON candidat FOR EACH ROW EXECUTE FUNCTION garder('candidat');
CREATE TRIGGER candidat_suppression BEFORE DELETE ON candidat FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER candidat_vidage BEFORE TRUNCATE ON candidat FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER inscription_creation BEFORE INSERT ON inscription FOR EACH ROW EXECUTE FUNCTION garder('inscription');
CREATE TRIGGER inscription_changement BEFORE UPDATE OF id, version, candidat, session, numero, etablissement, centre, voie, forme, option, lv1, lv2, etat, remarque ON inscription FOR EACH ROW EXECUTE FUNCTION garder('inscription');
CREATE TRIGGER inscription_suppression BEFORE DELETE ON inscription FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER inscription_vidage BEFORE TRUNCATE ON inscription FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER amenagement_creation BEFORE INSERT ON amenagement FOR EACH ROW EXECUTE FUNCTION garder('amenagement');
CREATE TRIGGER amenagement_changement BEFORE UPDATE OF id, version, inscription, nature, temps_majore, precision, avis_medical, avis_le, decide_le ON amenagement FOR EACH ROW EXECUTE FUNCTION garder('amenagement');
CREATE TRIGGER amenagement_suppression BEFORE DELETE ON amenagement FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER amenagement_vidage BEFORE TRUNCATE ON amenagement FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER resultat_creation BEFORE INSERT ON resultat FOR EACH ROW EXECUTE FUNCTION garder('resultat');
CREATE TRIGGER resultat_changement BEFORE UPDATE OF id, version, inscription, unite, etat, note, obtenue_le, motif, remarque_du_jury ON resultat FOR EACH ROW EXECUTE FUNCTION garder('resultat');
CREATE TRIGGER resultat_suppression BEFORE DELETE ON resultat FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER resultat_vidage BEFORE TRUNCATE ON resultat FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER copie_creation BEFORE INSERT ON copie FOR EACH ROW EXECUTE FUNCTION garder('copie');
CREATE TRIGGER copie_changement BEFORE UPDATE OF id, version, session, inscription, unite, anonymat, correcteur, note ON copie FOR EACH ROW EXECUTE FUNCTION garder('copie');
CREATE TRIGGER copie_suppression BEFORE DELETE ON copie FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER copie_vidage BEFORE TRUNCATE ON copie FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER mandat_creation BEFORE INSERT ON mandat FOR EACH ROW EXECUTE FUNCTION garder('mandat');
CREATE TRIGGER mandat_changement BEFORE UPDATE OF id, version, personne, role, organisation, certification, session, inscription, du, au ON mandat FOR EACH ROW EXECUTE FUNCTION garder('mandat');
CREATE TRIGGER mandat_suppression BEFORE DELETE ON mandat FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER mandat_vidage BEFORE TRUNCATE ON mandat FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER compte_creation BEFORE INSERT ON compte FOR EACH ROW EXECUTE FUNCTION garder('compte');
CREATE TRIGGER compte_changement BEFORE UPDATE OF id, version, personne, identifiant, mot_de_passe, sceau, fournisseur, sujet, echecs, verrouille_jusqu_au, ferme_le ON compte FOR EACH ROW EXECUTE FUNCTION garder('compte');
CREATE TRIGGER compte_suppression BEFORE DELETE ON compte FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER compte_vidage BEFORE TRUNCATE ON compte FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER cle_d_acces_creation BEFORE INSERT ON cle_d_acces FOR EACH ROW EXECUTE FUNCTION garder('cle-d-acces');
CREATE TRIGGER cle_d_acces_changement BEFORE UPDATE OF id, version, compte, nom, identifiant, donnees, retiree_le ON cle_d_acces FOR EACH ROW EXECUTE FUNCTION garder('cle-d-acces');
CREATE TRIGGER cle_d_acces_suppression BEFORE DELETE ON cle_d_acces FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER cle_d_acces_vidage BEFORE TRUNCATE ON cle_d_acces FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER lien_creation BEFORE INSERT ON lien FOR EACH ROW EXECUTE FUNCTION garder('lien');
CREATE TRIGGER lien_changement BEFORE UPDATE OF id, version, personne, objet, chemin, expire_le, utilise_le, revoque_le ON lien FOR EACH ROW EXECUTE FUNCTION garder('lien');
CREATE TRIGGER lien_suppression BEFORE DELETE ON lien FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER lien_vidage BEFORE TRUNCATE ON lien FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER jeton_creation BEFORE INSERT ON jeton FOR EACH ROW EXECUTE FUNCTION garder('jeton');
CREATE TRIGGER jeton_changement BEFORE UPDATE OF id, version, libelle, personne, portees, empreinte, expire_le, revoque_le ON jeton FOR EACH ROW EXECUTE FUNCTION garder('jeton');
CREATE TRIGGER jeton_suppression BEFORE DELETE ON jeton FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER jeton_vidage BEFORE TRUNCATE ON jeton FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER vue_creation BEFORE INSERT ON vue FOR EACH ROW EXECUTE FUNCTION garder('vue');
CREATE TRIGGER vue_changement BEFORE UPDATE OF id, version, personne, libelle, liste, filtres, retiree_le ON vue FOR EACH ROW EXECUTE FUNCTION garder('vue');
CREATE TRIGGER vue_suppression BEFORE DELETE ON vue FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER vue_vidage BEFORE TRUNCATE ON vue FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER correspondance_creation BEFORE INSERT ON correspondance FOR EACH ROW EXECUTE FUNCTION garder('correspondance');
CREATE TRIGGER correspondance_changement BEFORE UPDATE OF id, version, libelle, organisation, modele, colonnes, retiree_le ON correspondance FOR EACH ROW EXECUTE FUNCTION garder('correspondance');
CREATE TRIGGER correspondance_suppression BEFORE DELETE ON correspondance FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER correspondance_vidage BEFORE TRUNCATE ON correspondance FOR EACH STATEMENT EXECUTE FUNCTION refuser();
CREATE TRIGGER import_creation BEFORE INSERT ON import FOR EACH ROW EXECUTE FUNCTION garder('import');
CREATE TRIGGER import_changement BEFORE UPDATE OF id, version, session, modele, fichier, empreinte, crees, modifies, inchanges, refuses ON import FOR EACH ROW EXECUTE FUNCTION garder('import');
CREATE TRIGGER import_suppression BEFORE DELETE ON import FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER import_vidage BEFORE TRUNCATE ON import FOR EACH STATEMENT EXECUTE FUNCTION refuser();
