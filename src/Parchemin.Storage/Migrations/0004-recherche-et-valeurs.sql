-- A word is tried on an object without leaving the index; values that have ended are found to be removed; the candidates of a session
-- come in the order of their numbers.

DROP INDEX mot_objet;
CREATE INDEX mot_objet ON mot (objet, mot);
CREATE INDEX technique_fin ON technique (fin);
CREATE INDEX inscription_numero ON inscription (session, COALESCE(numero, ''), id);

-- SQLite looks nothing up in an index that only holds where a column is not null when the column never is.

DROP INDEX session_un_certification_edition_code_organisation;
CREATE UNIQUE INDEX session_un_certification_edition_code_organisation ON session (certification, edition, code, organisation);
DROP INDEX inscription_un_session_candidat;
CREATE UNIQUE INDEX inscription_un_session_candidat ON inscription (session, candidat);
DROP INDEX inscription_un_session_numero;
CREATE UNIQUE INDEX inscription_un_session_numero ON inscription (session, numero) WHERE numero IS NOT NULL;
DROP INDEX resultat_un_inscription_unite;
CREATE UNIQUE INDEX resultat_un_inscription_unite ON resultat (inscription, unite);
DROP INDEX copie_un_session_anonymat;
CREATE UNIQUE INDEX copie_un_session_anonymat ON copie (session, anonymat);
DROP INDEX copie_un_inscription_unite;
CREATE UNIQUE INDEX copie_un_inscription_unite ON copie (inscription, unite);
DROP INDEX compte_un_identifiant;
CREATE UNIQUE INDEX compte_un_identifiant ON compte (identifiant);
DROP INDEX compte_un_personne;
CREATE UNIQUE INDEX compte_un_personne ON compte (personne);
DROP INDEX cle_d_acces_un_identifiant;
CREATE UNIQUE INDEX cle_d_acces_un_identifiant ON cle_d_acces (identifiant);
