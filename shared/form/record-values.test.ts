import { describe, expect, it } from 'vitest'
import type { Audience } from './definition.ts'
import { type DocumentInput, toDocument } from './document.ts'
import { filledRecords } from './filled-review.ts'
import type { DocumentRecords } from './records.ts'
import { getFormDefinition } from './registry.ts'

type ImpactReview = DocumentRecords['impactReviews'][number]

const assessment: ImpactReview = {
  step: 'post_event_assessment',
  name: 'Community impact assessment',
  dueOn: '2026-10-17',
  doneOn: '2026-10-16',
  byRole: 'Bronze community',
  whatChanged: 'The square is clean.',
  groups: [
    { group: 'visitors', label: 'Visitors', impact: 'none', impactLabel: 'none' },
    { group: 'hospitals', label: 'Hospitals', impact: 'low', impactLabel: 'low', words: 'Beds were short.' },
    { group: 'schools', label: 'Schools', impact: 'none', impactLabel: 'none' },
  ],
  policingEffect: 'Reassurance.',
  nextSteps: 'Ask again.',
}
const earlier: ImpactReview = { ...assessment, step: 'further_review', doneOn: '2026-10-12' }
const toMake: ImpactReview = {
  step: 'impact_review_1',
  name: 'First community impact review',
  dueOn: '2026-11-07',
  groups: [],
}

function printed(version: string, impactReviews: ImpactReview[], audience: Audience = 'force') {
  const input: DocumentInput = {
    tier: 2,
    facts: {},
    criteria: [],
    forceNames: {},
    answers: {},
    records: { ...filledRecords(() => 'Words'), impactReviews },
    audience,
  }
  const document = toDocument(getFormDefinition('pelr', version), input)
  const entries = document.sections.flatMap((section) => section.entries)
  return (id: string) => entries.find((entry) => entry.id === id)
}

describe('the reviews of the community impact', () => {
  it('are printed one by one, with what each group still felt', () => {
    const entry = printed('1.1.0', [assessment, toMake])('cia-reviews')
    expect(entry?.kind === 'items' && entry.items).toEqual([
      {
        title: 'Community impact assessment, Fri 16 October 2026',
        entries: [
          { id: 'due', label: 'Due', text: 'Sat 17 October 2026' },
          { id: 'done', label: 'Done', text: 'Fri 16 October 2026' },
          { id: 'by', label: 'By (role)', text: 'Bronze community' },
          { id: 'what-changed', label: 'What changed', text: 'The square is clean.' },
          {
            id: 'groups',
            label: 'Still felt by each group',
            text: 'Hospitals: low. Beds were short.\nNone: visitors; schools.',
          },
          { id: 'policing-effect', label: 'Effect of the policing itself', text: 'Reassurance.' },
          { id: 'next-steps', label: 'What will be done next', text: 'Ask again.' },
        ],
      },
      {
        title: 'First community impact review',
        entries: [
          { id: 'due', label: 'Due', text: 'Sat 7 November 2026' },
          { id: 'done', label: 'Done', text: 'Not yet' },
        ],
      },
    ])
  })

  it('give oversight the ratings and the days, and no words', () => {
    const entry = printed('1.1.0', [assessment], 'oversight')('cia-reviews')
    expect(entry?.kind === 'items' && entry.items[0]?.entries).toEqual([
      { id: 'due', label: 'Due', text: 'Sat 17 October 2026' },
      { id: 'done', label: 'Done', text: 'Fri 16 October 2026' },
      {
        id: 'group-ratings',
        label: 'Impact still felt by each group',
        text: 'Hospitals: low.\nNone: visitors; schools.',
      },
    ])
    expect(entry?.value).toEqual([
      {
        due: '2026-10-17',
        done: '2026-10-16',
        'group-ratings': [
          { group: 'visitors', impact: 'none' },
          { group: 'hospitals', impact: 'low' },
          { group: 'schools', impact: 'none' },
        ],
        'next-review': null,
      },
    ])
  })

  it('stay the table that they were in a review that was started with version 1.0.0', () => {
    const entry = printed('1.0.0', [assessment])('cia-reviews')
    expect(entry?.kind === 'table' && entry.rows).toEqual([
      ['Sat 17 October 2026', 'Fri 16 October 2026', 'Bronze community', 'The square is clean.', '–'],
    ])
  })

  it('date the assessment by itself, whatever else was made before it', () => {
    expect(printed('1.1.0', [earlier, assessment])('cia-completed')?.value).toBe('2026-10-16')
    expect(printed('1.1.0', [earlier, toMake])('cia-completed')).toMatchObject({
      answered: false,
      text: 'Not recorded',
    })
  })
})
