-- A template without an active version was taken back, or has never gone out: whoever mends the gap wants to know which.

alter table template add column withdrawn_at timestamptz;  -- counts only while none is active; null then: none ever was

-- What was taken back before is on record. The fence binds the owner too, who has no tenant here.
alter table template no force row level security;
alter table record no force row level security;
update template set withdrawn_at = retired.at
  from (select tenant, entry->'body'->>'template' as key, max((entry->>'at')::timestamptz) as at
          from (select tenant, convert_from(entry, 'UTF8')::jsonb as entry from record
                 where kind = 'template.retired' and exists (select from template where active_version is null)) one
         group by 1, 2) retired
 where template.tenant = retired.tenant and active_version is null and retired.key = channel || '/' || name || '.' || locale;
alter table record force row level security;
alter table template force row level security;
