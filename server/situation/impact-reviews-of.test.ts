import { describe, expect, it } from 'vitest'
import { marram } from '#shared/coverage/example-rows.ts'
import type { ImpactReviewRecord } from '../features/impact-reviews/repository.ts'
import { impactReviewsOf } from './impact-reviews-of.ts'

const assessment: ImpactReviewRecord = {
  id: 'i1',
  step: 'post_event_assessment',
  made_on: '2026-10-23',
  made_by: null,
  made_by_role: 'Bronze community',
  what_changed: 'Two shops lost a day.',
  groups: [
    { rowKey: 'visitors', impact: 'none', words: null },
    { rowKey: 'local-residents', impact: 'low', words: 'Noise at night.' },
  ],
  policing_effect: 'Reassurance.',
  next_steps: 'Ask again.',
  next_review_on: null,
  definition_id: 'pelr',
  definition_version: '1.0.0',
  corrects: null,
  recorded_by: 'p1',
  recorded_at: '2026-10-23T10:00:00.000Z',
}
const said = {
  byRole: 'Bronze community',
  whatChanged: 'Two shops lost a day.',
  groups: [
    {
      group: 'local-residents',
      label: 'Local residents',
      impact: 'low',
      impactLabel: 'low',
      words: 'Noise at night.',
    },
    { group: 'visitors', label: 'Visitors', impact: 'none', impactLabel: 'none' },
  ],
  policingEffect: 'Reassurance.',
  nextSteps: 'Ask again.',
}
const first = { step: 'post_event_assessment', name: 'Community impact assessment' }
const printed = { ...first, dueOn: '2026-10-24', doneOn: '2026-10-23', ...said }
const toMake = {
  step: 'impact_review_1',
  name: 'First community impact review',
  dueOn: '2026-11-14',
  groups: [],
}

describe('what a review prints of the impact reviews', () => {
  it('is what the rule asks for, while nothing is made', () => {
    expect(impactReviewsOf([], marram)).toEqual([{ ...first, dueOn: '2026-10-24', groups: [] }, toMake])
  })

  it('names the day on which the rule asks for the next one', () => {
    expect(impactReviewsOf([assessment], marram)).toEqual([
      { ...printed, nextReviewOn: '2026-11-14' },
      toMake,
    ])
  })

  it('prefers the day that the record names, and puts a further review in its place', () => {
    const further = { ...assessment, id: 'i2', step: 'further_review' as const, made_on: '2026-11-02' }
    expect(impactReviewsOf([{ ...assessment, next_review_on: '2026-11-02' }, further], marram)).toEqual([
      { ...printed, nextReviewOn: '2026-11-02' },
      { step: 'further_review', name: 'Further community impact review', doneOn: '2026-11-02', ...said },
      toMake,
    ])
  })

  it('has no day that is due before the stand-down or where the tier asks for none', () => {
    const duties = { ...marram.duties, post_event_assessment: null, impact_review_1: null }
    expect(impactReviewsOf([assessment], { ...marram, duties })).toEqual([
      { ...first, doneOn: '2026-10-23', ...said },
    ])
  })
})
