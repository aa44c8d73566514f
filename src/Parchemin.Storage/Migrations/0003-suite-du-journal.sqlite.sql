-- The journal only grows, one link after the other, whoever writes it; « INSERT OR REPLACE » would otherwise slip under the guards.

CREATE TRIGGER journal_suite BEFORE INSERT ON journal WHEN
  EXISTS (SELECT 1 FROM journal WHERE rang = NEW.rang)
  OR NEW.precedente IS NOT CASE NEW.rang WHEN 1 THEN '0000000000000000000000000000000000000000000000000000000000000000' ELSE (SELECT empreinte FROM journal WHERE rang = NEW.rang - 1) END
BEGIN SELECT RAISE(ABORT, 'Une écriture du journal suit la précédente.'); END;
CREATE TRIGGER journal_version BEFORE INSERT ON journal WHEN
  NEW.version IS NOT 1 AND NOT EXISTS (SELECT 1 FROM journal WHERE objet = NEW.objet AND genre = NEW.genre AND version = NEW.version - 1)
BEGIN SELECT RAISE(ABORT, 'Une version du registre a été sautée.'); END;
CREATE TRIGGER journal_tete_remplacement BEFORE INSERT ON journal_tete BEGIN SELECT RAISE(ABORT, 'Le journal n''a qu''une tête.'); END;

CREATE TRIGGER organisation_remplacement BEFORE INSERT ON organisation WHEN EXISTS (SELECT 1 FROM organisation WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER personne_remplacement BEFORE INSERT ON personne WHEN EXISTS (SELECT 1 FROM personne WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER session_remplacement BEFORE INSERT ON session WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER candidat_remplacement BEFORE INSERT ON candidat WHEN EXISTS (SELECT 1 FROM candidat WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER inscription_remplacement BEFORE INSERT ON inscription WHEN EXISTS (SELECT 1 FROM inscription WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER amenagement_remplacement BEFORE INSERT ON amenagement WHEN EXISTS (SELECT 1 FROM amenagement WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER resultat_remplacement BEFORE INSERT ON resultat WHEN EXISTS (SELECT 1 FROM resultat WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER copie_remplacement BEFORE INSERT ON copie WHEN EXISTS (SELECT 1 FROM copie WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER mandat_remplacement BEFORE INSERT ON mandat WHEN EXISTS (SELECT 1 FROM mandat WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER compte_remplacement BEFORE INSERT ON compte WHEN EXISTS (SELECT 1 FROM compte WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER cle_d_acces_remplacement BEFORE INSERT ON cle_d_acces WHEN EXISTS (SELECT 1 FROM cle_d_acces WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER lien_remplacement BEFORE INSERT ON lien WHEN EXISTS (SELECT 1 FROM lien WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER jeton_remplacement BEFORE INSERT ON jeton WHEN EXISTS (SELECT 1 FROM jeton WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER vue_remplacement BEFORE INSERT ON vue WHEN EXISTS (SELECT 1 FROM vue WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER correspondance_remplacement BEFORE INSERT ON correspondance WHEN EXISTS (SELECT 1 FROM correspondance WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
CREATE TRIGGER import_remplacement BEFORE INSERT ON import WHEN EXISTS (SELECT 1 FROM import WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'Un objet du registre ne se remplace pas.'); END;
