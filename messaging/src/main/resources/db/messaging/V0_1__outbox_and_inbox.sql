-- What this service still owes the others. Written in the transaction of what happened, emptied by the relay.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    text        not null,
    topic       text        not null,
    person_id   uuid        not null,
    payload     text        not null,
    traceparent text,
    created_at  timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);

-- Which events took effect here already, so that one delivered twice takes effect once.
create table inbox (
    topic       text        not null,
    event_id    text        not null,
    received_at timestamptz not null default now(),
    primary key (topic, event_id)
);
create index inbox_received_at on inbox (received_at);
