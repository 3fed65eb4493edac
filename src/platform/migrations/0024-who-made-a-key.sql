-- Whoever made a key for another user has held it in their hands: four eyes count them as one person.
alter table api_key add column created_by uuid;  -- null: made at the command line, on the machine itself
