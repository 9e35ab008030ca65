-- Which rules judged a report, to the letter: the version is a person's word, the hash is not. Rows from before have none.
alter table symptom_report
    add column rules_hash text check (rules_hash ~ '^[0-9a-f]{64}$');
