-- When reminders are due next, apart from the reminders: moving one on then touches none of their indexes, and its new version
-- stays on its page (a HOT update). One row for each with a next_due_at, whoever writes that.
create table due (
    lane        smallint    not null,
    at          timestamptz not null,
    reminder_id uuid        not null,
    primary key (lane, at, reminder_id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);

-- All of a person's are in one lane.
create function lane(person uuid) returns smallint language sql immutable
return (uuid_hash(person) & 15)::smallint;

insert into due (lane, at, reminder_id)
select lane(person_id), next_due_at, id from reminder where next_due_at is not null;

create function keep_due() returns trigger language plpgsql as $$
begin
    if old.next_due_at is not null then
        delete from due where (lane, at, reminder_id) = (lane(old.person_id), old.next_due_at, old.id);
    end if;
    if new.next_due_at is not null then
        insert into due (lane, at, reminder_id) values (lane(new.person_id), new.next_due_at, new.id);
    end if;
    return null;
end $$;

create trigger keep_due_of_new after insert on reminder for each row
    when (new.next_due_at is not null) execute function keep_due();
-- The ticker says that it moves reminders on, and keeps what is due of a thousand at once.
create trigger keep_due after update of next_due_at on reminder for each row
    when (new.next_due_at is distinct from old.next_due_at and current_setting('nape.moves_on', true) is distinct from 'true')
    execute function keep_due();
create trigger keep_due_of_deleted after delete on reminder for each row
    when (old.next_due_at is not null) execute function keep_due();

-- No index may have anything that changes as a reminder is moved on, not even as its condition.
drop index reminder_due, reminder_resting;
create index reminder_ends on reminder (ends_at) where ended_at is null;
alter table reminder set (fillfactor = 80);
