-- up

-- A new version of the rule gives operations that wait for a decision other deadlines: a job works them out again.
grant update (counting_day, moments, refreshed_at) on coverage_row to pelr_job;

-- down

revoke update (counting_day, moments, refreshed_at) on coverage_row from pelr_job;
