import { describe, expect, it } from 'vitest'
import { FILLED_ITEM_ID, filledRecords } from './filled-review.ts'
import { contextOf, effectiveMarking, markingFloor, type ReviewContent } from './marking.ts'
import { currentFormDefinition } from './registry.ts'

const definition = currentFormDefinition()
const review = (content: Partial<ReviewContent>): ReviewContent => ({
  tier: 2,
  facts: {},
  answers: {},
  ...content,
})
const lesson = (handling: string) => ({
  lessons: { lessons: [{ id: FILLED_ITEM_ID, 'lesson-handling': handling }] },
})
const paused = filledRecords(() => 'Words')

describe('the marking', () => {
  it.each<[string, string, Partial<ReviewContent>]>([
    ['OFFICIAL', 'nothing is answered', {}],
    ['OFFICIAL', 'no sensitive field is answered', { answers: { operation: { summary: 'A march' } } }],
    ['OFFICIAL', 'a sensitive field holds blanks', { answers: { debrief: { 'hot-welfare': '  ' } } }],
    [
      'OFFICIAL-SENSITIVE',
      'a sensitive field is answered',
      { answers: { debrief: { 'hot-welfare': 'Two cases' } } },
    ],
    ['OFFICIAL-SENSITIVE', 'a sensitive fact is known', { facts: { commandOrPlanFailure: true } }],
    [
      'OFFICIAL',
      'the sensitive field is not asked at this tier',
      { tier: 1, answers: { legal: { 'legal-privileged': 'x' } } },
    ],
    ['OFFICIAL-SENSITIVE', 'it is asked at this one', { answers: { legal: { 'legal-privileged': 'x' } } }],
    [
      'OFFICIAL',
      'a hidden field is answered',
      { tier: 1, answers: { intelligence: { 'intel-variance-why': 'x' } } },
    ],
    ['OFFICIAL-SENSITIVE', 'a learning point is marked so', { answers: lesson('official-sensitive') }],
    ['OFFICIAL', 'a learning point is marked OFFICIAL', { answers: lesson('official') }],
    ['OFFICIAL-SENSITIVE', 'a pause names its contact', { records: paused }],
    ['OFFICIAL', 'no pause was made', { records: { ...paused, pauses: [] } }],
  ])('has the floor %s when %s', (marking, _, content) => {
    expect(markingFloor(definition, review(content))).toBe(marking)
    expect(effectiveMarking(definition, review(content))).toBe(marking)
  })

  it('may be raised by a person', () => {
    const content = review({ answers: { handling: { classification: 'official-sensitive' } } })
    expect(markingFloor(definition, content)).toBe('OFFICIAL')
    expect(effectiveMarking(definition, content)).toBe('OFFICIAL-SENSITIVE')
  })

  it('is not lowered by a person, and typed words do not change it', () => {
    const answers = { handling: { classification: 'official' }, debrief: { 'hot-welfare': 'OFFICIAL' } }
    expect(contextOf(definition, review({ answers })).marking).toBe('OFFICIAL-SENSITIVE')
    const forged = { operation: { summary: 'OFFICIAL-SENSITIVE' } }
    expect(contextOf(definition, review({ answers: forged })).marking).toBe('OFFICIAL')
  })
})
