-- Run once by the superuser, in the database of the service: who owns the tables, who serves, and the two roles
-- that serving may take on. Passwords come from OWNER_PASSWORD and SERVICE_PASSWORD in psql's environment.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv service_password SERVICE_PASSWORD

create role pelr_app nologin noinherit;
create role pelr_job nologin noinherit;
-- The owner takes on a role only to note in a force's chain what is done on the command line.
create role pelr_owner login noinherit password :'owner_password' in role pelr_app, pelr_job;
create role pelr_service login noinherit password :'service_password' in role pelr_app, pelr_job;

-- Whatever the server logs, what a person typed is not in it: neither a refused row nor what a statement was given.
alter role pelr_owner set log_error_verbosity = terse;
alter role pelr_owner set log_parameter_max_length = 0;
alter role pelr_service set log_error_verbosity = terse;
alter role pelr_service set log_parameter_max_length = 0;

select format('alter database %I owner to pelr_owner', current_database()) \gexec
-- A temporary table would come before a table of the same name.
select format('revoke temporary on database %I from public', current_database()) \gexec
