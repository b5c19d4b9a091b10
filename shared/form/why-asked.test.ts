import { describe, expect, it } from 'vitest'
import { answersLeft } from './answers-left.ts'
import { getSection } from './definition.ts'
import { contextOf, type ReviewContent } from './marking.ts'
import { currentFormDefinition } from './registry.ts'
import { isAskedByTier } from './why-asked.ts'

const definition = currentFormDefinition()

function reasonsIn(sectionId: string, content: Partial<ReviewContent>) {
  const context = contextOf(definition, { tier: 2, facts: {}, answers: {}, ...content })
  const left = answersLeft(getSection(definition, sectionId), context)
  return Object.fromEntries(left.map(({ path, because }) => [path, because]))
}

describe('why an answer that is left is asked', () => {
  it('is the condition that holds, in the words of the definition', () => {
    const reasons = reasonsIn('lfr', { facts: { lfrUsed: 'used' } })
    expect(reasons['lfr-purpose']).toBe('because facial recognition was used')
    expect(reasonsIn('outcomes', { facts: { arrests: 3 } }).arrests).toBe('because there were arrests')
  })

  it('is the tier where tier 1 does not require it, and nothing where every tier does', () => {
    const reasons = reasonsIn('operation', {})
    expect(reasons['operational-order']).toBe('because this is tier 2')
    expect('summary' in reasons && reasons.summary === undefined).toBe(true)
    expect(reasonsIn('partners', { tier: 3 }).agencies).toBe('because this is tier 3')
  })

  it('is said of the parts of a record too', () => {
    const answers = {
      lessons: { lessons: [{ id: 'x', 'lesson-status': 'rejected' }] },
      actions: { actions: [{ id: 'y' }] },
    }
    const lessons = reasonsIn('lessons', { answers })
    expect(lessons['lessons.0.lesson-cause']).toBe('because this is tier 2')
    expect(lessons['lessons.0.lesson-status-reason']).toBe('because the lesson was rejected')
    expect(lessons['lessons.0.lesson-kind']).toBeUndefined()
  })
})

describe('a section that says once that its tier asks', () => {
  it.each`
    section        | tier | once
    ${'planning'}  | ${2} | ${true}
    ${'actions'}   | ${3} | ${true}
    ${'partners'}  | ${2} | ${false}
    ${'partners'}  | ${3} | ${true}
    ${'operation'} | ${2} | ${false}
    ${'operation'} | ${1} | ${false}
    ${'lfr'}       | ${2} | ${false}
  `('$section at tier $tier: $once', ({ section, tier, once }) => {
    expect(isAskedByTier(getSection(definition, section), tier)).toBe(once)
  })
})
