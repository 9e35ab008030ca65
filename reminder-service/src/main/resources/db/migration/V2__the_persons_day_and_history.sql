-- How a person's days are. A person without a row has the policy's quiet hours and the zone of each reminder.
create table settings (
    person_id     uuid primary key,
    -- What the person said; a report's zone counts only as long as they said nothing.
    time_zone     text,
    reported_zone text,
    country       text,
    language      text,
    quiet_from    time,
    quiet_to      time,
    -- Such as 'MONDAY 09:00-12:00'; none for a person who works at any time.
    working_hours text[]      not null default '{}',
    days_off      date[]      not null default '{}',
    discreet      boolean     not null default true,
    version       bigint      not null default 0,
    changed_at    timestamptz not null,
    check ((quiet_from is null) = (quiet_to is null))
);
insert into settings (person_id, reported_zone, changed_at)
select person_id, time_zone, now() from person where time_zone is not null;
alter table person drop column time_zone;

-- What a plan becomes when the first 72 hours are over.
alter table plan
    add column hands_over_at timestamptz,
    add column later_parts   text[],
    add column later_shown   text[],
    add constraint hand_over_is_whole check (num_nonnulls(hands_over_at, later_parts, later_shown) in (0, 3));

alter table reminder
    add column own_title         boolean  not null default false,
    -- Stays in its zone when the person moves; any other keeps its wall-clock time in the person's new zone.
    add column keeps_zone        boolean  not null default false,
    add column at_work           boolean  not null default false,
    add column min_gap_seconds   bigint check (min_gap_seconds > 0),
    -- Once it has asked again there is none.
    add column ask_again_seconds bigint check (ask_again_seconds > 0),
    -- The last occurrence that was sent or missed. Nothing up to it falls due again, whatever clock and settings do.
    add column last_due_at       timestamptz,
    add column last_done_at      timestamptz,
    -- When the bundle began in which the last occurrence is shown.
    add column bundled_at        timestamptz,
    -- The occurrence that next_due_at puts off.
    add column snoozed_from      timestamptz,
    -- Sent or missed since the person last acted on one.
    add column unheeded          integer  not null default 0,
    add column paused_at         timestamptz,
    -- Counts the changes that people make, not the ticker's.
    add column version           bigint   not null default 0;

-- An active reminder may have nothing due: while it is paused, and while the person's day leaves it no room.
alter table reminder drop constraint reminder_check;
alter table reminder
    add constraint what_has_ended_is_not_due check (ended_at is null or next_due_at is null),
    add constraint what_is_paused_is_not_due check (paused_at is null or next_due_at is null),
    add constraint what_is_snoozed_is_due check (snoozed_from is null or next_due_at is not null);

-- What became of each occurrence. Without a person: it is reached by its reminder. Old months are dropped whole.
create table occurrence (
    reminder_id   uuid        not null,
    due_at        timestamptz not null,
    -- The end of its window: until then the person may act on it.
    expires_at    timestamptz not null,
    -- 'sent' beyond its window is as good as missed; nobody has to write that down.
    state         text        not null check (state in ('sent', 'missed', 'done', 'skipped', 'snoozed')),
    acted_at      timestamptz,
    snoozed_until timestamptz,
    worse         boolean,
    primary key (reminder_id, due_at),
    check ((acted_at is not null) = (state in ('done', 'skipped', 'snoozed'))),
    check ((snoozed_until is not null) = (state = 'snoozed')),
    check (worse is null or state = 'done')
) partition by range (due_at);
-- For what is older than any month kept: nothing is refused because it is late.
create table occurrence_other partition of occurrence default;

-- Makes the months of the history that are needed next and drops those, with the reminders that ended, that nobody needs.
create function keep_history(keep interval) returns void language plpgsql as $$
declare
    this_month timestamp := date_trunc('month', now() at time zone 'UTC');
    month      timestamp;
    part       text;
begin
    if not pg_try_advisory_xact_lock(hashtext('keep_history')) then
        return;
    end if;
    foreach month in array array[this_month - interval '1 month', this_month, this_month + interval '1 month'] loop
        part := to_char(month, '"occurrence_"YYYY_MM');
        if to_regclass(part) is null then
            -- Attached, not created in place: that would lock out whoever writes history meanwhile.
            execute format('create table %I (like occurrence including all) with (fillfactor = 90)', part);
            execute format(
                'with late as (delete from occurrence_other where due_at >= %1$L and due_at < %2$L returning *)
                 insert into %3$I select * from late',
                month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC', part);
            execute format(
                'alter table occurrence attach partition %I for values from (%L) to (%L)',
                part, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        end if;
    end loop;
    for part in
        select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'occurrence'::regclass and relname ~ '^occurrence_\d{4}_\d{2}$'
          and (to_date(right(relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' < now() - keep
    loop
        execute format('drop table %I', part);
    end loop;
    -- Paused, or without room in the person's day, until its end.
    update reminder set ended_at = now(), end_reason = 'FINISHED'
    where ended_at is null and next_due_at is null and ends_at < now();
    delete from occurrence_other where due_at < now() - keep;
    delete from reminder where ended_at < now() - keep;
end $$;
create index reminder_resting on reminder (ends_at) where next_due_at is null and ended_at is null;
create index reminder_ended on reminder (ended_at) where ended_at is not null;
select keep_history(interval '400 days');
