import { describe, expect, it } from 'vitest'
import { ladderWords, rungMarks, standingWords } from './rung-marks.ts'

describe('the six rungs', () => {
  it.each`
    because                       | statuses                                                                         | marks
    ${'nothing is decided yet'}   | ${['not_yet_due', 'not_yet_due', 'not_yet_due', 'not_yet_due', 'not_yet_due']}   | ${['done', 'here', 'todo', 'todo', 'todo', 'todo']}
    ${'the decision is overdue'}  | ${['overdue', 'overdue', 'not_yet_due', 'not_yet_due', 'not_yet_due']}           | ${['done', 'over', 'todo', 'todo', 'todo', 'todo']}
    ${'the form was late'}        | ${['done_in_time', 'done_in_time', 'done_late', 'not_yet_due', 'not_yet_due']}   | ${['done', 'done', 'done', 'late', 'here', 'todo']}
    ${'the debrief is paused'}    | ${['done_in_time', 'paused', 'paused', 'paused', 'paused']}                      | ${['done', 'done', 'here', 'todo', 'todo', 'todo']}
    ${'everything has been sent'} | ${['done_in_time', 'done_in_time', 'done_in_time', 'done_late', 'done_in_time']} | ${['done', 'done', 'done', 'done', 'late', 'done']}
  `('are drawn so when $because', ({ statuses, marks }) => {
    expect(rungMarks(statuses)).toEqual(marks)
  })

  it('are said in words', () => {
    expect(ladderWords(['done', 'done', 'late', 'here', 'todo', 'todo'])).toBe(
      '3 of 6 rungs reached: debriefed, one of them late',
    )
    expect(ladderWords(['done', 'over', 'todo', 'todo', 'todo', 'todo'])).toBe(
      '1 of 6 rungs reached: registered, the next is overdue',
    )
  })

  it('name the highest one reached, with late only if that one was', () => {
    expect(standingWords(['done', 'done', 'late', 'here', 'todo', 'todo'])).toBe('Debriefed, late')
    expect(standingWords(['done', 'done', 'done', 'done', 'late', 'done'])).toBe('Submitted')
  })
})
