-- How an advice stands is judged by the person's other reports as well.
create index advice_person on advice (person_id, level, reported_at);

-- A report that is urgent or worse counts as a red flag even if the event of its flag never came. It is kept under its
-- own id, beside the flag's.
insert into red_flag (red_flag_id, person_id, level, raised_at)
select report_id, person_id, level, reported_at
from advice
where level in ('EMERGENCY', 'URGENT')
on conflict do nothing;
