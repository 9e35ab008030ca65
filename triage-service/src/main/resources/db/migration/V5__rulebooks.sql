-- Every rulebook that this service ever ran with, as it was published: what judged a report stays readable.
create table rulebook (
    hash          text        primary key check (hash ~ '^[0-9a-f]{64}$'),
    version       text        not null,
    first_used_at timestamptz not null default now(),
    content       text        not null -- JSON
);
create index rulebook_newest on rulebook (first_used_at desc, hash desc);
