-- Drafts of templates: edited by some, approved by somebody else, then a version of a template.
-- Every revision is in the evidence; here is the last one.

create table template_draft (
  tenant        int not null,
  id            uuid not null,
  channel       text not null check (channel in ('sms', 'email', 'call')),
  name          text not null,
  locale        text not null,
  content       jsonb not null,
  sha256        text not null,
  revision      int not null,
  base_version  int not null,               -- the newest version when it was last edited; 0: there was none
  reason        text not null,              -- why, for whoever approves it
  checked       jsonb not null,             -- what the language rules said of this revision
  status        text not null check (status in ('draft', 'submitted', 'approved', 'discarded')),
  author        uuid not null,
  editors       uuid[] not null,            -- everybody who wrote any revision of it, the author too
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  submitted_by  uuid,
  submitted_at  timestamptz,
  refused_by    uuid,                       -- the last refusal, while it is not submitted anew
  refused_at    timestamptz,
  refusal       text,
  approved_by   uuid,
  approved_at   timestamptz,
  template_id   uuid,                       -- what it became
  version       int,
  record_id     uuid not null,              -- the record of its last change
  primary key (tenant, id),
  foreign key (tenant, template_id, version) references template_version (tenant, template_id, version),
  check (author = any(editors)),
  check ((status in ('submitted', 'approved')) = (submitted_by is not null)),
  check ((status = 'approved') = (approved_by is not null)),
  check ((status = 'approved') = (version is not null)),
  -- Four eyes, should a program ever forget.
  check (approved_by is null or (approved_by <> all(editors) and approved_by <> submitted_by))
);
create unique index template_draft_version on template_draft (tenant, template_id, version) where version is not null;

select fence('template_draft');
grant select, insert, update on template_draft to dunwell_app;
