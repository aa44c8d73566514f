-- The decision by which an authority admits a forme that the voie does not open.

ALTER TABLE inscription ADD COLUMN derogation_de_forme {texte};
