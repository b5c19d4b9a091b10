import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Day, LocalTime } from '#shared/api/identifiers.ts'
import { bodyOf, faultOf, type RecordQuestion, sentenceOf } from './record-question.ts'

const questions: RecordQuestion[] = [
  { id: 'name', type: 'text', label: 'Name' },
  { id: 'startedAt', type: 'datetime', label: 'First posted', optional: true },
  { id: 'heldFrom', type: 'datetime', label: 'From' },
  { id: 'invited', type: 'number', label: 'Invited' },
]

describe('what was typed, as a request', () => {
  it('keeps every answer as it is stored', () => {
    const values = {
      name: 'Marram',
      startedAt: '2026-11-20T09:00',
      heldFrom: '2026-11-21T10:00',
      invited: 12,
    }
    expect(bodyOf(questions, values)).toEqual(values)
  })

  it('asks for missing words with empty words, and leaves out what may be left out', () => {
    expect(bodyOf(questions, { name: null })).toEqual({
      name: '',
      startedAt: null,
      heldFrom: '',
      invited: null,
    })
  })

  it('sends nothing that is not asked', () => {
    expect(bodyOf(questions.slice(0, 1), { name: 'Marram', other: 'x' })).toEqual({ name: 'Marram' })
  })
})

describe('what is said of an answer that cannot be sent', () => {
  const began: RecordQuestion = {
    id: 'heldFrom',
    type: 'datetime',
    label: 'It began',
    ask: 'Enter when it began',
  }
  const half = { code: 'invalid_format', message: 'Add the year, for example 16/10/2026 10:20' }

  it.each([
    ['is what to enter where nothing was', began, half, '', 'Enter when it began'],
    [
      'is what is missing from a date that was half typed, with its name',
      began,
      half,
      '27/3/ 10:20',
      'It began: add the year, for example 16/10/2026 10:20',
    ],
    [
      'is the schema’s own rule',
      began,
      { code: 'custom', message: 'The end is before the start' },
      'x',
      'The end is before the start',
    ],
    [
      'is what the schema says where the question does not',
      { ...began, ask: undefined },
      half,
      'x',
      half.message,
    ],
  ])('%s', (_name, { ask, ...question }, issue, typed, said) => {
    expect(sentenceOf(ask === undefined ? question : { ...question, ask }, issue, typed)).toBe(said)
  })
})

describe('a date that was half typed in a form that makes a record', () => {
  const schema = z.object({ heldFrom: LocalTime, dueOn: Day, reviewOn: Day })
  const asked: RecordQuestion[] = [
    { id: 'heldFrom', type: 'datetime', label: 'It began', ask: 'Enter when it began' },
    { id: 'dueOn', type: 'date', label: 'It is due on', ask: 'Enter the day that it is due' },
    { id: 'reviewOn', type: 'date', label: 'It is looked at again on' },
  ]
  const saidOf = (values: Record<string, string>) => {
    const body = bodyOf(asked, values)
    return schema.safeParse(body).error?.issues.map((issue) => faultOf(issue, asked, body))
  }

  it('is asked for by what is missing of it, with its name', () => {
    expect(saidOf({ heldFrom: '27/3/2026 ', dueOn: '27/3/', reviewOn: '/3/2026' })).toEqual([
      { path: ['heldFrom'], message: 'It began: add the time, for example 16/10/2026 10:20' },
      { path: ['dueOn'], message: 'It is due on: add the year, for example 16/10/2026' },
      { path: ['reviewOn'], message: 'Add the day, for example 16/10/2026' },
    ])
  })

  it('is asked for as a whole where nothing of it was typed', () => {
    expect(saidOf({})).toEqual([
      { path: ['heldFrom'], message: 'Enter when it began' },
      { path: ['dueOn'], message: 'Enter the day that it is due' },
      { path: ['reviewOn'], message: 'Enter a date, for example 16/10/2026' },
    ])
  })
})
