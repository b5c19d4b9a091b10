import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LONG_REASON } from '#test/support/after-sending.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { type Author, authorsOf, COURSES, RISES, type Way } from '#test/support/author-histories.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'
import {
  addForce,
  askToSign,
  type Force,
  register,
  viewReview,
  viewRevision,
} from '#test/support/main-job.ts'
import { NO_AUTHOR } from '#test/support/no-author-histories.ts'

let api: Api
let force: Force
let sharing: Force
/** Another operation of the force, which a decline can name. */
let duplicateOf: string
const counted = { refused: 0, accepted: 0 }
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gwent')
  sharing = await addForce(api, 'kent')
  duplicateOf = await register(force)
})
afterAll(async () => {
  await api?.close()
  const { refused, accepted } = counted
  console.log(`self sign-off: ${refused} histories refused, ${accepted} of people who wrote nothing accepted`)
})

const NOT_REQUIRED = { because: 'not_required', reason: LONG_REASON }
const another = { reasonForAnotherGold: 'The named gold is on leave.' }

/** What the service says to this person's every way of deciding, with everything else right. */
async function decideAll({ reviewId }: Way, { gold }: Author) {
  const { revisions } = await viewReview(force.lead, reviewId)
  const revision = Math.max(...revisions.map(({ number }) => number))
  const seen = await viewRevision(gold, reviewId, revision)
  const decline = (body: object) => gold.post(`/reviews/${reviewId}/decline`, body)
  const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
  const asked = {
    sign_off: await askToSign(gold, seen, { body: another }),
    return: await gold.post(`/reviews/${reviewId}/return`, { revision, comments }),
    not_required: await decline(NOT_REQUIRED),
    duplicate: await decline({ because: 'duplicate', duplicateOf, reason: 'It is there twice.' }),
  }
  return {
    offered: seen.actions
      .map(({ action }) => action)
      .filter((action) => action in asked || action === 'decline'),
    ...Object.fromEntries(
      Object.entries(asked).map(([what, answer]) => [
        what,
        answer.status < 300 ? 'accepted' : `${answer.status} ${answer.problem().refusal}`,
      ]),
    ),
  }
}

const own = '409 own_work'
const REFUSED = { offered: [], sign_off: own, return: own, not_required: own, duplicate: own }

/** Every way to become gold where nothing else happened; then each course of the review, with one way after another. */
const rises = Object.keys(RISES)
const [still = '', ...moved] = Object.keys(COURSES)
const ways = [
  ...rises.map((rise) => [still, rise] as const),
  ...moved.map((course, number) => [course, rises[number % rises.length] ?? ''] as const),
]

it.each(ways)(
  'nobody who wrote in a review that %s signs, returns or declines it: %s',
  async (course, rise) => {
    const { authors, ...way } = await authorsOf({ api, force, sharing }, course, rise)
    expect(authors).toHaveLength(6)
    for (const author of authors) {
      expect({ of: author.history, ...(await decideAll(way, author)) }).toEqual({
        of: author.history,
        ...REFUSED,
      })
      counted.refused += 1
    }
    const seen = await viewRevision(force.gold, way.reviewId, await newestOf(way))
    expect((await askToSign(force.gold, seen)).status).toBe(200)
    counted.accepted += 1
  },
)

async function newestOf({ reviewId }: Pick<Way, 'reviewId'>): Promise<number> {
  return (await viewReview(force.lead, reviewId)).revisions.length
}

it.each(Object.entries(NO_AUTHOR).map(([who, { outcome, arrive }]) => [who, outcome, arrive] as const))(
  '%s: %s',
  async (_who, outcome, arrive) => {
    const { reviewId, gold } = await arrive(api, force)
    const seen = await viewRevision(gold, reviewId, await newestOf({ reviewId }))
    const answer = await askToSign(gold, seen, { body: another })
    expect(answer.status < 300 ? 'signs' : answer.problem().refusal).toBe(outcome)
    counted[outcome === 'signs' ? 'accepted' : 'refused'] += 1
    if (outcome === 'signs') return
    const declined = await gold.post(`/reviews/${reviewId}/decline`, NOT_REQUIRED)
    expect(declined.problem().refusal).toBe(outcome)
  },
)

it('leaves no signature of an author in the records, of at least 60 who tried', async () => {
  expect(counted.refused).toBeGreaterThanOrEqual(60)
  expect(await faultsOfRecords(api.database)).toEqual([])
})

it('the control: where nothing says any more who wrote, the same author is accepted', async () => {
  const { authors, ...way } = await authorsOf({ api, force, sharing }, still, rises[0] ?? '')
  const [author] = authors
  if (!author) throw new Error('nobody wrote')
  expect(await decideAll(way, author)).toEqual(REFUSED)
  await api.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await tx.deleteFrom('review_author').where('person_id', '=', author.gold.personId).execute()
  })
  expect(await decideAll(way, author)).toMatchObject({ sign_off: 'accepted' })
})
