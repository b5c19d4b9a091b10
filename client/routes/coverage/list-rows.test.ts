import { describe, expect, it } from 'vitest'
import { done, marram } from '#shared/coverage/example-rows.ts'
import { listRows } from './list-rows.ts'

const at = '2026-11-20T12:00:00.000Z'
const older = { ...marram, name: 'Operation Weir', standDownAt: '2026-10-01T12:00:00.000Z' }

describe('the rows of a list', () => {
  it('count the days to the rung, or to the day of counting', () => {
    const rows = listRows('debriefed_base', [marram], at)
    expect(rows.map(({ days, rung }) => [days, rung?.status])).toEqual([[34, 'overdue']])
    const debriefed = done(marram.rungs.debriefed, '2026-11-03T12:00:00.000Z')
    const reached = { ...marram, rungs: { ...marram.rungs, debriefed } }
    expect(listRows('debriefed_reached', [reached], at)[0]?.days).toBe(17)
  })

  it('come oldest first where something is not finished', () => {
    const names = (figure: 'submitted_unfinished' | 'submitted_base') =>
      listRows(figure, [marram, older], at).map(({ moments }) => moments.name)
    expect(names('submitted_unfinished')).toEqual(['Operation Weir', 'Operation Marram'])
    expect(names('submitted_base')).toEqual(['Operation Marram', 'Operation Weir'])
  })

  it('count no days where no step is asked about or no stand-down is known', () => {
    expect(listRows('registered', [marram], at)[0]?.days).toBe(null)
    expect(listRows('submitted_base', [{ ...marram, standDownAt: null }], at)[0]?.days).toBe(null)
  })
})
