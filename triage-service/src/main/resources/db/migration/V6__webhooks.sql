-- Where subscribers want to be called. An empty filter lets everything through.
create table webhook (
    id                  uuid        primary key,
    client_id           text        not null, -- the subject of the token that made it
    url                 text        not null, -- may hold a secret: it is told to the client only
    levels              text[]      not null,
    concerns            text[]      not null,
    types               text[]      not null,
    secret              bytea       not null, -- sealed, like the one before it
    secret_before       bytea,
    secret_before_until timestamptz,
    rotation_key        text,
    created_at          timestamptz not null,
    failing_since       timestamptz,
    disabled_at         timestamptz,
    disabled_because    text        check (disabled_because in ('gone', 'failing')),
    idempotency_key     text,
    request_hash        bytea,
    constraint disabled_for_a_reason check ((disabled_at is null) = (disabled_because is null)),
    constraint a_secret_before_ends check ((secret_before is null) = (secret_before_until is null)),
    constraint a_key_has_its_request check ((idempotency_key is null) = (request_hash is null))
);
create index webhook_of_client on webhook (client_id, id);
create unique index webhook_once on webhook (client_id, idempotency_key) where idempotency_key is not null;

-- What is owed to webhooks, and what became of it. Written in the statement that files a report, so nothing that a
-- subscriber does may make that fail: no foreign key, which would also lock the webhook for every red flag.
create table webhook_delivery (
    id           uuid        primary key default uuidv7(),
    webhook_id   uuid        not null,
    event_id     text        not null,
    type         text        not null,
    person_id    uuid,
    payload      text        not null, -- JSON; nothing here looks inside it
    happened_at  timestamptz not null,
    owed_at      timestamptz not null default now(),
    status       text        not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
    tries        int         not null default 0,
    due_at       timestamptz default now(), -- while it is being tried: when the lease ends
    lease        uuid,                      -- of the try that is under way
    tried_at     timestamptz,
    delivered_at timestamptz,
    last_status  int,
    last_failure text,
    constraint due_while_pending check ((status = 'pending') = (due_at is not null))
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
create unique index webhook_delivery_once on webhook_delivery (webhook_id, event_id);
create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where status = 'pending';
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_of_person on webhook_delivery (person_id) where person_id is not null;
create index webhook_delivery_owed_at on webhook_delivery (owed_at);
