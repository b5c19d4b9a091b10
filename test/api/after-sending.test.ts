import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InboxPackReply, InboxReply } from '#shared/api/queries.ts'
import { reachSent, recordSent, viewPack } from '#test/support/after-sending.ts'
import { type Answer, type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import { act, addForce, type Force, reach, sendToGold, signOff, viewReview } from '#test/support/main-job.ts'
import { storePacks } from '#test/support/store-packs.ts'

let api: Api
let force: Force
let recipient: Client
let neighbour: Client

beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'dorset')
  recipient = await addPerson(api, 'npocc', ['recipient_officer'])
  neighbour = await addPerson(api, 'gloucestershire', ['debrief_lead', 'gold_commander'])
})
afterAll(() => api.close())

const refusal = (answer: Answer) => answer.problem().refusal
const state = async (id: string) => (await viewReview(force.lead, id)).state

const sent = () => reachSent(api, force, recipient)

const acknowledge = (id: string, digest: string, packPassedChecks = true) =>
  recipient.post(`/inbox/${id}/acknowledge`, { digest, packPassedChecks })
const ask = async (id: string) =>
  (await recipient.post(`/inbox/${id}/queries`, { question: 'What does figure 3 count?' })).status

describe('the recipient', () => {
  it('finds a pack in the inbox only once it was sent, told by its own copy', async () => {
    const { reviewId } = await reach(api, force, 'ready_to_submit')
    await act(force.lead, `/reviews/${reviewId}/submit`)
    const { id } = (await viewReview(force.lead, reviewId)).submission ?? { id: '' }
    expect((await recipient.get(`/inbox/${id}`)).status).toBe(404)
    const { submissionId, digest } = await sent()
    const { packs } = (await recipient.get('/inbox')).read(InboxReply)
    expect(packs.map((pack) => pack.id)).toContain(submissionId)
    expect(packs.map((pack) => pack.id)).not.toContain(id)
    expect(packs.find((pack) => pack.id === submissionId)).toMatchObject({
      force: { id: 'dorset' },
      copy: { operationName: 'Operation Larch', revision: 1, tier: 1, digest, learningPoints: 1 },
      state: 'sent',
      openQueries: 0,
      failedChecks: [],
    })
    const { checks } = (await recipient.get(`/inbox/${submissionId}`)).read(InboxPackReply)
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
    expect(checks).toHaveLength(5)
  })

  it('downloads both files, byte for byte those of the force’s recipient copy', async () => {
    const { reviewId, submissionId } = await sent()
    for (const kind of ['pdf', 'json']) {
      const theirs = await recipient.get(`/inbox/${submissionId}/${kind}`)
      const ours = await force.lead.get(`/reviews/${reviewId}/packs/recipient/${kind}`)
      expect(theirs.status).toBe(200)
      expect(theirs.bytes.equals(ours.bytes)).toBe(true)
    }
  })

  it('acknowledges once, by the id and the digest of a pack that passed', async () => {
    const { reviewId, submissionId, digest } = await sent()
    expect(refusal(await acknowledge(submissionId, 'a'.repeat(64)))).toBe('receipt_mismatch')
    expect(refusal(await acknowledge(submissionId, digest, false))).toBe('pack_failed_checks')
    expect(await state(reviewId)).toBe('submitted')
    expect((await acknowledge(submissionId, digest)).status).toBe(200)
    expect(await state(reviewId)).toBe('received')
    expect(refusal(await acknowledge(submissionId, digest))).toBe('state_not_allowed')
  })

  it('asks and closes; the review is queried as long as a question is open', async () => {
    const { reviewId, submissionId, digest } = await sent()
    expect(await ask(submissionId)).toBe(201)
    expect(await ask(submissionId)).toBe(201)
    expect(await state(reviewId)).toBe('queried')
    expect((await acknowledge(submissionId, digest)).status).toBe(200)
    expect(await state(reviewId)).toBe('queried')
    const { queries } = (await recipient.get(`/inbox/${submissionId}`)).read(InboxPackReply)
    const close = (id = '') => recipient.post(`/inbox/${submissionId}/queries/${id}/close`)
    expect((await close(queries[0]?.id)).status).toBe(200)
    expect(refusal(await close(queries[0]?.id))).toBe('no_open_query')
    expect(await state(reviewId)).toBe('queried')
    expect((await close(queries[1]?.id)).status).toBe(200)
    expect(await state(reviewId)).toBe('received')
  })

  it('is the only one with an inbox: to anyone else there is none', async () => {
    const { submissionId } = await sent()
    const auditor = await addPerson(api, 'dorset-oversight', ['auditor'])
    for (const client of [neighbour, force.lead, force.gold, auditor]) {
      expect((await client.get('/inbox')).status).toBe(403)
      expect((await client.get(`/inbox/${submissionId}`)).status).toBe(403)
      expect((await client.post(`/inbox/${submissionId}/queries`, { question: 'Why?' })).status).toBe(403)
    }
  })
})

describe('the force', () => {
  it('answers a question once, and its answer is in the recipient’s inbox', async () => {
    const { reviewId, submissionId } = await sent()
    await ask(submissionId)
    const { queries } = await viewReview(force.lead, reviewId)
    const reply = (client: Client) =>
      client.post(`/reviews/${reviewId}/queries/${queries[0]?.id}/reply`, {
        explanation: 'Arrests on the day.',
      })
    expect((await reply(neighbour)).status).toBe(404)
    expect((await reply(force.contributor)).status).toBe(403)
    expect((await reply(force.gold)).status).toBe(200)
    expect(await state(reviewId)).toBe('submitted')
    expect(refusal(await reply(force.lead))).toBe('state_not_allowed')
    const seen = (await recipient.get(`/inbox/${submissionId}`)).read(InboxPackReply)
    expect(seen.queries[0]).toMatchObject({ how: 'reply', explanation: 'Arrests on the day.' })
  })

  it('amends: what was sent stays live until the amendment is signed and sent in its place', async () => {
    const { reviewId, submissionId, digest } = await sent()
    await ask(submissionId)
    expect((await force.gold.post(`/reviews/${reviewId}/amend`, { reason: 'A figure.' })).status).toBe(403)
    await act(force.lead, `/reviews/${reviewId}/amend`, { reason: 'A figure was wrong.' })
    expect(await state(reviewId)).toBe('draft')
    expect((await viewReview(force.lead, reviewId)).submission?.id).toBe(submissionId)
    expect((await acknowledge(submissionId, digest)).status).toBe(200)
    expect(await state(reviewId)).toBe('draft')
    expect(refusal(await force.lead.post(`/reviews/${reviewId}/withdraw`, { reason: 'No.' }))).toBe(
      'already_submitted',
    )

    await sendToGold(force.lead, reviewId)
    await signOff(force.gold, reviewId, 2)
    await storePacks(api, reviewId)
    await act(force.lead, `/reviews/${reviewId}/submit`)
    const queued = (await recipient.get(`/inbox/${submissionId}`)).read(InboxPackReply)
    expect(queued.pack).toMatchObject({ state: 'received', openQueries: 1 })
    await recordSent(force.lead, reviewId)
    const replaced = (await recipient.get(`/inbox/${submissionId}`)).read(InboxPackReply)
    expect(replaced.pack).toMatchObject({ state: 'superseded', openQueries: 0 })
    expect(replaced.queries[0]?.how).toBe('amendment_sent')
    expect(await state(reviewId)).toBe('submitted')
    expect(refusal(await acknowledge(submissionId, digest))).toBe('no_live_submission')
  })

  it('drops an amendment: the review is again what its live submission says', async () => {
    const { reviewId, submissionId, digest } = await sent()
    await acknowledge(submissionId, digest)
    await act(force.lead, `/reviews/${reviewId}/amend`, { reason: 'A figure was wrong.' })
    await act(force.lead, `/reviews/${reviewId}/drop-amendment`)
    expect(await state(reviewId)).toBe('received')
    expect(refusal(await force.lead.post(`/reviews/${reviewId}/drop-amendment`))).toBe('state_not_allowed')
  })
})

describe('a review that is not due', () => {
  it('is declined as not required: a tier 0 decision in the same transaction, where the table allows it', async () => {
    const { reviewId, operationId } = await reach(api, force, 'with_gold', 2)
    const body = { because: 'not_required', reason: 'It was quiet. '.repeat(10) }
    expect(refusal(await force.gold.post(`/reviews/${reviewId}/decline`, body))).toBe(
      'tier_not_one_step_down',
    )
    expect(await state(reviewId)).toBe('with_gold')

    const one = await reach(api, force, 'with_gold', 1)
    const short = { because: 'not_required', reason: 'It was quiet.' }
    expect(refusal(await force.gold.post(`/reviews/${one.reviewId}/decline`, short))).toBe('reason_too_short')
    expect((await force.lead.post(`/reviews/${one.reviewId}/decline`, body)).status).toBe(403)
    expect((await force.gold.post(`/reviews/${one.reviewId}/decline`, body)).status).toBe(200)
    expect(await state(one.reviewId)).toBe('withdrawn')
    const { rows } = JSON.parse((await force.lead.get('/operations')).text) as {
      rows: { moments: { operationId: string; tierInEffect: number | null } }[]
    }
    const tier = (id: string) => rows.find(({ moments }) => moments.operationId === id)?.moments.tierInEffect
    expect([tier(one.operationId), tier(operationId)]).toEqual([0, 2])
  })

  it('is declined as a duplicate: the operation leaves the count with the sentence for oversight', async () => {
    const { reviewId, operationId } = await reach(api, force, 'with_gold')
    const other = await reach(api, force, 'draft')
    const body = (duplicateOf: string) => ({
      because: 'duplicate',
      duplicateOf,
      reason: 'It was entered twice.',
    })
    const decline = (duplicateOf: string) =>
      force.gold.post(`/reviews/${reviewId}/decline`, body(duplicateOf))
    expect(refusal(await decline(operationId))).toBe('duplicate_of_missing')
    expect((await decline(other.operationId)).status).toBe(200)
    expect(await state(reviewId)).toBe('withdrawn')
    const again = await force.lead.post(`/reviews/${reviewId}/reinstate`, { reason: 'It was another one.' })
    expect(refusal(again)).toBe('operation_removed')
  })

  it('comes back as a draft with all that was written, and without an earlier signature', async () => {
    const { reviewId } = await reach(api, force, 'signed_off')
    await act(force.gold, `/reviews/${reviewId}/withdraw`, { reason: 'The wrong operation.' })
    expect((await viewReview(force.lead, reviewId)).signOff).toBeNull()
    await act(force.lead, `/reviews/${reviewId}/reinstate`, { reason: 'It was the right one.' })
    const back = await viewReview(force.lead, reviewId)
    expect(back).toMatchObject({ state: 'draft', signOff: null })
    expect(back.sections.some(({ saveNumber }) => saveNumber > 0)).toBe(true)
  })
})

describe('a pack that is not whole', () => {
  /** What the owner of the tables could do to a stored pack with every trigger off. */
  async function harm(submissionId: string, change: string) {
    await api.database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`update pack set ${sql.raw(change)} where audience = 'recipient' and sign_off_id =
        (select sign_off_id from submission where id = ${submissionId})`.execute(tx)
    })
  }

  it.each`
    harmed                          | change                                      | failed
    ${'a changed PDF'}              | ${"pdf = convert_to('%PDF-1', 'UTF8')"}     | ${['The PDF is the file that was made after the sign-off']}
    ${'a JSON with one more blank'} | ${"json = json || convert_to(' ', 'UTF8')"} | ${['The JSON is the file that was made after the sign-off']}
  `('fails its check and cannot be acknowledged: $harmed', async ({ change, failed }) => {
    const { submissionId, digest } = await sent()
    await harm(submissionId, change)
    expect((await viewPack(recipient, submissionId)).pack.failedChecks).toEqual(failed)
    expect(refusal(await acknowledge(submissionId, digest))).toBe('pack_failed_checks')
    expect(await ask(submissionId)).toBe(201)
  })

  it('is listed and asked about even where nothing in it can be read', async () => {
    const { submissionId, digest } = await sent()
    await harm(submissionId, "json = convert_to('no JSON', 'UTF8')")
    const { packs } = (await recipient.get('/inbox')).read(InboxReply)
    const pack = packs.find(({ id }) => id === submissionId)
    expect(pack).toMatchObject({ copy: null, marking: 'OFFICIAL-SENSITIVE' })
    expect(pack?.failedChecks).toHaveLength(4)
    expect((await acknowledge(submissionId, digest)).status).toBe(409)
    expect(await ask(submissionId)).toBe(201)
  })
})
