import { describe, expect, it } from 'vitest'
import type { LadderRung } from '#shared/coverage/ladder.ts'
import { rungNote } from './rung-note.ts'

const at = '2026-11-24T10:00:00Z'
const ahead: LadderRung = {
  rung: 'form_prepared',
  held: false,
  status: 'not_yet_due',
  moment: null,
  deadline: '2026-11-28T00:00:00Z',
  firstDeadline: null,
}
const done: LadderRung = { ...ahead, held: true, status: 'done_in_time', moment: '2026-11-05T12:00:00Z' }

describe('what stands under a rung', () => {
  it('is the day it was reached, in time', () => {
    expect(rungNote(done, false, at)).toBe('Thu 5 November, in time')
  })

  it('says how late it was, from the last day that was in time', () => {
    const late = { ...done, status: 'done_late', moment: '2026-11-29T12:00:00Z' } as const
    expect(rungNote(late, false, at)).toBe('Sun 29 November, 2 days late')
  })

  it('is only the day where nothing was due', () => {
    expect(rungNote({ ...done, status: null, deadline: null }, false, at)).toBe('Thu 5 November')
  })

  it('counts the days for the next rung only', () => {
    expect(rungNote(ahead, true, at)).toBe('due Fri 27 November, in 3 days')
    expect(rungNote(ahead, false, at)).toBe('due Fri 27 November')
  })

  it('keeps the first deadline in sight where the tier rose', () => {
    expect(rungNote({ ...ahead, firstDeadline: '2026-11-21T00:00:00Z' }, true, at)).toBe(
      'due Fri 27 November, in 3 days, first Fri 20 November',
    )
  })

  it('says what is overdue, what is paused and what has no clock', () => {
    expect(rungNote({ ...ahead, status: 'overdue', deadline: '2026-11-23T00:00:00Z' }, true, at)).toBe(
      'was due Sun 22 November, 2 days overdue',
    )
    expect(rungNote({ ...ahead, status: 'paused' }, true, at)).toBe('paused')
    expect(rungNote({ ...ahead, deadline: null }, true, at)).toBe('no deadline before the stand-down')
    expect(rungNote({ ...ahead, status: null }, true, at)).toBe('')
  })
})
