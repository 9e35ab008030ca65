-- What opens a person's calendar without a token. Of the key only its SHA-256: 256 random bits cannot be found from it.
create table calendar_key (
    person_id    uuid primary key,
    key_hash     bytea       not null unique check (octet_length(key_hash) = 32),
    created_at   timestamptz not null,
    -- To the hour.
    last_used_at timestamptz
);
create trigger refuse_erased_person before insert on calendar_key
    for each row execute function refuse_erased_person();

-- What a person chose about their plans. Prevention is of the present plan only.
create table plan_choice (
    person_id       uuid primary key,
    prefers         text check (prefers in ('ice', 'heat')),
    causes_in_order text[]      not null default '{}',
    prevention      boolean     not null default false,
    version         bigint      not null,
    changed_at      timestamptz not null
);
create trigger refuse_erased_person before insert on plan_choice
    for each row execute function refuse_erased_person();

alter table plan
    -- The ways that it may go, kept in the place of the answers; not known of plans that are older than choices.
    add column onset        timestamptz,
    add column began_in     text,
    add column courses      jsonb,
    add column recovered_at timestamptz,
    add constraint courses_are_whole check (num_nonnulls(onset, began_in, courses) in (0, 3));
