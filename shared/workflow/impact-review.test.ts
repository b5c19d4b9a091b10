import { describe, expect, it } from 'vitest'
import { type ImpactReviewSituation, impactReviewFaults } from './impact-review.ts'

const standing = [
  { id: 'assessment', step: 'post_event_assessment' },
  { id: 'besides', step: 'further_review' },
]
const right: ImpactReviewSituation = {
  step: 'impact_review_1',
  madeOn: '2026-11-20',
  nextReviewOn: null,
  today: '2026-11-22',
  firstDay: '2026-10-17',
  standing,
  corrects: null,
}

describe('an impact review', () => {
  it.each<[string, Partial<ImpactReviewSituation>]>([
    ['was made after the event', {}],
    ['was made today', { madeOn: '2026-11-22' }],
    ['was made on the day of the stand-down', { madeOn: '2026-10-17' }],
    ['names a later day for the next one', { nextReviewOn: '2026-11-21' }],
    ['is one more beside those that the rule asks for', { step: 'further_review' }],
    ['corrects a record that stands', { step: 'post_event_assessment', corrects: 'assessment' }],
    ['turns out to have been another step', { step: 'impact_review_1', corrects: 'assessment' }],
  ])('may be recorded where it %s', (_, change) => {
    expect(impactReviewFaults({ ...right, ...change })).toEqual([])
  })

  it.each<[string, Partial<ImpactReviewSituation>, string, string]>([
    [
      'is still to come',
      { madeOn: '2026-11-23' },
      'madeOn',
      'Record it after it was made: this day is still to come',
    ],
    [
      'came before the event',
      { madeOn: '2026-10-16' },
      'madeOn',
      'It is made after the event: enter Saturday 17 October 2026 or a later day',
    ],
    [
      'names its own day for the next one',
      { nextReviewOn: '2026-11-20' },
      'nextReviewOn',
      'Enter a day after the one on which this was made',
    ],
    ['corrects nothing that stands', { corrects: 'gone' }, 'corrects', 'Choose a record that stands'],
    [
      'is there already',
      { step: 'post_event_assessment' },
      'step',
      'This one is recorded already. Correct its record, or record a further review',
    ],
    [
      'would become a step that another record holds',
      { step: 'post_event_assessment', corrects: 'besides' },
      'step',
      'This one is recorded already. Correct its record, or record a further review',
    ],
  ])('is refused where it %s', (_, change, field, message) => {
    expect(impactReviewFaults({ ...right, ...change })).toEqual([{ field, message }])
  })
})
