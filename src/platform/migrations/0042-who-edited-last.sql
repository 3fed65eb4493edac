-- Whoever finds that a colleague was faster wants to know which one. Null: edited before this was kept.

alter table template_draft add column edited_by uuid;
