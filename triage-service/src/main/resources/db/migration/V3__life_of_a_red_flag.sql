-- What became of a red flag. It waits for somebody until escalate_at, by this database's clock; then it is escalated, once.
-- Whoever acknowledges it, before or after, ends the waiting. Only what was acknowledged can be closed.
alter table red_flag
    add column escalate_at          timestamptz,
    add column escalated_at         timestamptz,
    add column acknowledged_at      timestamptz,
    add column acknowledged_subject text,
    add column acknowledged_by      text check (char_length(acknowledged_by) between 1 and 100),
    add column note                 text check (char_length(note) <= 2000),
    add column closed_at            timestamptz,
    add column closed_subject       text,
    add column closed_by            text check (char_length(closed_by) between 1 and 100),
    add column closing_note         text check (char_length(closing_note) <= 2000),
    add constraint waits_until_escalated_or_acknowledged
        check (escalate_at is null or (escalated_at is null and acknowledged_at is null)),
    add constraint somebody_acknowledged
        check (num_nulls(acknowledged_at, acknowledged_subject, acknowledged_by) in (0, 3)),
    add constraint somebody_closed check (num_nulls(closed_at, closed_subject, closed_by) in (0, 3)),
    add constraint closed_after_acknowledged check (closed_at is null or acknowledged_at is not null),
    add constraint a_note_is_of_who_acknowledged check (note is null or acknowledged_at is not null),
    add constraint a_closing_note_is_of_who_closed check (closing_note is null or closed_at is not null);

-- Who files a red flag says how long it may wait; one that says nothing, as an older replica does, waits no longer than any.
alter table red_flag alter column escalate_at set default now() + interval '2 minutes';

-- Nobody was asked to acknowledge those of before; of the last day, somebody had better look again.
update red_flag set escalate_at = now() where raised_at > now() - interval '1 day';

create index red_flag_to_escalate on red_flag (escalate_at) where escalate_at is not null;
create index red_flag_newest on red_flag (raised_at desc, id desc);
-- One for each status that can be asked for, because any of them may be rare among millions.
create index red_flag_open on red_flag (raised_at desc, id desc) where acknowledged_at is null;
create index red_flag_raised on red_flag (raised_at desc, id desc) where acknowledged_at is null and escalated_at is null;
create index red_flag_escalated on red_flag (raised_at desc, id desc)
    where acknowledged_at is null and escalated_at is not null;
create index red_flag_acknowledged on red_flag (raised_at desc, id desc)
    where acknowledged_at is not null and closed_at is null;
create index red_flag_closed on red_flag (raised_at desc, id desc) where closed_at is not null;
