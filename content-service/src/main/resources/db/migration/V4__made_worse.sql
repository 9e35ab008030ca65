-- What a person said made it worse. It is withheld from every advice on whatever report; nothing that comes later lifts it.
create table made_worse (
    person_id    uuid        not null,
    content_slug text        not null,
    said_at      timestamptz not null,
    primary key (person_id, content_slug)
);
create trigger refuse_erased_person before insert on made_worse for each row execute function refuse_erased_person();
