-- What is known of a person whatever order the topics came in. Its row is locked by whoever changes plan or reminders.
create table person (
    person_id                uuid primary key,
    newest_report_id         uuid,
    newest_report_at         timestamptz,
    newest_self_care_at      timestamptz,
    newest_red_flag_at       timestamptz,
    red_flag_report_id       uuid,
    time_zone                text
);

create table plan (
    id          uuid primary key,
    person_id   uuid        not null,
    report_id   uuid        not null unique,
    level       text        not null,
    reported_at timestamptz not null,
    started_at  timestamptz not null,
    ends_at     timestamptz not null,
    time_zone   text        not null,
    parts       text[]      not null,
    shown       text[]      not null,
    stopped_at  timestamptz,
    stop_reason text
);
create index plan_of_person on plan (person_id, reported_at desc);
create unique index one_running_plan on plan (person_id) where stopped_at is null;

-- A due reminder is its own outbox: it is moved on in the transaction that waits until Kafka has the event.
create table reminder (
    id               uuid primary key,
    person_id        uuid        not null,
    plan_id          uuid references plan,
    template_id      text,
    content_slug     text,
    title            text        not null,
    rrule            text        not null,
    starts_at_local  timestamp   not null,
    time_zone        text        not null,
    duration_seconds bigint      not null check (duration_seconds >= 0),
    safety_prompt    boolean     not null,
    ends_at          timestamptz not null,
    first_due_at     timestamptz not null,
    next_due_at      timestamptz,
    missed           integer     not null default 0,
    created_at       timestamptz not null,
    ended_at         timestamptz,
    end_reason       text,
    idempotency_key  text,
    body_hash        bytea,
    check ((next_due_at is null) = (ended_at is not null)),
    check ((ended_at is null) = (end_reason is null)),
    check ((idempotency_key is null) = (body_hash is null))
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
create index reminder_due on reminder (next_due_at) where next_due_at is not null;
create index reminder_of_person on reminder (person_id, id) where ended_at is null;
create index reminder_of_plan on reminder (plan_id) where plan_id is not null;
create unique index reminder_idempotency on reminder (person_id, idempotency_key) where idempotency_key is not null;
