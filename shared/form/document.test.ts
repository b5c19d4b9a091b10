import { describe, expect, it } from 'vitest'
import { currentRule } from '../rule/registry.ts'
import type { FactValues } from './answers.ts'
import type { Audience, ReviewTier } from './definition.ts'
import { type DocumentEntry, type DocumentInput, ReviewDocument, toDocument } from './document.ts'
import { filledAnswers, filledRecords } from './filled-review.ts'
import { currentFormDefinition } from './registry.ts'

const definition = currentFormDefinition()
const { criteria } = currentRule()
const facts: FactValues = {
  lfrUsed: 'used',
  arrests: 6,
  mutualAidForces: 1,
  costGbp: 8396,
  policeInjured: 2,
  attendance: 2900,
}

/** Words that say where they were typed and can be found again. */
const canary = (place: string) => `⟦${place}⟧`

function printed(audience: Audience, input: Partial<DocumentInput> = {}): ReviewDocument {
  return toDocument(definition, {
    tier: 3,
    facts,
    criteria,
    forceNames: { hampshire: 'Hampshire and Isle of Wight Constabulary' },
    answers: filledAnswers(definition, canary),
    records: filledRecords((place) => canary(`records.${place}`)),
    audience,
    ...input,
  })
}

function entry(document: ReviewDocument, id: string): DocumentEntry | undefined {
  return document.sections.flatMap(({ entries }) => entries).find((each) => each.id === id)
}

function text(document: ReviewDocument, id: string): string | undefined {
  const found = entry(document, id)
  return found?.kind === 'text' ? found.text : undefined
}

describe('sections', () => {
  it.each<[ReviewTier, string]>([
    [
      1,
      '1 operation, 2 decision, 3 debrief, 4 command-staffing, 5 intelligence, 6 events, 7 outcomes, 8 community-impact, 9 lfr, 10 lessons, 11 handling, 12 publication',
    ],
    [
      2,
      '1 operation, 2 decision, 3 debrief, 4 command-staffing, 5 intelligence, 6 planning, 7 events, 8 rights-powers, 9 outcomes, 10 community-impact, 11 partners, 12 lfr, 13 welfare-logistics, 14 legal, 15 lessons, 16 actions, 17 handling, 18 publication',
    ],
    [
      3,
      '1 operation, 2 decision, 3 debrief, 4 command-staffing, 5 intelligence, 6 planning, 7 events, 8 rights-powers, 9 outcomes, 10 community-impact, 11 partners, 12 lfr, 13 welfare-logistics, 14 legal, 15 lessons, 16 actions, 17 handling, 18 publication',
    ],
  ])('at tier %s are numbered in order, without what follows the freeze', (tier, sections) => {
    const document = printed('force', { tier })
    expect(document.sections.map(({ number, id }) => `${number} ${id}`).join(', ')).toBe(sections)
    expect(ReviewDocument.parse(document)).toEqual(document)
    expect(document).toMatchObject({
      definition: { id: 'pelr', version: '1.1.0', title: 'Post-event learning review' },
      tier,
    })
  })

  it('keep the force’s numbers for those who see fewer', () => {
    expect(printed('oversight').sections.map(({ number, id }) => `${number} ${id}`)).toEqual([
      '1 operation',
      '2 decision',
      '3 debrief',
      '4 command-staffing',
      '5 intelligence',
      '8 rights-powers',
      '9 outcomes',
      '10 community-impact',
      '12 lfr',
      '15 lessons',
      '16 actions',
      '18 publication',
    ])
  })
})

describe('an entry', () => {
  it('of a text says the text, and where there is none says so', () => {
    expect(entry(printed('force'), 'summary')).toEqual({
      kind: 'text',
      id: 'summary',
      label: 'What happened, in short',
      marking: 'OFFICIAL',
      answered: true,
      value: '⟦operation.summary⟧',
      text: '⟦operation.summary⟧',
    })
    const empty = printed('force', { answers: {} })
    expect(entry(empty, 'summary')).toMatchObject({ answered: false, value: null, text: 'Not answered yet' })
    expect(entry(empty, 'jol-ref')).toMatchObject({ answered: false, value: null, text: 'Not provided' })
    expect(entry(empty, 'complaints')).toMatchObject({ answered: false, value: null, text: 'Not known' })
  })

  it('of a fact says it in the words of the rule', () => {
    expect(entry(printed('force'), 'lfr-used')).toMatchObject({ value: 'used', text: 'Used' })
    expect(entry(printed('force'), 'cost')).toMatchObject({ value: 8396, text: '£8,396' })
  })

  it('of a table has its rows, a dash for an empty cell, and no blank row', () => {
    const answers = { events: { timeline: [{ time: '2026-10-10T13:31', event: 'Channel lost' }, {}] } }
    expect(entry(printed('force', { answers }), 'timeline')).toMatchObject({
      kind: 'table',
      columns: [
        { id: 'time', label: 'Time' },
        { id: 'event', label: 'Event or decision' },
        { id: 'made-by', label: 'Made by (role)' },
        { id: 'reason-logged', label: 'Reason logged' },
      ],
      rows: [['Sat 10 October 2026, 13:31', 'Channel lost', '–', '–']],
      value: [{ time: '2026-10-10T13:31', event: 'Channel lost', 'made-by': null, 'reason-logged': null }],
    })
  })

  it('of a table with fixed rows names them, and shows oversight the figures without the words', () => {
    const groups = entry(printed('oversight'), 'cia-groups')
    expect(groups).toMatchObject({
      columns: [
        { id: 'rowKey', label: 'Group' },
        { id: 'impact', label: 'Impact' },
      ],
    })
    expect(groups?.kind === 'table' && groups.rows.slice(0, 2)).toEqual([
      ['Local residents', 'none'],
      ['Visitors', 'none'],
    ])
  })

  it('of a repeat has a title for each item, and an action names its learning point', () => {
    const lessons = entry(printed('force'), 'lessons')
    const actions = entry(printed('force'), 'actions')
    expect(lessons?.kind === 'items' && lessons.items[0]?.title).toBe('1. Lesson identified: intelligence')
    expect(actions?.kind === 'items' && actions.items[0]?.title).toBe('Action 1')
    expect(actions?.kind === 'items' && actions.items[0]?.entries[0]).toEqual({
      id: 'action-lesson',
      label: 'Learning point',
      text: '1. Lesson identified: intelligence',
    })
  })

  it('of what truthfully is not there prints the statement', () => {
    const none = printed('force', { answers: { lessons: { lessons: { none: true } } } })
    expect(entry(none, 'lessons')).toMatchObject({
      kind: 'text',
      answered: true,
      value: { none: true },
      text: 'There was nothing to learn',
    })
  })

  it('of a record is printed from it', () => {
    const document = printed('force')
    expect(text(document, 'end-at')).toBe('Sat 10 October 2026, 16:50')
    expect(text(document, 'operation-type')).toBe('March or procession')
    expect(text(document, 'computed-tier')).toBe('Tier 3')
    expect(text(document, 'override-reason')).toBe('⟦records.decision.reason⟧')
    expect(entry(document, 'decision-rationale')).toBeUndefined()
    expect(entry(document, 'debrief-types')).toMatchObject({
      kind: 'table',
      value: [{ kind: 'hot', invited: 24, present: 21 }],
    })
    expect(text(document, 'cia-completed')).toBe('Fri 16 October 2026')
  })
})

describe('a hidden answer', () => {
  const answers = { lfr: { 'lfr-purpose': 'Kept words' } }

  it('is not sent, and is said to be left out while drafting', () => {
    const draft = printed('force', { answers, facts: { lfrUsed: 'none' }, draft: true })
    expect(draft.sections.find(({ id }) => id === 'lfr')?.leftOut).toEqual([
      'Purpose and who could be on the watchlist',
    ])
    expect(JSON.stringify(draft)).not.toContain('Kept words')
  })

  it('leaves no trace in what is frozen', () => {
    const frozen = printed('force', { answers, facts: { lfrUsed: 'none' } })
    expect(frozen.sections.flatMap(({ leftOut }) => leftOut)).toEqual([])
    expect(entry(frozen, 'lfr-purpose')).toBeUndefined()
  })
})
