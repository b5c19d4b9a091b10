import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** The database outside a transaction. Hand it to `inContext`; nothing is read or written through it directly. */
export type Db = Kysely<Schema>

/** One open transaction, already running as the role and person of its context. */
export type Tx = Transaction<Schema>
