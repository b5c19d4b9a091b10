import { type ReviewState, reviewStates } from '#shared/workflow/states.ts'
import type { Api } from './api.ts'
import { act, type Force, reach, readyForReview, sendToGold, signOff, viewReview } from './main-job.ts'
import { type Ids, unknownIds } from './routes-of-api.ts'
import { declareSeries } from './situations.ts'
import { storePacks } from './store-packs.ts'

export const RECORD_STATES = ['no_review', ...reviewStates] as const
type RecordState = (typeof RECORD_STATES)[number]

type Review = { operationId: string; decisionId: string; reviewId: string; force: Force }

/**
 * An operation whose review stands in this state. Each of its reviews has been returned with a comment once, so that
 * a revision and a comment can be asked for whatever the state.
 */
export async function makeRecord(api: Api, force: Force, state: RecordState): Promise<Ids> {
  const series = await declareSeries(force)
  if (state === 'no_review') {
    const { operationId, decisionId } = await readyForReview(force)
    return { ...unknownIds(), operation: operationId, decision: decisionId, series }
  }
  const returned = await reach(api, force, 'returned')
  const comment = (await viewReview(force.lead, returned.reviewId)).comments[0]?.id ?? ''
  if (state !== 'returned') await leaveReturned(api, returned, comment, state)
  return {
    ...unknownIds(),
    operation: returned.operationId,
    review: returned.reviewId,
    decision: returned.decisionId,
    comment,
    series,
  }
}

async function leaveReturned(
  api: Api,
  { reviewId, force }: Review,
  comment: string,
  state: Exclude<ReviewState, 'returned'>,
): Promise<void> {
  const path = `/reviews/${reviewId}`
  await force.lead.post(`${path}/comments/${comment}/reply`, { reply: 'Said more.' })
  if (state === 'withdrawn')
    return void (await act(force.lead, `${path}/withdraw`, { reason: 'Not needed.' }))
  await sendToGold(force.lead, reviewId)
  if (state === 'with_gold') return
  if (state === 'draft') return void (await act(force.lead, `${path}/recall`))
  await signOff(force.gold, reviewId, 2)
  await storePacks(api, reviewId)
  if (state === 'signed_off') return
  await act(force.lead, `${path}/submit`)
  if (state !== 'submitted') await receive(api, reviewId, state)
}

/** What a receipt, and a query after it, leave behind. */
async function receive({ database: { owner } }: Api, reviewId: string, state: 'received' | 'queried') {
  const now = new Date().toISOString()
  await owner
    .updateTable('submission')
    .set({ state: 'received', sent_at: now, sent_recorded_at: now })
    .where('review_id', '=', reviewId)
    .execute()
  await owner.updateTable('review').set({ state }).where('id', '=', reviewId).execute()
}

const DAY = 86_400_000
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY).toISOString()

/** Someone of the force stands in for its gold in every operation. */
export async function appointActing(
  { database: { owner } }: Api,
  { id, gold }: Force,
  deputyId: string,
): Promise<string> {
  const appointed = {
    force_id: id,
    deputy_id: deputyId,
    acting_for_id: gold.personId,
    from_at: daysFromNow(-1),
    until_at: daysFromNow(20),
    reason: 'on leave',
    appointed_by: gold.personId,
  }
  const made = await owner
    .insertInto('acting_gold')
    .values(appointed)
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** The operation is shown to another force. */
export async function shareWith(
  { database: { owner } }: Api,
  { id, lead }: Force,
  { operation }: Ids,
  otherForce: string,
): Promise<string> {
  const shared = {
    force_id: id,
    operation_id: operation,
    with_force_id: otherForce,
    reason: 'It went over the border.',
    shared_by: lead.personId,
  }
  const made = await owner.insertInto('share').values(shared).returning('id').executeTakeFirstOrThrow()
  return made.id
}

/** Someone is asked to write the section that the matrix asks about. */
export async function giveSection(
  { database: { owner } }: Api,
  { id, lead }: Pick<Force, 'id' | 'lead'>,
  { operation, review }: Ids,
  to: { personId: string; ofForce: string },
): Promise<void> {
  const there = await owner
    .selectFrom('review')
    .select('id')
    .where('operation_id', '=', operation)
    .where('id', '=', review)
    .executeTakeFirst()
  if (!there) return
  const given = {
    force_id: id,
    review_id: review,
    section_id: 'operation',
    person_id: to.personId,
    of_force_id: to.ofForce,
    given_by: lead.personId,
  }
  await owner.insertInto('section_given').values(given).execute()
}
