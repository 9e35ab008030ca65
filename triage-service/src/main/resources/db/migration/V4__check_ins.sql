-- When people were asked how it goes, and what they said. The id is that of the reminder that asked.
create table check_in (
    id                   uuid        primary key,
    person_id            uuid        not null,
    kind                 text        not null,
    due_at               timestamptz not null,
    answered_at          timestamptz,
    outcome              text        check (outcome in ('continue', 'reassess', 'book-doctor', 'recovered')),
    answers              text, -- JSON; nothing here looks inside it
    report_id            uuid        unique references symptom_report (id),
    used_earlier_answers boolean     not null default false,
    idempotency_key      text,
    request_hash         bytea,
    constraint an_answer_is_whole check (
        (answered_at is null) = (outcome is null)
        and (answered_at is null) = (answers is null)
        and (answered_at is null) = (request_hash is null)),
    constraint only_some_outcomes_have_a_report check (
        (coalesce(outcome, '') in ('reassess', 'book-doctor')) = (report_id is not null)),
    constraint only_a_report_uses_earlier_answers check (report_id is not null or not used_earlier_answers)
);
create index check_in_of_person on check_in (person_id, due_at desc, id desc);
