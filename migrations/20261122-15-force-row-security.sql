-- up

-- Who someone is and what they may do are rows of an organisation too. Whoever keeps the accounts does it as the owner of
-- the tables, by a policy that says so.
do $$
declare t text;
begin
  foreach t in array array['person', 'role_grant', 'identity', 'session', 'sign_in_attempt', 'idempotency_key',
    'mail_address']
  loop
    execute format('create policy %I on %I to current_user using (true) with check (true)', t || '_keeper', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

-- down

do $$
declare t text;
begin
  foreach t in array array['person', 'role_grant', 'identity', 'session', 'sign_in_attempt', 'idempotency_key',
    'mail_address']
  loop
    execute format('alter table %I no force row level security', t);
    execute format('drop policy %I on %I', t || '_keeper', t);
  end loop;
end
$$;
