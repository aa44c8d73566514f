-- Leaks of the written calendar that a responsible person lets stand: one line each.

ALTER TABLE session ADD COLUMN fuites_acceptees {texte};
