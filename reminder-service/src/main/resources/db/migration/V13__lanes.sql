-- Due reminders stand in lanes by their person. A ticker takes a lane, not rows: nobody waits for it while it waits for Kafka.
drop index reminder_due;
create index reminder_due on reminder ((uuid_hash(person_id) & 15), next_due_at) where next_due_at is not null;

-- Makes the months of the history that are needed next and drops those, with the reminders that ended, that nobody needs. Step by
-- step: each commits at once, and gives up for this time, rather than that everyone queues up behind it who waits for a reader.
drop function keep_history(interval);
create procedure keep_history(keep interval) language plpgsql as $$
declare
    this_month timestamp := date_trunc('month', now() at time zone 'UTC');
    month      timestamp;
    part       text;
begin
    foreach month in array array[this_month - interval '1 month', this_month, this_month + interval '1 month'] loop
        perform make_history(month);
        commit;
    end loop;
    for part in
        select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'occurrence'::regclass and relname ~ '^occurrence_\d{4}_\d{2}$'
          and (to_date(right(relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' < now() - keep
    loop
        perform drop_history(part);
        commit;
    end loop;
    delete from occurrence_other where due_at < now() - keep;
    -- Paused, or without room in the person's day, until its end.
    update reminder set ended_at = now(), end_reason = 'FINISHED'
    where ended_at is null and next_due_at is null and ends_at < now();
    loop
        commit;
        delete from reminder where id = any (array(
            select id from reminder where ended_at < now() - keep limit 1000 for update skip locked));
        exit when not found;
    end loop;
end $$;

-- Attached, not created in place: that would lock out whoever writes history meanwhile.
create function make_history(month timestamp) returns void language plpgsql as $$
declare
    part text        := to_char(month, '"occurrence_"YYYY_MM');
    from_  timestamptz := month at time zone 'UTC';
    until  timestamptz := (month + interval '1 month') at time zone 'UTC';
begin
    perform set_config('lock_timeout', '200ms', true);
    if not pg_try_advisory_xact_lock(hashtext('keep_history')) or to_regclass(part) is not null then
        return;
    end if;
    execute format('create table %I (like occurrence including all) with (fillfactor = 90)', part);
    execute format(
        'with late as (delete from occurrence_other where due_at >= %1$L and due_at < %2$L returning *)
         insert into %3$I select * from late',
        from_, until, part);
    execute format('alter table occurrence attach partition %I for values from (%L) to (%L)', part, from_, until);
exception when lock_not_available then
    raise notice '% is made another time', part;
end $$;

create function drop_history(part text) returns void language plpgsql as $$
begin
    perform set_config('lock_timeout', '200ms', true);
    if pg_try_advisory_xact_lock(hashtext('keep_history')) then
        execute format('drop table if exists %I', part);
    end if;
exception when lock_not_available then
    raise notice '% is dropped another time', part;
end $$;
