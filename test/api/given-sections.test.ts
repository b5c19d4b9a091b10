import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OperationsReply } from '#shared/api/operations.ts'
import { SectionReply } from '#shared/api/reviews.ts'
import { ReviewPeopleReply } from '#shared/api/sharing.ts'
import { type Answer, type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import {
  addForce,
  answersAt,
  type Force,
  fill,
  reach,
  saveSection,
  sendToGold,
  viewReview,
} from '#test/support/main-job.ts'
import { untilWaiting } from '#test/support/rows.ts'
import { giveSections, holdReview } from '#test/support/shares.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'dorset')
})
afterAll(() => api.close())

const answers = answersAt(1)

function put(client: Client, reviewId: string, section: string, saveNumber = 0): Promise<Answer> {
  return client.put(`/reviews/${reviewId}/sections/${section}`, {
    saveNumber,
    answers: answers[section] ?? {},
  })
}

async function draft() {
  return (await reach(api, force, 'draft')).reviewId
}

async function people(client: Client, reviewId: string) {
  return (await client.get(`/reviews/${reviewId}/people`)).read(ReviewPeopleReply)
}

describe('a contributor of the lead force', () => {
  it('writes nothing until asked, and is told whom to ask', async () => {
    const reviewId = await draft()
    const refused = (await put(force.contributor, reviewId, 'events')).problem()
    expect(refused).toMatchObject({ status: 409, refusal: 'section_not_given' })
    const review = await viewReview(force.contributor, reviewId)
    expect(review.writable).toEqual([])
    expect(review.actions).toEqual([])
  })

  it('writes the sections that they were asked to write, and no others', async () => {
    const reviewId = await draft()
    await giveSections(force.lead, reviewId, force.contributor, ['events', 'outcomes'])
    expect((await put(force.contributor, reviewId, 'events')).status).toBe(200)
    expect((await put(force.contributor, reviewId, 'outcomes')).status).toBe(200)
    expect((await put(force.contributor, reviewId, 'operation')).problem()).toMatchObject({
      status: 409,
      refusal: 'section_not_given',
    })
    const review = await viewReview(force.contributor, reviewId)
    expect(review.writable).toEqual(['events', 'outcomes'])
    const shown = async (section: string) =>
      (await force.contributor.get(`/reviews/${reviewId}/sections/${section}`)).read(SectionReply).readOnly
    expect(await shown('events')).toBe(null)
    expect(await shown('operation')).toBe(
      'You were not asked to write this section. Ask the debrief lead to add you to it.',
    )
  })

  it('finds what they were asked to write on their home page', async () => {
    const reviewId = await draft()
    await giveSections(force.lead, reviewId, force.contributor, ['events'])
    const { given } = (await force.contributor.get('/operations')).read(OperationsReply)
    const mine = given.filter((each) => each.reviewId === reviewId)
    expect(mine).toEqual([
      expect.objectContaining({
        state: 'draft',
        section: { id: 'events', title: expect.any(String) },
        givenBy: expect.objectContaining({ name: 'Lena Leads' }),
        savedAt: null,
      }),
    ])
    expect((await force.lead.get('/operations')).read(OperationsReply).given).toEqual([])
  })

  it('is an author once they saved an answer, and can never sign, whatever they hold later', async () => {
    const reviewId = await draft()
    const later = await addPerson(api, 'dorset', ['contributor', 'gold_commander'])
    await giveSections(force.lead, reviewId, later, ['events'])
    expect((await put(later, reviewId, 'events')).status).toBe(200)
    expect((await viewReview(force.lead, reviewId)).authors.map(({ id }) => id)).toEqual([later.personId])
    await force.lead.post(`/reviews/${reviewId}/people/${later.personId}/end`)
    const saved = new Map([['events', 1]])
    await fill(force.lead, reviewId, 1, undefined, saved)
    await sendToGold(force.lead, reviewId)
    const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
    expect(
      (await later.post(`/reviews/${reviewId}/return`, { revision: 1, comments })).problem(),
    ).toMatchObject({
      status: 409,
      refusal: 'own_work',
    })
    const { actions } = await viewReview(later, reviewId)
    expect(actions.map(({ action }) => action)).toEqual([])
  })

  it('stops with the next request when the sections are taken back', async () => {
    const reviewId = await draft()
    await giveSections(force.lead, reviewId, force.contributor, ['events'])
    await saveSection(force.contributor, reviewId, 'events', answers.events ?? {})
    const ended = await force.lead.post(`/reviews/${reviewId}/people/${force.contributor.personId}/end`)
    expect(ended.status).toBe(200)
    expect((await put(force.contributor, reviewId, 'events', 1)).problem().refusal).toBe('section_not_given')
    const again = await force.lead.post(`/reviews/${reviewId}/people/${force.contributor.personId}/end`)
    expect(again.problem()).toMatchObject({ status: 409, refusal: 'no_sections_given' })
    const { contributors, earlierAuthors } = await people(force.lead, reviewId)
    expect(contributors).toEqual([])
    expect(earlierAuthors.map(({ person }) => person.name)).toEqual(['Cleo Writes'])
  })

  it('writes nothing where the sections are taken back while it is being saved', async () => {
    const reviewId = await draft()
    await giveSections(force.lead, reviewId, force.contributor, ['events'])
    const held = await holdReview(api, reviewId)
    const back = force.lead.post(`/reviews/${reviewId}/people/${force.contributor.personId}/end`)
    await untilWaiting(api.database)
    const saving = put(force.contributor, reviewId, 'events')
    await untilWaiting(api.database, 2)
    await held.release()
    expect((await back).status).toBe(200)
    expect((await saving).problem()).toMatchObject({ status: 409, refusal: 'section_not_given' })
    expect((await viewReview(force.lead, reviewId)).authors).toEqual([])
  })
})

describe('who writes what', () => {
  it('is said by a debrief lead alone', async () => {
    const reviewId = await draft()
    const body = { personId: force.contributor.personId, sections: ['events'] }
    for (const client of [force.gold, force.contributor, force.administrator]) {
      expect((await client.post(`/reviews/${reviewId}/people`, body)).status).toBe(403)
    }
    expect((await force.otherLead.post(`/reviews/${reviewId}/people`, body)).status).toBe(200)
  })

  it('is replaced by the next list, without losing what was written', async () => {
    const reviewId = await draft()
    await giveSections(force.lead, reviewId, force.contributor, ['events', 'outcomes'])
    await saveSection(force.contributor, reviewId, 'events', answers.events ?? {})
    await giveSections(force.lead, reviewId, force.contributor, ['outcomes', 'handling'])
    const { contributors } = await people(force.lead, reviewId)
    expect(contributors.map(({ sections }) => [...sections].sort())).toEqual([['handling', 'outcomes']])
    expect(
      (await viewReview(force.lead, reviewId)).sections.find(({ id }) => id === 'events')?.saveNumber,
    ).toBe(1)
  })

  it.each`
    what                                 | sections               | pointer
    ${'a section that the form has not'} | ${['nothing-of-this']} | ${'/body/sections'}
    ${'no section'}                      | ${[]}                  | ${'/body/sections'}
  `('refuses $what', async ({ sections, pointer }) => {
    const reviewId = await draft()
    const body = { personId: force.contributor.personId, sections }
    const problem = (await force.lead.post(`/reviews/${reviewId}/people`, body)).problem()
    expect(problem.status).toBe(400)
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer])
  })

  it('refuses who is no contributor of the force or of one that it is shared with', async () => {
    const reviewId = await draft()
    const stranger = await addPerson(api, 'gwent', ['contributor'])
    for (const personId of [force.gold.personId, stranger.personId]) {
      const answer = await force.lead.post(`/reviews/${reviewId}/people`, { personId, sections: ['events'] })
      expect(answer.problem()).toMatchObject({ status: 400, errors: [{ pointer: '/body/personId' }] })
    }
  })

  it('shows the lead, the other leads who wrote, those asked, and whom else to ask', async () => {
    const reviewId = await draft()
    await giveSections(force.lead, reviewId, force.contributor, ['events'])
    await saveSection(force.otherLead, reviewId, 'outcomes', answers.outcomes ?? {})
    const seen = await people(force.lead, reviewId)
    expect(seen.lead.name).toBe('Lena Leads')
    expect(seen.leadSaved).toBe(null)
    expect(seen.coEditors).toEqual([
      {
        person: expect.objectContaining({ name: 'Otto Leads' }),
        saved: { sectionId: 'outcomes', at: expect.any(String) },
      },
    ])
    expect(seen.contributors).toEqual([
      {
        person: expect.objectContaining({ name: 'Cleo Writes' }),
        force: { id: 'dorset', name: expect.any(String) },
        sections: ['events'],
        givenBy: expect.objectContaining({ name: 'Lena Leads' }),
        givenAt: expect.any(String),
        saved: null,
      },
    ])
    expect(seen.candidates.map(({ person }) => person.name)).toContain('Cleo Writes')
    expect(seen.asked).toContain('events')
  })

  it('is in the audit log of the force', async () => {
    const reviewId = await draft()
    await giveSections(force.lead, reviewId, force.contributor, ['events'])
    await force.lead.post(`/reviews/${reviewId}/people/${force.contributor.personId}/end`)
    const events = await api.database.owner
      .selectFrom('audit_event')
      .select('payload')
      .where('review_id', '=', reviewId)
      .orderBy('sequence')
      .execute()
    expect(events.map(({ payload }) => JSON.parse(payload)).slice(-2)).toEqual([
      expect.objectContaining({
        action: 'give_sections',
        details: { person: force.contributor.personId, of: 'dorset', given: 'events', takenBack: '' },
      }),
      expect.objectContaining({
        action: 'take_sections_back',
        details: { person: force.contributor.personId, takenBack: 'events' },
      }),
    ])
  })
})
