import { describe, expect, it } from 'vitest'
import { getSection } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { dependsOnMarking, neededSections } from './needed-sections.ts'

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
