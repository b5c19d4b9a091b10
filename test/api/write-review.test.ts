import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SectionReply, StartedReply } from '#shared/api/reviews.ts'
import { type Api, type Client, startApi } from '#test/support/api.ts'
import {
  addForce,
  changeFact,
  decide,
  FACTS,
  type Force,
  fill,
  reach,
  readyForReview,
  recordDebrief,
  register,
  saveFacts,
  saveSection,
  sendToGold,
  start,
  viewReview,
} from '#test/support/main-job.ts'
import { fingerprint, untilWaiting } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'essex')
})
afterAll(() => api.close())

const put = (client: Client, id: string, saveNumber: number, summary: unknown, section = 'operation') =>
  client.put(`/reviews/${id}/sections/${section}`, { saveNumber, answers: { summary } })

async function stored(id: string, section = 'operation') {
  return (await force.lead.get(`/reviews/${id}/sections/${section}`)).read(SectionReply)
}

describe('starting a review', () => {
  it('needs a decision in effect that asks for one', async () => {
    const id = await register(force)
    const refusalOf = async () => (await force.lead.post(`/operations/${id}/reviews`)).problem().refusal
    expect(await refusalOf()).toBe('no_decision_in_effect')
    await saveFacts(force.lead, id, FACTS[0])
    const { id: decision } = await decide(force.lead, id)
    expect(await refusalOf()).toBe('no_decision_in_effect')
    await force.gold.post(`/operations/${id}/decisions/${decision}/confirm`)
    expect(await refusalOf()).toBe('review_not_required')
  })

  it('again, by anyone who may, finds the one that is there', async () => {
    const { operationId } = await readyForReview(force)
    const ask = async (client: Client) =>
      (await client.post(`/operations/${operationId}/reviews`)).read(StartedReply)
    const [first, second] = [await ask(force.lead), await ask(force.otherLead)]
    expect(first.found).toBe(false)
    expect(second).toEqual({ id: first.id, found: true })
    expect((await force.gold.post(`/operations/${operationId}/reviews`)).problem().code).toBe('not_allowed')
  })

  it('twice at once makes one review', async () => {
    const { operationId } = await readyForReview(force)
    const asked = [force.lead, force.otherLead, force.lead].map((client) => start(client, operationId))
    expect(new Set(await Promise.all(asked)).size).toBe(1)
  })

  it('after the first was withdrawn makes another, and the first stays on record', async () => {
    const { operationId, reviewId } = await reach(api, force, 'withdrawn')
    const next = (await force.lead.post(`/operations/${operationId}/reviews`)).read(StartedReply)
    expect(next).toEqual({ id: expect.not.stringContaining(reviewId), found: false })
    expect((await viewReview(force.lead, reviewId)).state).toBe('withdrawn')
  })
})

describe('saving a section', () => {
  it('keeps it however unfinished, counts its saves, and remembers every author', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    expect((await saveSection(force.lead, reviewId, 'debrief', {})).saveNumber).toBe(1)
    expect((await viewReview(force.lead, reviewId)).authors).toMatchObject([{ id: force.lead.personId }])
    const saved = await saveSection(force.otherLead, reviewId, 'debrief', { 'hot-well': 'The briefing.' }, 1)
    expect(saved).toMatchObject({ saveNumber: 2, progress: { id: 'debrief', status: 'left' } })
    expect(await stored(reviewId, 'debrief')).toMatchObject({
      saveNumber: 2,
      answers: { 'hot-well': 'The briefing.' },
      savedBy: { id: force.otherLead.personId },
    })
    const { authors } = await viewReview(force.lead, reviewId)
    expect(authors.map(({ id }) => id)).toEqual([force.lead.personId, force.otherLead.personId])
  })

  it('over a newer one is refused with what is stored, who saved it and when, and nothing is lost', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    const first = (await put(force.lead, reviewId, 0, 'Mine.')).status
    expect(first).toBe(200)
    const before = await fingerprint(api.database)
    for (const stale of [0, 2, 2 ** 31, 2 ** 53 - 1]) {
      const problem = (await put(force.otherLead, reviewId, stale, 'Theirs.')).problem()
      expect(problem).toMatchObject({
        status: 412,
        code: 'section_changed',
        saveNumber: 1,
        answers: { summary: 'Mine.' },
        savedBy: { id: force.lead.personId, name: 'Lena Leads' },
        savedAt: expect.stringMatching(/Z$/),
      })
    }
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('at the same moment as others keeps one of them, and tells the others what is stored', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    // Both have written here before, so that nothing but the section and the log is written.
    await put(force.lead, reviewId, 0, 'First.')
    await put(force.otherLead, reviewId, 1, 'Second.')
    for (let saved = 2; saved < 12; saved += 1) {
      const writers = [force.lead, force.otherLead, force.lead, force.otherLead]
      const answers = await Promise.all(
        writers.map((client, number) => put(client, reviewId, saved, `${saved}.${number}`)),
      )
      expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
        200, 412, 412, 412,
      ])
      const kept = `${saved}.${answers.findIndex(({ status }) => status === 200)}`
      expect((await stored(reviewId)).answers).toEqual({ summary: kept })
      for (const refused of answers.filter(({ status }) => status === 412)) {
        expect(refused.problem()).toMatchObject({ saveNumber: saved + 1, answers: { summary: kept } })
      }
    }
    const logged = await api.database.owner
      .selectFrom('access_log')
      .select('did')
      .where('route', '=', 'PUT /reviews/:id/sections/:section')
      .where('review_id', '=', reviewId)
      .execute()
    expect(logged).toHaveLength(12)
  })

  it('keeps every character as it was typed', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    const text =
      '  Line one\r\nline two\t\u00a0🚓 e\u0301 \u202Eright to left\u202C "quotes" \\ </script> {{x}}  \n'
    expect((await put(force.lead, reviewId, 0, text)).status).toBe(200)
    expect((await stored(reviewId)).answers).toEqual({ summary: text })
  })

  it('is for the lead, and for a contributor in the sections given to that person', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    expect((await put(force.contributor, reviewId, 0, 'Mine.')).problem().refusal).toBe('section_not_given')
    for (const client of [force.gold, force.administrator]) {
      expect((await put(client, reviewId, 0, 'Mine.')).problem().code).toBe('not_allowed')
    }
    expect((await viewReview(force.lead, reviewId)).authors).toEqual([])
  })

  it('that the form does not have, or does not ask at this tier, changes nothing', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    const before = await fingerprint(api.database)
    for (const section of ['weather', 'sign-off', 'submission', 'planning']) {
      const answer = await force.lead.put(`/reviews/${reviewId}/sections/${section}`, {
        saveNumber: 0,
        answers: {},
      })
      expect(answer.problem().status, section).toBe(404)
    }
    expect(await fingerprint(api.database)).toEqual(before)
  })
})

describe('two who save the same section at once', () => {
  async function both(reviewId: string, saveNumber: number) {
    const held = Promise.withResolvers<void>()
    const letGo = Promise.withResolvers<void>()
    const holding = api.database.owner.transaction().execute(async (tx) => {
      await sql`select 1 from review where id = ${reviewId} for update`.execute(tx)
      held.resolve()
      await letGo.promise
    })
    await held.promise
    const asked = [
      put(force.lead, reviewId, saveNumber, 'By the lead.'),
      put(force.otherLead, reviewId, saveNumber, 'By the other.'),
    ]
    // Saves do not wait for each other, only for whoever holds the review.
    await untilWaiting(api.database, 2)
    letGo.resolve()
    await holding
    return Promise.all(asked)
  }

  it.each([
    ['for the first time', 0],
    ['again', 1],
  ])('%s: one wins, the other is told, and the winner’s words are there', async (_when, saveNumber) => {
    const { reviewId } = await reach(api, force, 'draft')
    if (saveNumber > 0) await put(force.lead, reviewId, 0, 'Before.')
    const answers = await both(reviewId, saveNumber)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]))
    const lost = answers.find(({ status }) => status === 412)?.problem()
    const section = await stored(reviewId)
    expect(section.saveNumber).toBe(saveNumber + 1)
    expect(section.answers).toEqual({
      summary: answers[0]?.status === 200 ? 'By the lead.' : 'By the other.',
    })
    expect(lost).toMatchObject({ saveNumber: section.saveNumber, answers: section.answers })
  })
})

describe('sending to gold', () => {
  it('is refused while answers are left, and names every one', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    await fill(force.lead, reviewId)
    await saveSection(force.lead, reviewId, 'operation', {}, 1)
    const before = await fingerprint(api.database)
    const problem = (await force.lead.post(`/reviews/${reviewId}/send-to-gold`)).problem()
    expect(problem).toMatchObject({
      status: 409,
      code: 'action_refused',
      refusal: 'not_complete',
      left: [{ fieldId: 'summary', message: 'Enter what happened, in short' }],
    })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('is refused until the debrief that the tier asks for is recorded', async () => {
    const { operationId, reviewId } = await reach(api, force, 'draft', 2)
    await fill(force.lead, reviewId, 2)
    const debrief = (await force.lead.get(`/operations/${operationId}`)).text.match(
      /"debriefs":\[\{"id":"([^"]+)/,
    )?.[1]
    await recordDebrief(force.lead, operationId, { kind: 'hot', corrects: debrief ?? '' })
    const refused = await force.lead.post(`/reviews/${reviewId}/send-to-gold`)
    expect(refused.problem().refusal).toBe('debrief_not_recorded')
    await recordDebrief(force.lead, operationId, { kind: 'structured' })
    expect(await sendToGold(force.lead, reviewId)).toMatchObject({ state: 'with_gold', revision: 1 })
  })

  it('is refused when the facts rose to a tier that asks for more', async () => {
    const { operationId, reviewId } = await reach(api, force, 'draft')
    await fill(force.lead, reviewId)
    await changeFact(force.lead, operationId, { criterion: 'dsiReferral', value: 'death', cause: 'referral' })
    const problem = (await force.lead.post(`/reviews/${reviewId}/send-to-gold`)).problem()
    expect(problem.refusal).toBe('not_complete')
    expect((await viewReview(force.lead, reviewId)).tier).toBe(3)
  })
})
