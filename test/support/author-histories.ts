import type { Role } from '#shared/workflow/states.ts'
import { LONG_REASON, recordSent } from './after-sending.ts'
import { type Api, addPerson, type Client, signIn } from './api.ts'
import { appoint, newAppointment } from './colleagues.ts'
import {
  act,
  answersAt,
  decide,
  type Force,
  fill,
  readyForReview,
  saveSection,
  sendToGold,
  signOff,
  start,
  viewReview,
} from './main-job.ts'
import { giveSections, share } from './shares.ts'
import { storePacks } from './store-packs.ts'

/** One review on its way, and the force that shares it. */
export type Way = { api: Api; force: Force; sharing: Force; reviewId: string; operationId: string }

type Writing = {
  /** What they hold while they write, and in whose force. */
  as: Role
  of: 'lead' | 'sharing'
  /** Before the lead fills in the whole, who so overwrites it; or after, so that their words stay. */
  when: 'before' | 'after'
  write: (way: Way, writer: Client, section: string) => Promise<void>
}

async function save({ force, reviewId }: Way, by: Client, section: string, empty = false): Promise<void> {
  const { sections } = await viewReview(force.lead, reviewId)
  const saveNumber = sections.find(({ id }) => id === section)?.saveNumber ?? 0
  await saveSection(by, reviewId, section, empty ? {} : (answersAt(1)[section] ?? {}), saveNumber)
}

async function saveGiven(way: Way, writer: Client, section: string): Promise<void> {
  await giveSections(way.force.lead, way.reviewId, writer, [section])
  await save(way, writer, section)
}

/** Every way in which somebody comes to have saved an answer. */
const WRITINGS: Record<string, Writing> = {
  'wrote as debrief lead': { as: 'debrief_lead', of: 'lead', when: 'after', write: save },
  'wrote a section given to them': { as: 'contributor', of: 'lead', when: 'after', write: saveGiven },
  'wrote for a force it is shared with': {
    as: 'contributor',
    of: 'sharing',
    when: 'after',
    write: saveGiven,
  },
  'saved a section with nothing in it': {
    as: 'debrief_lead',
    of: 'lead',
    when: 'before',
    write: (way, writer, section) => save(way, writer, section, true),
  },
  'wrote what somebody else overwrote': { as: 'contributor', of: 'lead', when: 'before', write: saveGiven },
  'wrote, and took it out again': {
    as: 'debrief_lead',
    of: 'lead',
    when: 'before',
    write: async (way, writer, section) => {
      await save(way, writer, section)
      await save(way, writer, section, true)
    },
  },
}

type Grant = { personId: string }

async function give({ api: { database }, force }: Way, { personId }: Grant, role: Role): Promise<void> {
  const held = { organisation_id: force.id, person_id: personId, role }
  await database.owner
    .insertInto('role_grant')
    .values(held)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function endAll({ api: { database } }: Way, { personId }: Grant): Promise<void> {
  await database.owner
    .updateTable('role_grant')
    .set({ ended_at: new Date().toISOString() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

type Rise = {
  /** Gold already while they write. */
  before?: true
  after: (way: Way, writer: Client) => Promise<unknown>
}

/** Every way in which a writer comes to act as gold. */
export const RISES: Record<string, Rise> = {
  'made gold beside it': { after: (way, writer) => give(way, writer, 'gold_commander') },
  'handed the role over, then made gold': {
    after: async (way, writer) => {
      await endAll(way, writer)
      await give(way, writer, 'gold_commander')
    },
  },
  'gold all along': { before: true, after: async () => undefined },
  'gold all along, the other role ended': {
    before: true,
    after: async (way, writer) => {
      await endAll(way, writer)
      await give(way, writer, 'gold_commander')
    },
  },
  'acting gold in this operation': {
    after: async (way, writer) => {
      await give(way, writer, 'contributor')
      await appoint(way.force.gold, newAppointment(writer, { operationId: way.operationId }))
    },
  },
  'acting gold in all operations': {
    after: async (way, writer) => {
      await give(way, writer, 'contributor')
      await appoint(way.force.gold, newAppointment(writer))
    },
  },
}

const LATER = { reason: 'It is needed after all.' }
const post = ({ reviewId }: Way, by: Client, action: string, body?: unknown) =>
  act(by, `/reviews/${reviewId}/${action}`, body)

/** What may happen to a review after it was written and went to gold, until it is with gold again. */
export const COURSES: Record<string, (way: Way) => Promise<unknown>> = {
  'is with gold': async () => undefined,
  'was recalled': async (way) => {
    await post(way, way.force.lead, 'recall')
    await sendToGold(way.force.lead, way.reviewId)
  },
  'was returned and answered': async (way) => {
    const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
    await post(way, way.force.gold, 'return', { revision: 1, comments })
    const comment = (await viewReview(way.force.lead, way.reviewId)).comments[0]?.id
    await way.force.lead.post(`/reviews/${way.reviewId}/comments/${comment}/reply`, { reply: 'Said more.' })
    await sendToGold(way.force.lead, way.reviewId)
  },
  'was signed and opened again': async (way) => {
    await signOff(way.force.gold, way.reviewId)
    await post(way, way.force.gold, 're-open', LATER)
    await sendToGold(way.force.lead, way.reviewId)
  },
  'was withdrawn and brought back': async (way) => {
    await post(way, way.force.lead, 'recall')
    await post(way, way.force.lead, 'withdraw', LATER)
    await post(way, way.force.lead, 'reinstate', LATER)
    await sendToGold(way.force.lead, way.reviewId)
  },
  'was declined as a duplicate, restored and brought back': async (way) => {
    const { operationId: duplicateOf } = await readyForReview(way.force)
    const reason = 'It is there twice.'
    await post(way, way.force.gold, 'decline', { because: 'duplicate', duplicateOf, reason })
    const restored = { code: 'removed_in_error', sentence: 'It was not there twice.' }
    await way.force.administrator.post(`/operations/${way.operationId}/restore`, restored)
    await post(way, way.force.lead, 'reinstate', LATER)
    await sendToGold(way.force.lead, way.reviewId)
  },
  'was declined as not required, decided again and brought back': async (way) => {
    await post(way, way.force.gold, 'decline', { because: 'not_required', reason: LONG_REASON })
    await decide(way.force.lead, way.operationId)
    await post(way, way.force.lead, 'reinstate', LATER)
    await sendToGold(way.force.lead, way.reviewId)
  },
  'was submitted, sent and amended': async (way) => {
    await signOff(way.force.gold, way.reviewId)
    await storePacks(way.api, way.reviewId)
    await post(way, way.force.lead, 'submit')
    await recordSent(way.force.lead, way.reviewId)
    await post(way, way.force.lead, 'amend', LATER)
    await sendToGold(way.force.lead, way.reviewId)
  },
  'was written anew by another lead': async (way) => {
    await post(way, way.force.lead, 'recall')
    for (const section of Object.keys(answersAt(1))) await save(way, way.force.otherLead, section)
    await sendToGold(way.force.lead, way.reviewId)
  },
}

/** Someone who once wrote in a review that waits for gold now, signed in as the gold they became. */
export type Author = { history: string; gold: Client }

/** A review in which one person wrote in every way, then went its course; each of them then became gold in this way. */
export async function authorsOf(
  at: Pick<Way, 'api' | 'force' | 'sharing'>,
  course: string,
  rise: string,
): Promise<Way & { authors: Author[] }> {
  const { operationId } = await readyForReview(at.force)
  const way: Way = { ...at, operationId, reviewId: await start(at.force.lead, operationId) }
  await share(at.force.lead, operationId, at.sharing.id)
  const rising = RISES[rise]
  if (!rising) throw new RangeError(`nobody becomes gold by being ${rise}`)
  const sections = Object.entries(answersAt(1)).flatMap(([id, answers]) =>
    Object.keys(answers).length > 0 ? [id] : [],
  )
  const written: [string, Client][] = []
  const writeAll = async (when: Writing['when']) => {
    for (const [number, [what, writing]] of Object.entries(WRITINGS).entries()) {
      if (writing.when !== when) continue
      const writer = await addPerson(at.api, writing.of === 'lead' ? at.force.id : at.sharing.id, [
        writing.as,
      ])
      if (rising.before) await give(way, writer, 'gold_commander')
      await writing.write(way, writer, sections[number % sections.length] ?? '')
      written.push([what, writer])
    }
  }
  await writeAll('before')
  const saved = (await viewReview(at.force.lead, way.reviewId)).sections
  const numbers = new Map(saved.map(({ id, saveNumber }) => [id, saveNumber]))
  await fill(at.force.lead, way.reviewId, 1, undefined, numbers)
  await writeAll('after')
  await sendToGold(at.force.lead, way.reviewId)
  await COURSES[course]?.(way)
  const authors: Author[] = []
  for (const [what, writer] of written) {
    await rising.after(way, writer)
    const { personId } = writer
    const gold = await signIn(at.api, { personId, organisationId: at.force.id })
    authors.push({ history: `${what}; ${rise}; it ${course}`, gold })
  }
  return { ...way, authors }
}
