-- Which number each event of a numbered topic was given. It is kept for as long as somebody may miss one. No person is named.
create table event_number (
    topic    text   not null,
    sequence bigint not null check (sequence > 0),
    event_id text   not null,
    primary key (topic, sequence)
);
create index event_number_of_event on event_number (event_id);

-- What awaits its number is not sent. A replica that knows of no numbers writes none that await one.
alter table outbox
    add column awaits_number boolean not null default false,
    add column sequence      bigint;
create index outbox_awaiting_number on outbox (id) where awaits_number;

-- Gives up to so many events their numbers, in the order in which they were written, and says how many they were. Whoever calls
-- waits for whoever is at it and then sees what they have given: in here each query sees what is committed by then. Rows that
-- somebody holds are left for the next time. As one call it ends at the server, whatever becomes of who has called.
create function number_events(most int) returns int language plpgsql as $$
declare
    given int;
begin
    perform pg_advisory_xact_lock(hashtext('nape.event_number'));
    with awaiting as materialized (
        select id, topic, event_id from outbox where awaits_number order by id limit most for update skip locked),
    numbered as materialized (
        select id, topic, event_id,
            row_number() over (partition by topic order by id)
                + (select coalesce(max(sequence), 0) from event_number as last where last.topic = awaiting.topic) as sequence
        from awaiting),
    kept as (
        insert into event_number (topic, sequence, event_id) select topic, sequence, event_id from numbered)
    update outbox set awaits_number = false, sequence = numbered.sequence
    from numbered where outbox.id = numbered.id;
    get diagnostics given = row_count;
    return given;
end $$;
