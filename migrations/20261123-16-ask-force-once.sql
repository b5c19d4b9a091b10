-- up

-- The force whose records the viewer works on, as a function: a policy's query is started anew for each table of a
-- statement, with the policies of the tables that it reads, and starting them took longer than what was asked for.
create function own_force() returns text language plpgsql stable as $$
begin
  return (select force_id from viewer_force);
end
$$;

create function shared_decisions() returns table (of_force text, of_decision uuid) language plpgsql stable rows 10 as $$
begin
  return query select d.force_id, d.id from decision d
    join shared_operations() s on s.of_force = d.force_id and s.of_operation = d.operation_id;
end
$$;

-- The query around it has it asked once for a statement and not for every row.
do $$
declare t name;
begin
  for t in select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polname = c.relname || '_own_force' and p.polcmd = '*'
  loop
    execute format('alter policy %I on %I using (force_id = (select own_force()))'
      ' with check (force_id = (select own_force()))', t || '_own_force', t);
  end loop;
end
$$;

alter policy decision_confirmation_in_share on decision_confirmation
  using ((force_id, decision_id) in (select of_force, of_decision from shared_decisions()));

-- down

alter policy decision_confirmation_in_share on decision_confirmation
  using ((force_id, decision_id) in (select d.force_id, d.id from decision d
    join shared_operations() s on s.of_force = d.force_id and s.of_operation = d.operation_id));

do $$
declare t name;
begin
  for t in select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polname = c.relname || '_own_force' and p.polcmd = '*'
  loop
    execute format('alter policy %I on %I using (force_id in (select force_id from viewer_force))'
      ' with check (force_id in (select force_id from viewer_force))', t || '_own_force', t);
  end loop;
end
$$;

drop function shared_decisions();
drop function own_force();
