import type { Insertable, QueryCreator } from 'kysely'
import type { SubjectKind } from '#shared/api/access.ts'
import type { AccessLog, Schema } from '../db/schema.ts'
import type { Tx } from '../db/types.ts'
import type { PolicyRow } from './policy.ts'

/** Who asks, through which route, with which ids in the address. */
export type Access = {
  readonly route: string
  readonly row: PolicyRow
  /** The ids that the address itself names. */
  readonly ids: readonly string[]
  readonly personId: string
  readonly organisationId: string
  readonly sessionId: string
  readonly requestId: string
}

type Subjects = Map<string, { kind: SubjectKind; forceId: string; ids: Set<string> }>
type Noted = { access: Access; subjects: Subjects; recipientId: string | null; taken: boolean }

const requests = new WeakMap<Tx, Noted>()

/** From here on the transaction's subjects are noted for this request. Without it, as in a job, nothing is logged. */
export function openAccessLog(tx: Tx, access: Access): void {
  if (access.row.logs.length === 0) return
  requests.set(tx, { access, subjects: new Map(), recipientId: null, taken: false })
}

/**
 * Names records that this request shows, makes or changes, of the force whose they are. Lists name every id shown;
 * an empty list says so with no id, and then nothing is logged. Figures and the log itself are named by their force.
 */
export function noteSubjects(tx: Tx, kind: SubjectKind, forceId: string, ids: readonly string[]): void {
  const noted = requests.get(tx)
  if (!noted) return
  const key = `${kind} ${forceId}`
  const subject = noted.subjects.get(key) ?? { kind, forceId, ids: new Set() }
  for (const id of ids) subject.ids.add(id)
  noted.subjects.set(key, subject)
}

/** Says that a record was read or locked. It is a subject where the request's address names it, and else only looked up. */
export function noteOpened<R extends { force_id: string; id: string }>(
  tx: Tx,
  kind: SubjectKind,
  record: R,
): R {
  if (requests.get(tx)?.access.ids.includes(record.id)) noteSubjects(tx, kind, record.force_id, [record.id])
  return record
}

/** Names the organisation that records are disclosed to. */
export function noteRecipient(tx: Tx, organisationId: string): void {
  const noted = requests.get(tx)
  if (noted) noted.recipientId = organisationId
}

/** Kinds that stand for a force's figures or its log as a whole, and need no id. */
const WHOLE: readonly SubjectKind[] = ['coverage', 'access_log']

/**
 * The rows of this request that are still to be written, one for each operation of the policy, force and kind; each
 * call gives only what was noted since the one before. Throws where the policy says that records are touched and none
 * was named: a request is logged or it fails.
 */
export function takeAccessLogRows(tx: Tx): Insertable<AccessLog>[] {
  const noted = requests.get(tx)
  if (!noted) return []
  const { access, subjects, recipientId } = noted
  if (subjects.size === 0 && !noted.taken) {
    throw new Error(`${access.route} names no record that it touches: see noteSubjects`)
  }
  const named = [...subjects.values()].filter(({ kind, ids }) => ids.size > 0 || WHOLE.includes(kind))
  subjects.clear()
  noted.taken = true
  return access.row.logs.flatMap((did) =>
    named.map(({ kind, forceId, ids }) => ({
      force_id: forceId,
      person_id: access.personId,
      organisation_id: access.organisationId,
      did,
      route: access.route,
      subject_kind: kind,
      subject_ids: [...ids],
      recipient_id: did === 'disclosure' ? recipientId : null,
      session_id: access.sessionId,
      request_id: access.requestId,
    })),
  )
}

/**
 * For a command that counts its round trips: the next statement, with the rows of this request written in it.
 * `withAccessLog(tx).updateTable('review_section')…`. What is left is written before commit in a statement of its own.
 */
export function withAccessLog(tx: Tx): QueryCreator<Schema> {
  const rows = takeAccessLogRows(tx)
  if (rows.length === 0) return tx
  return tx.with('access_logged', (query) => query.insertInto('access_log').values(rows))
}
