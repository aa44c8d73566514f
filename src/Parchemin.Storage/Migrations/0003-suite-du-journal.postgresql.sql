-- The journal only grows, one link after the other, whoever writes it.

CREATE FUNCTION suivre() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.precedente IS DISTINCT FROM (CASE NEW.rang WHEN 1 THEN repeat('0', 64) ELSE (SELECT empreinte FROM journal WHERE rang = NEW.rang - 1) END) THEN
    RAISE EXCEPTION 'Une écriture du journal suit la précédente.';
  END IF;
  IF NEW.version <> 1 AND NOT EXISTS (SELECT 1 FROM journal WHERE objet = NEW.objet AND genre = NEW.genre AND version = NEW.version - 1) THEN
    RAISE EXCEPTION 'Une version du registre a été sautée.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER journal_suite BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION suivre();
CREATE TRIGGER journal_tete_creation BEFORE INSERT ON journal_tete FOR EACH ROW EXECUTE FUNCTION refuser();
CREATE TRIGGER journal_tete_vidage BEFORE TRUNCATE ON journal_tete FOR EACH STATEMENT EXECUTE FUNCTION refuser();
