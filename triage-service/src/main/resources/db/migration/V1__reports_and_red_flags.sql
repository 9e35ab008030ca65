-- What people reported and what was decided then. Ids are UUIDs of version 7: time-ordered, so the newest lie together.
create table symptom_report (
    id              uuid        primary key,
    person_id       uuid        not null,
    reported_at     timestamptz not null,
    rules_version   text        not null,
    status          text        not null check (status in ('settled', 'incomplete', 'needs-clarification')),
    level           text        check (level in ('EMERGENCY', 'URGENT', 'ROUTINE', 'SELF_CARE')),
    at_least        text        check (at_least in ('EMERGENCY', 'URGENT', 'ROUTINE')),
    urgency         text        not null check (urgency in ('EMERGENCY', 'URGENT', 'ROUTINE', 'SELF_CARE')),
    rule_ids        text[]      not null,
    unresolved      text[]      not null,
    conflicts       text[]      not null,
    answers         text        not null, -- JSON; nothing here looks inside it
    country         text,
    time_zone       text,
    idempotency_key text,
    request_hash    bytea,
    constraint only_a_settled_report_has_a_level check ((status = 'settled') = (level is not null)),
    constraint unknown_is_never_safe check (urgency <> 'SELF_CARE' or level = 'SELF_CARE'),
    constraint a_key_has_its_request check ((idempotency_key is null) = (request_hash is null))
);
create index symptom_report_of_person on symptom_report (person_id, reported_at desc, id desc);
create index symptom_report_newest on symptom_report (reported_at desc, id desc);
create unique index symptom_report_once on symptom_report (person_id, idempotency_key)
    where idempotency_key is not null;

create table red_flag (
    id         uuid        primary key,
    report_id  uuid        not null unique references symptom_report (id),
    person_id  uuid        not null,
    level      text        not null check (level in ('EMERGENCY', 'URGENT')),
    concerns   text[]      not null,
    rule_ids   text[]      not null,
    raised_at  timestamptz not null
);
create index red_flag_of_person on red_flag (person_id, raised_at desc, id desc);
