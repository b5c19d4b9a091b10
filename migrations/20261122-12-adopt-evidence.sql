-- up

-- Rows of evidence that were written before the chain held digests are in no event. Each force's are taken up here, once,
-- as they stand at this moment, in one event of the service: what was changed before it cannot be told, what is changed
-- after it can. The text of the event is the canonical JSON of its payload (server/features/audit/chain.ts): keys in
-- their order.
do $$
declare
  noted record;
  force text;
  untaken text;
  how_many integer;
  head audit_head;
  moment text := to_char(date_trunc('milliseconds', now()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  said text;
begin
  perform set_config('timezone', 'UTC', true);
  -- Row security is forced on the owner too, who sees none of these rows.
  alter table audit_event no force row level security;
  alter table audit_head no force row level security;
  create temporary table taken_up on commit drop as
    select distinct e.force_id, d ->> 'table' as of_table, d ->> 'row' as of_row
    from audit_event e cross join jsonb_array_elements(coalesce(e.payload::jsonb -> 'evidence', '[]')) d;
  create temporary table not_taken_up (force_id text, of_table text, of_row text, digest text) on commit drop;
  for noted in
    select t.tgrelid::regclass as name, c.relname as plain, string_to_array(
      trim(trailing '\' from replace(encode(t.tgargs, 'escape'), '\000', '\')), '\') as key
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgfoid = 'note_evidence'::regproc
  loop
    execute format('alter table %s no force row level security', noted.name);
    execute format('insert into not_taken_up select kept.force_id, %L, of_row, evidence_digest(kept) from %s as kept,
      lateral (select concat_ws('' '', %s) as of_row) as named
      where not exists (select from taken_up u
        where u.force_id = kept.force_id and u.of_table = %L and u.of_row = named.of_row)',
      noted.plain, noted.name,
      (select string_agg(format('kept.%I::text', col), ', ' order by at) from unnest(noted.key) with ordinality k (col, at)),
      noted.plain);
    execute format('alter table %s force row level security', noted.name);
  end loop;
  for force in select distinct force_id from not_taken_up order by 1
  loop
    insert into audit_head (force_id, sequence, digest) values (force, 1, '')
      on conflict (force_id) do update set sequence = audit_head.sequence + 1 returning * into head;
    select count(*), string_agg(format('{"digest":%s,"row":%s,"table":%s}', to_json(n.digest), to_json(n.of_row),
        to_json(n.of_table)), ',' order by n.of_table collate "C", n.of_row collate "C")
      into how_many, untaken from not_taken_up n where n.force_id = force;
    said := format('{"action":"adopt_evidence","actor":"service","at":%s,"details":{"rows":%s},"evidence":[%s],"force":%s,'
      '"operation":null,"previous":%s,"review":null,"sequence":%s}',
      to_json(moment), how_many, untaken, to_json(force), to_json(head.digest), head.sequence);
    update audit_head set digest = encode(sha256(convert_to(said, 'UTF8')), 'hex') where force_id = force;
    insert into audit_event (force_id, sequence, at, payload, previous_digest, digest)
      select force, head.sequence, moment::timestamptz, said, head.digest, h.digest from audit_head h
      where h.force_id = force;
  end loop;
  alter table audit_event force row level security;
  alter table audit_head force row level security;
end
$$;

-- down

-- What was taken up stays taken up: an event of the chain is never removed.
select 1;
