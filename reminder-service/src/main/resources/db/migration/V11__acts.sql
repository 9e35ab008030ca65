-- What a person said made it worse. Nothing shows it to them or reminds them of it again, whatever they report later.
create table made_worse (
    person_id    uuid        not null,
    content_slug text        not null,
    said_at      timestamptz not null,
    -- Of which occurrence they said so.
    reminder_id  uuid        not null,
    due_at       timestamptz not null,
    -- The check-in that asks since then how they are; none under a red flag.
    check_in_id  uuid,
    primary key (person_id, content_slug)
);
create trigger refuse_erased_person before insert on made_worse for each row execute function refuse_erased_person();

-- How a reminder was when it was made, once it is another: a request that comes again gets its first answer.
alter table reminder add column made_as jsonb;
