-- Who was erased: nothing but the random id, so that nothing late brings anything back.
create table erased_person (
    id        uuid        primary key,
    erased_at timestamptz not null
);

-- Whether the person was erased. Who asks holds the person until their transaction ends, and an erasure waits for them. Who
-- waited for an erasure sees it: in here each query sees what is committed by then, also within one statement of the caller's.
create function is_erased(person uuid) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('nape.person'), hashtext(person::text));
    return exists (select from erased_person where id = person);
end $$;

-- Remembers that the person is erased and waits for everyone who holds them. False if they were erased before.
create function mark_erased(person uuid, at timestamptz) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('nape.person'), hashtext(person::text));
    insert into erased_person (id, erased_at) values (person, at) on conflict do nothing;
    return found;
end $$;

-- Nothing of an erased person can be kept, whoever tries. Each table with a person_id has this trigger; one that is made later
-- needs it too. Only the outbox has none: what is owed is written with something that is kept.
create function refuse_erased_person() returns trigger language plpgsql as $$
begin
    if is_erased(new.person_id) then
        raise exception 'the person was erased' using errcode = 'NAPE1';
    end if;
    return new;
end $$;

do $$
declare
    personal text;
begin
    for personal in
        select table_name from information_schema.columns
        where table_schema = current_schema() and column_name = 'person_id' and table_name <> 'outbox'
    loop
        execute format(
            'create trigger refuse_erased_person before insert on %I for each row execute function refuse_erased_person()',
            personal);
    end loop;
end $$;

-- All that is kept of a person, what has ended too, is found without reading everyone's.
drop index reminder_of_person;
create index reminder_of_person on reminder (person_id, id);
