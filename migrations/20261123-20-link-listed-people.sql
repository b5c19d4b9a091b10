-- up

-- Whoever an administrator lists may be linked with their account at the force's sign-in service, so that they come in
-- as that person and not as another.
create policy identity_listed_add on identity for insert to pelr_app with check (
  administers(app_organisation()) and person_id in (
    select p.id from person p where p.listed_by = app_organisation()));

-- down

drop policy identity_listed_add on identity;
