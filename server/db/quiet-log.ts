import { sql } from 'kysely'
import type { Db } from './types.ts'

/**
 * Asks that the log of the database's server says no more of a refused statement than its message. The details that it
 * adds otherwise are the row that was refused and what the statement was given: text that someone typed. Only a
 * superuser may ask; whoever else does changes nothing. Holds for connections that are opened afterwards.
 */
export async function quietLog(owner: Db): Promise<void> {
  await sql
    .raw(`do $$ begin
      if current_setting('log_error_verbosity') <> 'terse' then
        execute format('alter database %I set log_error_verbosity = terse', current_database());
      end if;
    exception when others then null;
    end $$`)
    .execute(owner)
}

/** Whether the log of the database's server would hold what people typed. */
export async function isLogTalkative(db: Db): Promise<boolean> {
  const { rows } = await sql<{ verbosity: string }>`
    select current_setting('log_error_verbosity') as verbosity`.execute(db)
  return rows[0]?.verbosity !== 'terse'
}
