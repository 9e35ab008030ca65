-- What is active of a person is found without reading what has ended, of which there is ever more.
drop index reminder_of_person;
create index reminder_of_person on reminder (person_id, ended_at, id);
