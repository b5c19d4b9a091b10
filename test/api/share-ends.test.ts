import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Api, type Client, startApi } from '#test/support/api.ts'
import {
  addForce,
  answersAt,
  type Force,
  reach,
  saveSection,
  viewOperation,
  viewReview,
} from '#test/support/main-job.ts'
import { untilWaiting } from '#test/support/rows.ts'
import { endShare, giveSections, holdReview, newShare, share } from '#test/support/shares.ts'

let api: Api
let lead: Force
let other: Force
beforeAll(async () => {
  api = await startApi()
  lead = await addForce(api, 'kent')
  other = await addForce(api, 'essex')
}, 30_000)
afterAll(() => api.close())

const answers = answersAt(1)

function put(client: Client, reviewId: string, section: string, saveNumber = 0): Promise<Answer> {
  return client.put(`/reviews/${reviewId}/sections/${section}`, {
    saveNumber,
    answers: answers[section] ?? {},
  })
}

/** A review in draft that is shared, in which the contributor of the other force was asked to write "events". */
async function joint() {
  const { operationId, reviewId } = await reach(api, lead, 'draft')
  const shareId = await share(lead.lead, operationId, 'essex')
  await giveSections(lead.lead, reviewId, other.contributor, ['events'])
  return { operationId, reviewId, shareId }
}

describe('a share that ended', () => {
  it('bites at once, 100 times of 100, also for a page that is open', async () => {
    const { operationId, reviewId } = await reach(api, lead, 'draft')
    let seen = 0
    let saved = 0
    for (let time = 0; time < 100; time++) {
      const shareId = await share(lead.lead, operationId, 'essex')
      await giveSections(lead.lead, reviewId, other.contributor, ['events'])
      if (time === 0) {
        expect((await put(other.contributor, reviewId, 'events')).status).toBe(200)
        expect((await other.contributor.get(`/reviews/${reviewId}`)).status).toBe(200)
      }
      expect((await endShare(lead.lead, operationId, shareId)).status).toBe(200)
      // The page was opened while it was shared, and knows the save number.
      if ((await put(other.contributor, reviewId, 'events', 1)).status !== 404) saved++
      if ((await other.contributor.get(`/reviews/${reviewId}`)).status !== 404) seen++
    }
    expect({ seen, saved }).toEqual({ seen: 0, saved: 0 })
  }, 60_000)

  it('takes the sections of its people back, and gives none again when it is shared anew', async () => {
    const { operationId, reviewId, shareId } = await joint()
    await giveSections(lead.lead, reviewId, lead.contributor, ['outcomes'])
    await endShare(lead.gold, operationId, shareId)
    const left = (await viewReview(lead.lead, reviewId)).contributors
    expect(left.map(({ force }) => force.id)).toEqual(['kent'])
    await share(lead.lead, operationId, 'essex')
    expect((await put(other.contributor, reviewId, 'events')).problem().refusal).toBe('section_not_given')
  })

  it('leaves what was written, with the name of who wrote it', async () => {
    const { operationId, reviewId, shareId } = await joint()
    await saveSection(other.contributor, reviewId, 'events', answers.events ?? {})
    await endShare(lead.lead, operationId, shareId)
    const review = await viewReview(lead.lead, reviewId)
    expect(review.sections.find(({ id }) => id === 'events')?.savedBy?.name).toBe('Cleo Writes')
  })

  it('ends once, and can be shared again', async () => {
    const { operationId, shareId } = await joint()
    expect(
      (await lead.lead.post(`/operations/${operationId}/shares`, newShare({ forceId: 'essex' }))).problem(),
    ).toMatchObject({ status: 409, refusal: 'already_shared' })
    await endShare(lead.lead, operationId, shareId)
    expect((await endShare(lead.lead, operationId, shareId)).problem().refusal).toBe('share_ended')
    await share(lead.gold, operationId, 'essex', 'They came back.')
    const { shares } = await viewOperation(lead.lead, operationId)
    expect(shares.map(({ reason, endedAt }) => [reason, endedAt === null])).toEqual([
      ['They came back.', true],
      [newShare().reason, false],
    ])
  })

  it('while a section is being saved: the section is refused, or was saved before', async () => {
    const { operationId, reviewId, shareId } = await joint()
    const held = await holdReview(api, reviewId)
    const ending = endShare(lead.lead, operationId, shareId)
    await untilWaiting(api.database)
    const saving = put(other.contributor, reviewId, 'events')
    await untilWaiting(api.database, 2)
    await held.release()
    expect((await ending).status).toBe(200)
    expect((await saving).status).toBe(404)
    expect((await viewReview(lead.lead, reviewId)).authors).toEqual([])
  })

  it('while a section was saved a moment before: it is saved, and nothing after it', async () => {
    const { operationId, reviewId, shareId } = await joint()
    const held = await holdReview(api, reviewId)
    const saving = put(other.contributor, reviewId, 'events')
    await untilWaiting(api.database)
    const ending = endShare(lead.lead, operationId, shareId)
    await untilWaiting(api.database, 2)
    await held.release()
    expect([(await saving).status, (await ending).status]).toEqual([200, 200])
    expect((await put(other.contributor, reviewId, 'events', 1)).status).toBe(404)
  })
})
