import { sql } from 'kysely'
import type { Database } from '#server/db/connect.ts'

/** Columns of text that nobody types words into, by why. */
export const NOT_TYPED: Readonly<Record<string, readonly string[]>> = {
  'digests, keys and tokens': [
    'audit_event.digest',
    'audit_event.previous_digest',
    'audit_head.digest',
    'checkpoint.signed',
    'decision.rule_digest',
    'fact_change.rule_digest',
    'idempotency_key.body_digest',
    'pack.json_digest',
    'pack.pdf_digest',
    'session.csrf_token',
    'session.previous_digest',
    'session.token_digest',
    'sign_in_attempt.digest',
    'sign_in_attempt.nonce',
    'sign_in_attempt.verifier',
  ],
  'ids of the rule, the form and its sections, and their versions': [
    'decision.rule_id',
    'decision.rule_version',
    'fact_change.rule_id',
    'fact_change.rule_version',
    'impact_review.definition_id',
    'impact_review.definition_version',
    'review.definition_id',
    'review.definition_version',
    'review_section.section_id',
    'section_comment.section_id',
    'section_given.section_id',
  ],
  'codes and figures, each checked against the rule or a list of the service': [
    'action_reason.action',
    'decision.assessment',
    'decision.history',
    'decision.known',
    'fact_change.assessment',
    'fact_change.cause',
    'fact_change.criterion',
    'fact_change.history',
    'fact_change.known',
    'fact_change.value',
    'fact_change.value_before',
    'facts.known',
    'operation.cause',
    'operation.event_type',
    'operation.how_it_came_about',
    'operation.removed_code',
    'session.roles_seen',
  ],
  'names of routes, and what they answered: ids and states': [
    'access_log.route',
    'idempotency_key.reply',
    'idempotency_key.route',
    'sign_in_attempt.return_path',
  ],
  'ids of organisations and records': [
    'access_log.organisation_id',
    'access_log.recipient_id',
    'mail_sent.subject',
    'organisation.id',
    'person.slug',
  ],
  'names that come with the service': ['organisation.name', 'organisation.short_name'],
  'ids that the force’s sign-in service gives': [
    'identity.issuer',
    'identity.subject',
    'sign_in_attempt.provider',
  ],
}

/** Columns of text or JSON that no list, pattern or other table says the values of. */
export async function freeColumns({ owner }: Pick<Database, 'owner'>): Promise<string[]> {
  const { rows } = await sql<{ found: string }>`
    select c.relname || '.' || a.attname as found
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and c.relname not like 'kysely%' and a.attgenerated = ''
      and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype)
      and not exists (select from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey)
        and (k.contype = 'f' or k.contype = 'c' and cardinality(k.conkey) = 1
          and pg_get_constraintdef(k.oid) ~ '= ANY|~|= ''' ))
    order by found`.execute(owner)
  return rows.map(({ found }) => found)
}

/** Those of these columns in which no row has the word. */
export async function columnsWithout(
  { owner }: Pick<Database, 'owner'>,
  columns: readonly string[],
  word: string,
): Promise<string[]> {
  const empty: string[] = []
  for (const column of columns) {
    const [table = '', name = ''] = column.split('.')
    const { rows } = await sql`select from ${sql.table(table)}
      where ${sql.ref(name)}::text like ${`%${word}%`} limit 1`.execute(owner)
    if (rows.length === 0) empty.push(column)
  }
  return empty
}
