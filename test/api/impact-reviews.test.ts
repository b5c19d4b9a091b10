import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ImpactReviewReply, RecordImpactReview } from '#shared/api/impact-reviews.ts'
import { CheckReply } from '#shared/api/reviews.ts'
import { addDays, londonDate } from '#shared/calendar.ts'
import { dutyStatus } from '#shared/coverage/ladder.ts'
import { FIGURE_IDS } from '#shared/coverage/measures.ts'
import { type ImpactDuty, impactDuties } from '#shared/coverage/moments.ts'
import { type Api, addPerson, startApi } from '#test/support/api.ts'
import { expectPrinted, expectSignedJson } from '#test/support/check-pack.ts'
import { listFigure, viewCoverage } from '#test/support/coverage-lists.ts'
import { groupImpacts, newImpactReview, recordImpactReview } from '#test/support/impact-reviews.ts'
import {
  addForce,
  clockDaysAgo,
  decide,
  FACTS,
  type Force,
  fill,
  reach,
  readyForReview,
  register,
  saveFacts,
  sendToGold,
  signOff,
  start,
  viewOperation,
  viewReview,
} from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi({ jobs: true })
  force = await addForce(api, 'dorset')
})
afterAll(() => api.close())

const dayAgo = (days: number) => clockDaysAgo(days).slice(0, 10)

/** An operation that stood down so many days ago, with the decision of its tier. */
async function stoodDown(daysAgo: number, tier: 1 | 2 | 3 = 2, of: Force = force): Promise<string> {
  const id = await register(of, {
    plannedStartAt: clockDaysAgo(daysAgo, '08:00'),
    plannedEndAt: clockDaysAgo(daysAgo, '18:00'),
    startedAt: clockDaysAgo(daysAgo, '08:10'),
    stoodDownAt: clockDaysAgo(daysAgo, '18:20'),
  })
  await saveFacts(of.lead, id, FACTS[tier])
  await decide(of.lead, id)
  return id
}

async function statusOf(id: string, duty: ImpactDuty) {
  const { moments, countedAt } = await viewOperation(force.lead, id)
  return dutyStatus(moments, duty, countedAt)
}

const send = (id: string, body: unknown, client = force.lead) =>
  client.post(`/operations/${id}/impact-reviews`, body)

describe('when an impact review counts', () => {
  it.each<[string, number, number, string]>([
    ['in time on its last day', 10, 3, 'done_in_time'],
    ['late on the day after', 9, 1, 'done_late'],
    ['late by its recording, where it was recorded more than 7 days after it was made', 20, 14, 'done_late'],
  ])('it is %s', async (_, stoodDownAgo, madeAgo, status) => {
    const id = await stoodDown(stoodDownAgo)
    await recordImpactReview(force.lead, id, { madeOn: dayAgo(madeAgo) })
    expect(await statusOf(id, 'post_event_assessment')).toBe(status)
  })

  it('is due after 7, 28 and 90 days where the tier asks, and overdue when nobody made it', async () => {
    const id = await stoodDown(30, 3)
    const { moments } = await viewOperation(force.lead, id)
    const due = (duty: ImpactDuty) => addDays(londonDate(moments.duties[duty]?.deadline ?? ''), -1)
    expect(due('post_event_assessment')).toBe(addDays(dayAgo(30), 7))
    expect(due('impact_review_1')).toBe(addDays(dayAgo(30), 28))
    expect(due('impact_review_2')).toBe(addDays(dayAgo(30), 90))
    expect(await statusOf(id, 'impact_review_1')).toBe('overdue')
    expect(await statusOf(id, 'impact_review_2')).toBe('not_yet_due')
    const quiet = await stoodDown(30, 1)
    expect(await statusOf(quiet, 'post_event_assessment')).toBe('overdue')
    expect(await statusOf(quiet, 'impact_review_1')).toBeNull()
  })

  it('does not count for the rule where it is one that the force makes besides', async () => {
    const id = await stoodDown(9)
    await recordImpactReview(force.lead, id, { step: 'further_review' })
    await recordImpactReview(force.lead, id, { step: 'further_review' })
    expect(await statusOf(id, 'post_event_assessment')).toBe('overdue')
  })

  it('agrees in figures and lists', async () => {
    const other = await addForce(api, 'gloucestershire')
    const [inTime, late, overdue] = [
      await stoodDown(9, 2, other),
      await stoodDown(9, 2, other),
      await stoodDown(9, 2, other),
    ]
    await recordImpactReview(other.lead, inTime, { madeOn: dayAgo(3) })
    await recordImpactReview(other.lead, late, { madeOn: dayAgo(1) })
    expect(await listFigure(other.lead, 'post_event_assessment_done_in_time')).toEqual([inTime])
    expect(await listFigure(other.lead, 'post_event_assessment_done_late')).toEqual([late])
    expect(await listFigure(other.lead, 'post_event_assessment_overdue')).toEqual([overdue])
    expect((await listFigure(other.lead, 'impact_review_1_not_yet_due')).sort()).toEqual(
      [inTime, late, overdue].sort(),
    )
    const { counts } = (await viewCoverage(other.lead)).figures
    for (const figure of FIGURE_IDS.filter((id) => impactDuties.some((duty) => id.startsWith(duty)))) {
      expect((await listFigure(other.lead, figure)).length, figure).toBe(counts[figure])
    }
  })
})

describe('a record', () => {
  it('is read as it was made, and corrected by a new row that keeps its moment', async () => {
    const id = await stoodDown(9)
    const made = newImpactReview({
      madeOn: dayAgo(2),
      madeById: force.administrator.personId,
      groups: groupImpacts({ visitors: ['high', 'Coaches still go elsewhere.'] }),
      nextReviewOn: dayAgo(1),
    })
    const first = await recordImpactReview(force.lead, id, made)
    const correction = { ...made, policingEffect: 'Some felt watched.', corrects: first }
    const second = await recordImpactReview(force.otherLead, id, correction)
    const { impactReviews, moments } = await viewOperation(force.lead, id)
    const { groups, madeById: _person, corrects: _none, ...typed } = made
    expect(impactReviews[0]).toMatchObject({
      ...typed,
      id: first,
      groups,
      madeBy: { id: force.administrator.personId, name: 'Ada Keeps' },
      recordedBy: { name: 'Lena Leads' },
      definition: { id: 'pelr', version: '1.1.0' },
      correctedBy: second,
    } satisfies Partial<Record<keyof ImpactReviewReply, unknown>>)
    expect(impactReviews[1]).toMatchObject({ policingEffect: 'Some felt watched.', correctedBy: null })
    expect(moments.duties.post_event_assessment?.recordedAt).toBe(impactReviews[0]?.recordedAt)

    const again = await send(id, { ...correction, nextSteps: 'Something else.' })
    expect(again.problem().errors).toEqual([
      { pointer: '/body/corrects', message: 'Choose a record that stands' },
      {
        pointer: '/body/step',
        message: 'This one is recorded already. Correct its record, or record a further review',
      },
    ])
  })

  it('can be made from registration on, before any decision', async () => {
    const id = await register(force)
    await recordImpactReview(force.lead, id)
    expect((await viewOperation(force.lead, id)).impactReviews).toHaveLength(1)
  })

  it('can be made after submission', async () => {
    const { operationId } = await reach(api, force, 'submitted')
    await recordImpactReview(force.lead, operationId)
    expect(await statusOf(operationId, 'post_event_assessment')).toBe('done_in_time')
  })

  it('leaves an event with its id, its step and its day, and none of its words', async () => {
    const id = await register(force)
    const madeOn = dayAgo(1)
    const impactReview = await recordImpactReview(force.lead, id, { madeOn })
    const events = await api.database.owner
      .selectFrom('audit_event')
      .select('payload')
      .where('operation_id', '=', id)
      .orderBy('sequence', 'desc')
      .limit(1)
      .execute()
    const { action, details } = JSON.parse(events[0]?.payload ?? '')
    expect({ action, details }).toEqual({
      action: 'record_impact_review',
      details: { impactReview, step: 'post_event_assessment', madeOn, corrects: null },
    })
  })

  it('is printed in the review, with what is still due', async () => {
    const { operationId } = await readyForReview(force, 2)
    await recordImpactReview(force.lead, operationId, { madeOn: dayAgo(0) })
    const reviewId = await start(force.lead, operationId)
    const { document } = (await force.lead.get(`/reviews/${reviewId}/check`)).read(CheckReply)
    const entries = document.sections.find(({ id }) => id === 'community-impact')?.entries ?? []
    const printed = (id: string) => entries.find((entry) => entry.id === id)?.value
    const due = addDays(dayAgo(2), 28)
    expect(printed('cia-completed')).toBe(dayAgo(0))
    expect(printed('cia-reviews')).toMatchObject([
      {
        due: addDays(dayAgo(2), 7),
        done: dayAgo(0),
        'what-changed': 'The square is clean again.',
        groups: groupImpacts({ businesses: ['low', 'Two shops lost a morning.'] }).map(
          ({ rowKey: group, ...said }) => ({ group, ...said }),
        ),
        'next-review': due,
      },
      { due, done: null, groups: null },
    ])
  })
})

describe('the pack', () => {
  it('prints what was recorded before the freeze, and nothing that came after it', async () => {
    const { operationId } = await readyForReview(force, 2)
    await recordImpactReview(force.lead, operationId, { whatChanged: 'Lorries queue no more.' })
    const reviewId = await start(force.lead, operationId)
    await fill(force.lead, reviewId, 2)
    await sendToGold(force.lead, reviewId)
    await recordImpactReview(force.lead, operationId, {
      step: 'impact_review_1',
      whatChanged: 'Told after the freeze.',
    })
    await signOff(force.gold, reviewId)
    const stored = async () => expect((await viewReview(force.lead, reviewId)).packStored).toBe(true)
    await vi.waitFor(stored, { timeout: 60_000, interval: 200 })

    const pack = (kind: string) => force.lead.get(`/reviews/${reviewId}/packs/recipient/${kind}`)
    const schema = JSON.parse((await force.lead.get('/schemas/exchange/1.0.0')).text)
    const json = (await pack('json')).bytes
    expectSignedJson(json, schema)
    expect(json.toString('utf8')).toContain('"what-changed":"Lorries queue no more."')
    expect(json.toString('utf8')).not.toContain('Told after the freeze')
    expectPrinted((await pack('pdf')).bytes, 'Lorries queue no more.')
    expectPrinted((await pack('pdf')).bytes, 'Businesses: low. Two shops lost a morning.')
  }, 90_000)
})

describe('who may not', () => {
  it.each(['contributor', 'gold', 'administrator'] as const)('the %s records none', async (who) => {
    const id = await register(force)
    const before = await fingerprint(api.database)
    expect((await send(id, newImpactReview(), force[who])).problem().code).toBe('not_allowed')
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('an auditor is refused, and to another force there is nothing', async () => {
    const id = await register(force)
    const auditor = await addPerson(api, 'dorset-oversight', ['auditor'])
    const neighbour = await addPerson(api, 'wiltshire', ['debrief_lead'])
    expect((await send(id, newImpactReview(), auditor)).problem().code).toBe('not_allowed')
    expect((await send(id, newImpactReview(), neighbour)).problem().code).toBe('not_found')
  })
})

describe('what cannot be stored', () => {
  const groups = groupImpacts()
  it.each<[string, Partial<Record<keyof RecordImpactReview, unknown>>, string, string]>([
    ['no step', { step: 'monthly' }, '/body/step', 'Choose which assessment or review this is'],
    [
      'a day to come',
      { madeOn: '2099-12-31' },
      '/body/madeOn',
      'Record it after it was made: this day is still to come',
    ],
    ['a day that is none', { madeOn: '2026-02-30' }, '/body/madeOn', 'Enter a date that exists'],
    ['no role', { madeByRole: ' ' }, '/body/madeByRole', 'Enter the role of the person who made it'],
    ['no change', { whatChanged: '\n' }, '/body/whatChanged', 'Enter what changed since the last one'],
    [
      'more than can be kept',
      { nextSteps: 'x'.repeat(20_001) },
      '/body/nextSteps',
      'Use 20,000 characters or fewer',
    ],
    [
      'a person of another force',
      { madeById: '00000000-0000-4000-8000-000000000000' },
      '/body/madeById',
      'Choose a person of your force',
    ],
    ['no groups', { groups: null }, '/body/groups', 'Choose the impact on each group'],
    ['a group left out', { groups: groups.slice(1) }, '/body/groups', 'Choose the impact on local residents'],
    [
      'an impact without words',
      { groups: [{ rowKey: 'local-residents', impact: 'severe', words: null }, ...groups.slice(1)] },
      '/body/groups/0/words',
      'Enter what is still felt: local residents',
    ],
  ])('%s is refused, and nothing is stored', async (_, change, pointer, message) => {
    const id = await register(force)
    const before = await fingerprint(api.database)
    const problem = (await send(id, { ...newImpactReview(), ...change })).problem()
    expect(problem.errors).toEqual([{ pointer, message }])
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('is refused before the event, by its own stand-down', async () => {
    const id = await stoodDown(5)
    expect((await send(id, newImpactReview({ madeOn: dayAgo(6) }))).problem().errors?.[0]?.message).toMatch(
      /^It is made after the event: enter /,
    )
  })
})
