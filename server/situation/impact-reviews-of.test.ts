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
  groups: [],
  policing_effect: 'Reassurance.',
  next_steps: 'Ask again.',
  next_review_on: null,
  definition_id: 'pelr',
  definition_version: '1.0.0',
  corrects: null,
  recorded_by: 'p1',
  recorded_at: '2026-10-23T10:00:00.000Z',
}
const printed = {
  dueOn: '2026-10-24',
  doneOn: '2026-10-23',
  byRole: 'Bronze community',
  whatChanged: 'Two shops lost a day.',
}

describe('what a review prints of the impact reviews', () => {
  it('is what the rule asks for, while nothing is made', () => {
    expect(impactReviewsOf([], marram)).toEqual([{ dueOn: '2026-10-24' }, { dueOn: '2026-11-14' }])
  })

  it('names the day on which the rule asks for the next one', () => {
    expect(impactReviewsOf([assessment], marram)).toEqual([
      { ...printed, nextReviewOn: '2026-11-14' },
      { dueOn: '2026-11-14' },
    ])
  })

  it('prefers the day that the record names, and puts a further review in its place', () => {
    const further = { ...assessment, id: 'i2', step: 'further_review' as const, made_on: '2026-11-02' }
    expect(impactReviewsOf([{ ...assessment, next_review_on: '2026-11-02' }, further], marram)).toEqual([
      { ...printed, nextReviewOn: '2026-11-02' },
      { doneOn: '2026-11-02', byRole: 'Bronze community', whatChanged: 'Two shops lost a day.' },
      { dueOn: '2026-11-14' },
    ])
  })

  it('has no day that is due before the stand-down or where the tier asks for none', () => {
    const duties = { ...marram.duties, post_event_assessment: null, impact_review_1: null }
    expect(impactReviewsOf([assessment], { ...marram, duties })).toEqual([
      { doneOn: '2026-10-23', byRole: 'Bronze community', whatChanged: 'Two shops lost a day.' },
    ])
  })
})
