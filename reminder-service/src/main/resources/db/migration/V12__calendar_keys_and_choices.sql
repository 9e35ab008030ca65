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
