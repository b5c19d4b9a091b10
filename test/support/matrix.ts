import { randomUUID } from 'node:crypto'
import { type Cell, type CellAnswer, type Place, SENT_STATES } from '#server/access/cells.ts'
import { type UserKind, userKinds } from '#server/access/user-kinds.ts'
import { inContext } from '#server/db/context.ts'
import { ProblemReply } from '#shared/problems.ts'
import { addRecipient, askQuery, reachSent } from './after-sending.ts'
import { type Answer, type Api, addPerson, type Client, send } from './api.ts'
import { atOnce } from './at-once.ts'
import { addForce, type Force } from './main-job.ts'
import { appointActing, giveSection, makeRecord, RECORD_STATES, shareWith } from './matrix-records.ts'
import { bodyOf, type Ids, type Route, unknownIds, urlOf } from './routes-of-api.ts'

/** Someone of each kind, and a record in each place, so that every cell of the policy can be asked. */
export type Matrix = {
  arrived: Awaited<ReturnType<typeof makeArrived>>
  clients: ReadonlyMap<string, Client | undefined>
  idsIn: (place: Place) => Ids
}

/** The forces that lead the records, as the people of the first one see them. */
const LED_BY = { own: 'norfolk', shared: 'essex', other: 'kent' } as const
const RELATIONS = ['own', 'shared', 'other'] as const

export async function makeMatrix(api: Api): Promise<Matrix> {
  const records = new Map<string, Ids>()
  /** What the others have submitted and not sent: it is there, and not yet the recipient's. */
  const queued = new Map<Place['relation'], string>()
  await atOnce(RELATIONS, async (relation) => {
    const force = await addForce(api, LED_BY[relation])
    // Someone who can be asked to lead a review and to write a section of it.
    const { personId: person } = await addPerson(api, force.id, ['contributor', 'debrief_lead'])
    const appointment = await appointActing(api, force, force.contributor.personId)
    const sharedWith = relation === 'shared' ? LED_BY.own : 'suffolk'
    // One after the other: each writes to its force's one chain of events.
    for (const state of RECORD_STATES) {
      const ids = await makeRecord(api, force, state)
      if (state === 'submitted') queued.set(relation, await submissionOf(api, ids.review))
      const share = await shareWith(api, force, ids, sharedWith)
      await giveSection(api, force, ids, { personId: person, ofForce: force.id })
      records.set(`${relation} ${state}`, { ...ids, appointment, share, person })
    }
  })
  const own = await addForce(api, LED_BY.own)
  const arrived = await makeArrived(api, own)
  return {
    arrived,
    clients: await makeUsers(api, own, records),
    idsIn: ({ relation, state }) => {
      const named = `${relation === 'none' ? 'own' : relation} ${state === 'none' ? 'draft' : state}`
      return {
        ...(records.get(named) ?? unknownIds()),
        ...(relation === 'own' || relation === 'none'
          ? { submission: arrived.submission, query: arrived.query }
          : { submission: queued.get(relation) ?? randomUUID() }),
      }
    },
  }
}

async function submissionOf({ database: { owner } }: Api, reviewId: string): Promise<string> {
  const submission = owner.selectFrom('submission').select('id').where('review_id', '=', reviewId)
  return (await submission.executeTakeFirstOrThrow()).id
}

/** A pack in the recipient's inbox, with an open question about it. */
async function makeArrived(api: Api, force: Force) {
  const recipient = await addRecipient(api)
  const { submissionId: submission, reviewId: review } = await reachSent(api, force, recipient)
  return { review, submission, query: await askQuery(recipient, submission) }
}

/** Puts the review of the pack that arrived into a state, on this connection, for one request. */
async function putInto(
  { database: { db } }: Pick<Api, 'database'>,
  { arrived }: Matrix,
  { state }: Cell,
): Promise<void> {
  const put = SENT_STATES.find((each) => each === state)
  if (put === undefined) return
  await inContext(db, { jobForceId: LED_BY.own }, async (tx) => {
    await tx.updateTable('review').set({ state: put }).where('id', '=', arrived.review).execute()
    if (put !== 'received') return
    await tx.updateTable('submission').set({ state: put }).where('id', '=', arrived.submission).execute()
  })
}

async function makeUsers(api: Api, force: Force, records: Map<string, Ids>) {
  const clients = new Map<string, Client | undefined>()
  for (const user of userKinds) {
    const client = await makeUser(api, user)
    clients.set(user.kind, client)
    if (user.actsAsGold && client) await appointActing(api, force, client.personId)
    for (const [named, ids] of records) {
      const owner = named.startsWith('own')
        ? force
        : named.startsWith('shared')
          ? { id: LED_BY.shared }
          : null
      if (!owner || !client || !user.sectionGiven) continue
      await giveSection(api, { ...force, ...owner }, ids, { personId: client.personId, ofForce: force.id })
    }
  }
  return clients
}

function organisationOf({ kind, roles }: UserKind): string {
  if (kind === 'other_auditor') return 'suffolk-oversight'
  if (roles.includes('auditor')) return `${LED_BY.own}-oversight`
  return roles.includes('recipient_officer') ? 'npocc' : LED_BY.own
}

async function makeUser(api: Api, user: UserKind): Promise<Client | undefined> {
  if (user.kind === 'nobody') return undefined
  const ended = user.kind === 'roles_ended'
  const client = await addPerson(api, organisationOf(user), ended ? ['debrief_lead'] : [...user.roles])
  const { owner } = api.database
  if (ended) {
    const now = new Date().toISOString()
    await owner
      .updateTable('role_grant')
      .set({ ended_at: now })
      .where('person_id', '=', client.personId)
      .execute()
  }
  if (user.isAuthor) {
    const written = await owner
      .selectFrom('review')
      .select(['force_id', 'id as review_id'])
      .where('force_id', '=', LED_BY.own)
      .execute()
    const authored = written.map((review) => ({ ...review, person_id: client.personId }))
    await owner.insertInto('review_author').values(authored).execute()
  }
  return client
}

/** Asks a route as this kind of user about what is in this place. */
export async function askCell(
  api: Pick<Api, 'app' | 'database'>,
  matrix: Matrix,
  route: Route,
  cell: Cell,
): Promise<Answer> {
  if (cell.route.includes(' /inbox/')) await putInto(api, matrix, cell)
  const client = matrix.clients.get(cell.user)
  const ids = matrix.idsIn(cell)
  const key = route.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
  return send(api, {
    method: route.method,
    url: urlOf(route, ids),
    headers: { ...client?.headers, ...key },
    body: bodyOf(route, ids),
  })
}

/** Refusals that are about who asks or where the review stands; the others name work that is left to do. */
const WHO_OR_STATE = new Set([
  'role_missing',
  'state_not_allowed',
  'other_force',
  'section_not_given',
  'own_work',
  'not_eligible_gold',
])
const ALLOWED_LATER = new Set([409, 412, 428])

/** What an answer means in the words of the policy; undefined where it says nothing about it. */
export function meaningOf({ status, text }: Answer): CellAnswer | undefined {
  if (status < 400) return 'allow'
  if (status === 404) return 'hide'
  const { code, refusal } = ProblemReply.parse(JSON.parse(text))
  if (code === 'step_up_required') return 'allow'
  if (status === 401 || status === 403) return code === 'request_forged' ? undefined : 'deny'
  if (!ALLOWED_LATER.has(status)) return undefined
  return refusal !== undefined && WHO_OR_STATE.has(refusal) ? 'deny' : 'allow'
}
