import { describe, expect, it } from 'vitest'
import { FIGURE_IDS, type FigureId } from '#shared/coverage/measures.ts'
import { chartBars } from './chart-bars.ts'

const figures = (known: Partial<Record<FigureId, number>>) => ({
  counts: Object.fromEntries(FIGURE_IDS.map((id) => [id, known[id] ?? 0])) as Record<FigureId, number>,
})
const shown = figures({
  registered: 10,
  removed: 2,
  counted: 8,
  awaiting_decision: 1,
  not_required: 3,
  required: 4,
  considered_base: 8,
  considered_done_in_time: 6,
  considered_done_late: 1,
  considered_overdue: 1,
  considered_reached: 7,
  considered_past_deadline: 8,
  considered_in_time: 6,
  debriefed_base: 4,
  debriefed_done_in_time: 1,
  debriefed_paused: 1,
  debriefed_not_yet_due: 2,
  debriefed_reached: 1,
})

describe('the bars of the ladder', () => {
  // Ten operations and one gap of 14 on 114: each operation is 10 wide.
  const [registered, considered, debriefed] = chartBars(shown, 114)

  it('show what is counted, and what was removed across a gap', () => {
    expect(registered).toMatchObject({
      base: [{ kind: 'counted', count: 8, x: 0, width: 78 }],
      beside: [{ kind: 'removed', count: 2, x: 94, width: 18 }],
      reached: { percent: '8', of: 'counted, 2 removed' },
    })
  })

  it('cut the base by status in one order and leave out what counts nothing', () => {
    expect(considered?.base).toEqual([
      { kind: 'done_in_time', count: 6, x: 0, width: 58 },
      { kind: 'done_late', count: 1, x: 60, width: 8 },
      { kind: 'overdue', count: 1, x: 70, width: 8 },
    ])
    expect(considered?.beside).toEqual([])
    expect(considered?.reached).toEqual({ percent: '88%', of: '7 of 8' })
  })

  it('put awaiting and not required beside the base from the second rung up', () => {
    expect(debriefed?.beside).toEqual([
      { kind: 'awaiting_decision', count: 1, x: 54, width: 8 },
      { kind: 'not_required', count: 3, x: 64, width: 28 },
    ])
  })

  it('say none where there is nothing to count', () => {
    expect(debriefed?.inTime).toEqual({ percent: 'none', of: '' })
    expect(chartBars(figures({}), 114)[5]).toMatchObject({
      base: [],
      beside: [],
      reached: { percent: 'none' },
    })
  })
})
