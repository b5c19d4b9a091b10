import { describe, expect, it } from 'vitest'
import type { ImpactReviewReply } from '#shared/api/impact-reviews.ts'
import { marram } from '#shared/coverage/example-rows.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { dueSteps, madeWords, nextDueStep } from './due-steps.ts'

const assessment: ImpactReviewReply = {
  id: '00000000-0000-4000-8000-000000000001',
  step: 'post_event_assessment',
  madeOn: '2026-10-23',
  madeBy: null,
  madeByRole: 'Bronze community',
  whatChanged: 'Two shops lost a day.',
  groups: [],
  policingEffect: 'Reassurance.',
  nextSteps: 'Ask again.',
  nextReviewOn: null,
  definition: { id: 'pelr', version: '1.0.0' },
  recordedBy: {
    id: '00000000-0000-4000-8000-000000000002',
    name: 'Rowan Hale',
    rank: null,
    rankShort: null,
  },
  recordedAt: '2026-10-23T10:00:00.000Z',
  correctedBy: null,
}
const known = { moments: marram, countedAt: '2026-11-12T10:00:00.000Z', impactReviews: [] }
const done = (moment: string) => ({
  moment,
  recordedAt: moment,
  deadline: '2026-10-24T23:00:00.000Z',
  firstDeadline: null,
})
const made = (moment: string, madeOn: string) => ({
  ...known,
  moments: { ...marram, duties: { ...marram.duties, post_event_assessment: done(moment) } },
  impactReviews: [{ ...assessment, madeOn }],
})
const wordsOf = (operation: Parameters<typeof dueSteps>[0]) =>
  dueSteps(operation, currentRule()).map(({ days, name, words }) => `${days}: ${name}. ${words}`)

describe('what is due when', () => {
  it('says by the end of which day, and since when it is overdue', () => {
    expect(wordsOf(known)).toEqual([
      '7 days: Community impact assessment. Was due by the end of Sat 24 October, 19 days overdue',
      '28 days: First community impact review. Due by the end of Sat 14 November, in 2 days',
    ])
  })

  it('says when it was made, and when that was late', () => {
    expect(wordsOf(made('2026-10-23T10:00:00.000Z', '2026-10-23'))[0]).toBe(
      '7 days: Community impact assessment. Made on Fri 23 October',
    )
    expect(wordsOf(made('2026-10-25T10:00:00.000Z', '2026-10-25'))[0]).toBe(
      '7 days: Community impact assessment. Made on Sun 25 October; it was due by the end of Sat 24 October',
    )
  })

  it('waits for the stand-down', () => {
    const open = { moment: null, recordedAt: null, deadline: null, firstDeadline: null }
    const duties = { ...marram.duties, post_event_assessment: open, impact_review_1: null }
    expect(wordsOf({ ...known, moments: { ...marram, duties } })).toEqual([
      '7 days: Community impact assessment. Its day is counted from the stand-down, which is not recorded yet',
    ])
  })

  it('is nothing before a decision', () => {
    expect(wordsOf({ ...known, moments: { ...marram, tierInEffect: null } })).toEqual([])
  })

  it('counts what was made, and names what comes next', () => {
    const steps = dueSteps(made('2026-10-23T10:00:00.000Z', '2026-10-23'), currentRule())
    expect(madeWords(steps)).toBe('1 of 2 made')
    expect(nextDueStep(steps)?.duty).toBe('impact_review_1')
    expect(madeWords([])).toBe('None asked for')
  })
})
