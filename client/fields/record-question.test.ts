import { describe, expect, it } from 'vitest'
import { bodyOf, type RecordQuestion } from './record-question.ts'

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
