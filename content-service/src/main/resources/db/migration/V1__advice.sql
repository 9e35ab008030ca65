-- The advice chosen for a report: content slugs, never the texts and never the answers.
create table advice (
    report_id   uuid        primary key,
    person_id   uuid        not null,
    reported_at timestamptz not null,
    -- null while the report is not settled
    level       text        check (level in ('EMERGENCY', 'URGENT', 'ROUTINE', 'SELF_CARE')),
    -- slugs, in the order in which to show them
    shown       jsonb       not null,
    -- [{slug, because}]
    withheld    jsonb       not null
);

-- Every red flag. Whether one stops an advice is judged when the advice is read, so that it does not matter which of
-- the two events came first.
create table red_flag (
    red_flag_id uuid        primary key,
    person_id   uuid        not null,
    level       text        not null check (level in ('EMERGENCY', 'URGENT')),
    raised_at   timestamptz not null
);
create index red_flag_person on red_flag (person_id, raised_at);
