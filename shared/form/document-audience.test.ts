import { describe, expect, it } from 'vitest'
import { currentRule } from '../rule/registry.ts'
import type { FactValues } from './answers.ts'
import type { Audience, Field } from './definition.ts'
import { type DocumentEntry, type DocumentInput, type ReviewDocument, toDocument } from './document.ts'
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
const canariesIn = (document: ReviewDocument) =>
  [...JSON.stringify(document).matchAll(/⟦([^⟧]*)⟧/g)].map((found) => found[1] ?? '')

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

describe('who reads what', () => {
  it('oversight and the public read no words but those written for them, and the name of the operation', () => {
    expect(new Set(canariesIn(printed('oversight')))).toEqual(
      new Set([
        'records.operation.name',
        'lessons.lessons.lesson-public',
        'publication.oversight-summary',
        'publication.public-summary',
      ]),
    )
    expect(new Set(canariesIn(printed('public')))).toEqual(
      new Set(['records.operation.name', 'lessons.lessons.lesson-public', 'publication.public-summary']),
    )
  })

  it('the recipient reads nothing that is for the force alone, and no name but gold’s', () => {
    const seen = canariesIn(printed('recipient'))
    const forForce = (field: Pick<Field, 'audience' | 'roleFor'>) =>
      field.audience.length === 1 && !field.roleFor
    const fields = definition.sections.flatMap((section) => section.fields)
    const hidden = fields.filter(forForce).map(({ id }) => id)
    expect(hidden).toEqual([
      'pause-contact',
      'hot-welfare',
      'record-kept',
      'cia-owner',
      'legal-privileged',
      'legal-proceedings',
      'author',
    ])
    for (const id of hidden) expect(entry(printed('recipient'), id)).toBeUndefined()
    expect(seen.filter((place) => hidden.some((id) => place.split('.').includes(id)))).toEqual([])
    expect(seen.filter((place) => place.endsWith('.name'))).toEqual([
      'records.operation.name',
      'records.operation.name',
      'records.people.gold.name',
      'records.people.gold.name',
    ])
    expect(seen).not.toContain('records.pauses.contact')
  })

  it('the recipient reads the roles of people whose names stay in the force', () => {
    const document = printed('recipient')
    expect(text(document, 'debrief-lead')).toBe('Superintendent, gold commander')
    expect(text(document, 'decision-by')).toBe('Gold: Superintendent, gold commander')
    expect(entry(document, 'actions')).toMatchObject({
      value: [{ 'action-owner': { role: '⟦actions.actions.action-owner.role⟧' } }],
    })
    expect(text(printed('force'), 'debrief-lead')).toBe(
      'Superintendent ⟦records.people.debriefLead.name⟧, gold commander',
    )
  })

  it('the force reads every word that was typed', () => {
    const asked = new Set(canariesIn(printed('force')))
    const typed = JSON.stringify([
      filledAnswers(definition, canary),
      filledRecords((place) => canary(`records.${place}`)),
    ])
    // At tier 3 every field is asked; the reason of a decision prints once, as the reason for the other tier.
    const everywhere = new Set([...typed.matchAll(/⟦([^⟧]*)⟧/g)].map((found) => found[1] ?? ''))
    const hiddenHere = [
      'command-staffing.staffing-next-why',
      'intelligence.intel-variance-why',
      'community-impact.cia-before-reason',
      'community-impact.equality-reason',
      'lessons.lessons.lesson-status-reason',
      'actions.actions.action-status-reason',
      'handling.handling-instructions',
    ]
    const missing = [...everywhere].filter((place) => !asked.has(place))
    expect(missing).toEqual(hiddenHere.filter((place) => missing.includes(place)))
    expect(missing).toEqual([
      'community-impact.cia-before-reason',
      'community-impact.equality-reason',
      'lessons.lessons.lesson-status-reason',
      'actions.actions.action-status-reason',
    ])
  })

  it('a learning point marked OFFICIAL-SENSITIVE goes to the force and the recipient only', () => {
    const answers = filledAnswers(definition, canary)
    const lessons = answers.lessons?.lessons
    const marked = Array.isArray(lessons)
      ? [{ ...(lessons[0] as object), 'lesson-handling': 'official-sensitive' }]
      : []
    const input = { answers: { ...answers, lessons: { lessons: marked } } }
    expect(entry(printed('recipient', input), 'lessons')).toMatchObject({
      kind: 'items',
      marking: 'OFFICIAL-SENSITIVE',
    })
    expect(entry(printed('oversight', input), 'lessons')).toBeUndefined()
    expect(entry(printed('public', input), 'lessons')).toBeUndefined()
  })

  it('the public reads no count under five', () => {
    expect(text(printed('public'), 'police-injured')).toBe('Fewer than 5')
    expect(entry(printed('public'), 'police-injured')?.value).toBeNull()
    expect(text(printed('public'), 'arrests-total')).toBe('6')
    expect(text(printed('oversight'), 'police-injured')).toBe('2')
  })
})

describe('the marking of a rendition', () => {
  const plain = { answers: {}, facts: {}, records: { ...filledRecords(canary), pauses: [] } }

  it.each`
    audience       | nothing       | raised                  | sensitive
    ${'force'}     | ${'OFFICIAL'} | ${'OFFICIAL-SENSITIVE'} | ${'OFFICIAL-SENSITIVE'}
    ${'recipient'} | ${'OFFICIAL'} | ${'OFFICIAL-SENSITIVE'} | ${'OFFICIAL-SENSITIVE'}
    ${'oversight'} | ${'OFFICIAL'} | ${'OFFICIAL-SENSITIVE'} | ${'OFFICIAL'}
    ${'public'}    | ${'OFFICIAL'} | ${'OFFICIAL'}           | ${'OFFICIAL'}
  `(
    'for $audience is $nothing, $raised when raised, $sensitive when worked out',
    ({ audience, nothing, raised, sensitive }) => {
      expect(printed(audience, plain).marking).toBe(nothing)
      expect(
        printed(audience, { ...plain, answers: { handling: { classification: 'official-sensitive' } } })
          .marking,
      ).toBe(raised)
      expect(printed(audience, { ...plain, answers: { legal: { 'legal-privileged': 'x' } } }).marking).toBe(
        sensitive,
      )
    },
  )

  it('is never lower than an entry in it', () => {
    for (const audience of ['force', 'recipient', 'oversight', 'public'] as const) {
      const document = printed(audience)
      const entries = document.sections
        .flatMap((section) => section.entries)
        .filter(({ answered }) => answered)
      const highest = entries.some(({ marking }) => marking === 'OFFICIAL-SENSITIVE')
      expect(highest && document.marking === 'OFFICIAL').toBe(false)
    }
  })

  it('is printed in its own field, chosen or worked out', () => {
    expect(
      text(printed('recipient', { answers: { debrief: { 'hot-welfare': 'x' } } }), 'classification'),
    ).toBe('OFFICIAL-SENSITIVE')
    expect(text(printed('force', plain), 'classification')).toBe('Not answered yet')
  })
})
