-- Runs once, on an empty volume: a database for each service, and one user who may enter it and no other.
\getenv triage NAPE_TRIAGE_DB_PASSWORD
\getenv content NAPE_CONTENT_DB_PASSWORD
\getenv reminder NAPE_REMINDER_DB_PASSWORD

create role triage login password :'triage';
create role content login password :'content';
create role reminder login password :'reminder';

create database triage owner triage;
create database content owner content;
create database reminder owner reminder;

revoke all on database postgres, template1, triage, content, reminder from public;
