import { describe, expect, it } from 'vitest'
import { completenessOf, sectionCompleteness } from './completeness.ts'
import { getSection } from './definition.ts'
import { filledAnswers } from './filled-review.ts'
import { dependsOnMarking, neededSections } from './needed-sections.ts'
import { currentFormDefinition } from './registry.ts'

const definition = currentFormDefinition()
const sectionOf = (id: string) => getSection(definition, id)

describe('what a section needs besides itself', () => {
  it('is the list that its items point into', () => {
    expect(neededSections(definition, sectionOf('actions'))).toEqual(['lessons'])
  })

  it('is nothing where every condition looks at the section itself', () => {
    expect(neededSections(definition, sectionOf('community-impact'))).toEqual([])
    expect(neededSections(definition, sectionOf('handling'))).toEqual([])
  })

  it('is also what the sections it needs look at themselves', () => {
    const reason = { field: 'staffing-next', op: 'is', value: 'more' } as const
    const changed = {
      ...definition,
      sections: definition.sections.map((section) =>
        section.id === 'lessons'
          ? {
              ...section,
              fields: section.fields.map((field) => ({
                ...field,
                requiredIf: { when: reason, because: 'more officers are wanted' },
              })),
            }
          : section,
      ),
    }
    expect(neededSections(changed, getSection(changed, 'actions'))).toEqual(['command-staffing', 'lessons'])
  })

  it('is the marking of the whole review where the marking is chosen', () => {
    expect(dependsOnMarking(definition, sectionOf('handling'))).toBe(true)
    expect(dependsOnMarking(definition, sectionOf('lessons'))).toBe(false)
  })
})

describe('the progress of one section', () => {
  const facts = { arrests: 12 }
  const answers = filledAnswers(definition, (place) => `Words for ${place}`)
  const gaps = Object.entries(answers).flatMap(([id, given]) =>
    Object.keys(given).map((field) => ({ ...answers, [id]: { ...given, [field]: null } })),
  )

  it.each([1, 2, 3] as const)(
    'at tier %i is the same from what the section needs as from the whole review',
    (tier) => {
      expect(gaps.length).toBeGreaterThan(50)
      for (const given of [{}, answers, ...gaps]) {
        const whole = completenessOf(definition, { tier, facts, answers: given })
        for (const progress of whole.sections) {
          const section = sectionOf(progress.id)
          if (dependsOnMarking(definition, section)) continue
          const wanted = [section.id, ...neededSections(definition, section)]
          const part = Object.fromEntries(Object.entries(given).filter(([id]) => wanted.includes(id)))
          const context = { definition, tier, facts, answers: part, marking: 'OFFICIAL' as const }
          expect(sectionCompleteness(section, context)).toEqual(progress)
        }
      }
    },
  )
})
