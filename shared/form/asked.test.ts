import { describe, expect, it } from 'vitest'
import { reviewAnswersLeftOut } from './answers-left-out.ts'
import { fieldsAsked, sectionsAsked } from './asked.ts'
import { getSection } from './definition.ts'
import { contextOf, type ReviewContent } from './marking.ts'
import { currentFormDefinition } from './registry.ts'

const definition = currentFormDefinition()
const at = (content: Partial<ReviewContent>) =>
  contextOf(definition, { tier: 2, facts: {}, answers: {}, ...content })

function asked(sectionId: string, fieldId: string, content: Partial<ReviewContent>) {
  const fields = fieldsAsked(getSection(definition, sectionId), at(content))
  const found = fields.find(({ field }) => field.id === fieldId)
  return found && { shown: found.shown, required: found.required, because: found.because }
}

const hidden = { shown: false, required: false, because: undefined }

describe('what is asked', () => {
  it.each`
    tier | sections
    ${1} | ${'operation decision debrief command-staffing intelligence events outcomes community-impact lfr lessons handling publication'}
    ${2} | ${'operation decision debrief command-staffing intelligence planning events rights-powers outcomes community-impact partners lfr welfare-logistics legal lessons actions handling publication'}
    ${3} | ${'operation decision debrief command-staffing intelligence planning events rights-powers outcomes community-impact partners lfr welfare-logistics legal lessons actions handling publication'}
  `('at tier $tier is $sections', ({ tier, sections }) => {
    expect(
      sectionsAsked(definition, tier)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(sections)
  })

  it('says why an answer is required', () => {
    expect(asked('operation', 'summary', {})).toEqual({ shown: true, required: true, because: 'tier 2' })
    expect(asked('lfr', 'lfr-purpose', { facts: { lfrUsed: 'used' } })).toEqual({
      shown: true,
      required: true,
      because: 'because facial recognition was used',
    })
    expect(asked('publication', 'public-summary', {})).toEqual({
      shown: true,
      required: false,
      because: undefined,
    })
  })

  it('hides the facial recognition questions unless the facts say that it was used', () => {
    expect(asked('lfr', 'lfr-purpose', {})).toEqual(hidden)
    expect(asked('lfr', 'lfr-purpose', { facts: { lfrUsed: 'none' } })).toEqual(hidden)
    expect(asked('lfr', 'lfr-purpose', { facts: { lfrUsed: 'wrongful-intervention' } })?.shown).toBe(true)
  })

  it('asks why next time differs at tier 1 only when it does, and at tier 2 always', () => {
    const answers = (id: string) => ({ 'command-staffing': { 'staffing-next': id } })
    expect(asked('command-staffing', 'staffing-next-why', { tier: 1 })).toEqual(hidden)
    expect(
      asked('command-staffing', 'staffing-next-why', { tier: 1, answers: answers('about-the-same') }),
    ).toEqual(hidden)
    expect(
      asked('command-staffing', 'staffing-next-why', { tier: 1, answers: answers('more') })?.because,
    ).toBe('because you would staff it differently next time')
    expect(
      asked('command-staffing', 'staffing-next-why', { answers: answers('about-the-same') })?.because,
    ).toBe('tier 2')
  })

  it('takes an answer for none while the question for it is hidden itself', () => {
    const changed = structuredClone(definition)
    const target = getSection(changed, 'command-staffing').fields.find(({ id }) => id === 'staffing-next')
    if (target) target.requirement['1'] = 'not-shown'
    const answers = { 'command-staffing': { 'staffing-next': 'more' } }
    const context = contextOf(changed, { tier: 1, facts: {}, answers })
    const fields = fieldsAsked(getSection(changed, 'command-staffing'), context)
    expect(fields.find(({ field }) => field.id === 'staffing-next-why')?.shown).toBe(false)
  })

  it('asks for handling instructions when the marking in effect is OFFICIAL-SENSITIVE, chosen or worked out', () => {
    const instructions = (answers: ReviewContent['answers']) =>
      asked('handling', 'handling-instructions', { answers })
    expect(instructions({})).toEqual(hidden)
    expect(instructions({ handling: { classification: 'official' } })).toEqual(hidden)
    expect(instructions({ handling: { classification: 'official-sensitive' } })?.required).toBe(true)
    expect(
      instructions({ handling: { classification: 'official' }, debrief: { 'hot-welfare': 'Two cases' } })
        ?.required,
    ).toBe(true)
  })
})

describe('answers left out', () => {
  it('are those of hidden questions and of sections that the tier does not ask', () => {
    const content: Partial<ReviewContent> = {
      tier: 1,
      facts: { lfrUsed: 'none' },
      answers: {
        operation: { summary: 'A march' },
        lfr: { 'lfr-purpose': 'Kept', 'lfr-where': '' },
        planning: { briefing: 'Kept too' },
      },
    }
    expect(reviewAnswersLeftOut(at(content))).toEqual([
      { sectionId: 'planning', fieldId: 'briefing', label: 'Briefing quality' },
      { sectionId: 'lfr', fieldId: 'lfr-purpose', label: 'Purpose and who could be on the watchlist' },
    ])
  })

  it('reach into rows and items', () => {
    const content: Partial<ReviewContent> = {
      facts: { lfrUsed: 'used' },
      answers: {
        lfr: { 'lfr-bias': [{ characteristic: 'not-recorded', group: 'Women', 'false-alerts': 2 }] },
        lessons: { lessons: [{ id: 'x', 'lesson-status': 'identified', 'lesson-status-reason': 'Kept' }] },
      },
    }
    expect(reviewAnswersLeftOut(at(content)).map(({ label }) => label)).toEqual([
      'False alerts by sex, ethnicity and age, where known, row 1: Group',
      'False alerts by sex, ethnicity and age, where known, row 1: False alerts',
      'Why it was rejected of learning point 1',
    ])
  })
})
