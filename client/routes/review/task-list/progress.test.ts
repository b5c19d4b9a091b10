import { describe, expect, it } from 'vitest'
import type { SectionProgress } from '#shared/api/reviews.ts'
import { getSection } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { fieldPlace, leftLines, notAskedWords, progressWords, tierWords, totalsOf } from './progress.ts'
import { hintsOf, type Known } from './section-hint.ts'

const definition = currentFormDefinition()
const penn = { id: 'p2', name: 'Ellis Penn', rank: 'Sergeant', rankShort: 'Sgt' }
const hale = { id: 'p1', name: 'Rowan Hale', rank: 'Inspector', rankShort: 'Insp' }

function progress(id: string, left: string[], rest: Partial<SectionProgress> = {}): SectionProgress {
  return {
    id,
    status: left.length === 0 ? 'complete' : 'left',
    optional: false,
    left: left.map((path) => ({ fieldId: path, path, label: `Label of ${path}`, message: 'Enter it' })),
    saveNumber: 0,
    savedAt: null,
    savedBy: null,
    ...rest,
  }
}

describe('how far a review is', () => {
  it('counts the sections that are not optional, and everything that is left', () => {
    const sections = [
      progress('operation', []),
      progress('legal', ['a', 'b']),
      progress('publication', ['c'], { optional: true }),
    ]
    expect(totalsOf(sections)).toEqual({ sections: 2, complete: 1, answersLeft: 3, sectionsLeft: 2 })
  })

  it.each`
    complete | answersLeft | sectionsLeft | words
    ${11}    | ${13}       | ${5}         | ${['11 of 16 sections are complete.', '13 answers are left, in 5 sections.']}
    ${1}     | ${1}        | ${1}         | ${['1 of 16 sections is complete.', '1 answer is left, in 1 section.']}
    ${16}    | ${0}        | ${0}         | ${['16 of 16 sections are complete.', 'Nothing is left to answer.']}
  `('reads $words', ({ words, ...totals }) => {
    expect(progressWords({ sections: 16, ...totals })).toEqual(words)
  })

  it('says what the tier asks, and names what it does not ask once', () => {
    expect(tierWords(definition, 2)).toBe('This is a tier 2 review, so the whole form is asked.')
    expect(tierWords(definition, 1)).toBe(
      'This is a tier 1 review, so 12 of the form’s 18 sections are asked.',
    )
    expect(notAskedWords(definition, 2)).toEqual([])
    expect(notAskedWords(definition, 1)).toEqual([
      'Asked at tiers 2 and 3 only: Planning and preparation; Rights, powers and force; Partners; Welfare, equipment and logistics; Legal; Actions.',
    ])
    const only = {
      ...definition,
      sections: definition.sections.map((section) =>
        section.id === 'legal'
          ? {
              ...section,
              fields: section.fields.map((field) => ({
                ...field,
                requirement: { '1': 'not-shown', '2': 'not-shown', '3': 'required' } as const,
              })),
            }
          : section,
      ),
    }
    expect(notAskedWords(only, 2)).toEqual(['Asked at tier 3 only: Legal.'])
  })
})

describe('what is left to do', () => {
  const titleOf = (id: string) => `Title of ${id}`

  it('links to the field', () => {
    expect(leftLines('r1', [progress('community-impact', ['cia-groups.5.how-we-know'])], titleOf)).toEqual([
      {
        words: 'Label of cia-groups.5.how-we-know',
        to: '/reviews/r1/sections/community-impact#a-cia-groups-5-how-we-know',
      },
    ])
    expect(fieldPlace('r1', 'legal', 'legal-khub')).toBe('/reviews/r1/sections/legal#a-legal-khub')
  })

  it('names a section instead of many answers, or of all answers of one that was not begun', () => {
    const many = progress('legal', ['a', 'b', 'c', 'd'])
    const untouched = progress('handling', ['e', 'f'], { status: 'not_started' })
    expect(leftLines('r1', [many, untouched, progress('events', [])], titleOf)).toEqual([
      { words: 'Title of legal (4 answers)', to: '/reviews/r1/sections/legal#a-a' },
      { words: 'Title of handling (2 answers)', to: '/reviews/r1/sections/handling#a-e' },
    ])
  })
})

describe('the second line of a section', () => {
  const known: Known = {
    facts: {},
    criteria: currentRule().criteria,
    tier: 2,
    personId: 'p1',
    limited: false,
  }
  const review = { comments: [], countedAt: '2026-11-24T15:00:00Z', contributors: [], writable: [] }
  const hints = (id: string, rest: Partial<SectionProgress> = {}, change: Partial<Known> = {}) =>
    hintsOf(getSection(definition, id), progress(id, [], rest), review, { ...known, ...change })

  it('says what the form says of it, and who saved it last', () => {
    expect(hints('intelligence')).toEqual(['Area for improvement 1'])
    expect(hints('planning', { savedAt: '2026-11-24T14:02:00Z', savedBy: penn })).toEqual([
      'Saved by Sgt Ellis Penn, today, 14:02',
    ])
    expect(hints('intelligence', { savedAt: '2026-11-23T14:02:00Z', savedBy: hale })).toEqual([
      'Area for improvement 1 · Saved by you, yesterday, 14:02',
    ])
  })

  it('says that one fact switches the rest of a section off, while it does', () => {
    expect(hints('lfr', {}, { facts: { lfrUsed: 'none' } })).toEqual([
      'Not used, so only the first question needs an answer',
    ])
    expect(hints('lfr', {}, { facts: { lfrUsed: 'used' } })).toEqual([])
    expect(hints('lfr')).toEqual([])
    expect(hints('outcomes', {}, { facts: { arrests: 0 } })).toEqual([])
  })

  it('says who was asked to write it, and that the reader was not', () => {
    const force = { id: 'hampshire', name: 'Hampshire' }
    const contributors = [
      { sectionId: 'legal', person: hale, force },
      { sectionId: 'legal', person: penn, force },
    ]
    const words = (change: Partial<Known>, writable: string[] = []) =>
      hintsOf(
        getSection(definition, 'legal'),
        progress('legal', []),
        { ...review, contributors, writable },
        {
          ...known,
          ...change,
        },
      )
    expect(words({})).toEqual(['Given to you and Sgt Ellis Penn'])
    expect(words({ personId: 'p3', limited: true })).toEqual([
      'Given to Insp Rowan Hale and Sgt Ellis Penn · Read only for you',
    ])
    expect(words({ limited: true }, ['legal'])).toEqual(['Given to you and Sgt Ellis Penn'])
  })

  it('says that a comment by gold waits for a reply', () => {
    const comment = {
      id: 'c1',
      revision: 1,
      sectionId: 'legal',
      comment: 'Say why.',
      madeBy: penn,
      madeAt: '2026-11-23T14:02:00Z',
      reply: null,
      replyBy: null,
      replyAt: null,
    }
    const hintWith = (
      ...comments: (typeof comment | (Omit<typeof comment, 'reply'> & { reply: string }))[]
    ) => hintsOf(getSection(definition, 'legal'), progress('legal', []), { ...review, comments }, known)
    expect(hintWith(comment)).toEqual(['Gold’s comment waits for a reply'])
    expect(hintWith(comment, comment)).toEqual(['2 comments by gold wait for a reply'])
    expect(hintWith({ ...comment, reply: 'Done.' })).toEqual(['1 comment by gold, answered'])
  })
})
