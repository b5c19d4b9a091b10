import { describe, expect, it } from 'vitest'
import type { OperationRow } from '#shared/api/operations.ts'
import { done, marram, momentsInTime, reached, undecided } from '#shared/coverage/example-rows.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import { dueSoonIn, groupsOf, overdueIn, workOf } from './tasks.ts'

const at = '2026-11-24T10:00:00.000Z'
const hotDone = {
  ...marram.duties,
  hot_debrief: marram.duties.hot_debrief && done(marram.duties.hot_debrief, momentsInTime.debriefed),
}

function rowOf(moments: OperationMoments, review: OperationRow['review'] = null): OperationRow {
  return {
    moments,
    place: 'Southampton',
    leadId: '00000000-0000-4000-8000-000000000001',
    factsStarted: false,
    awaitingConfirmation: false,
    review,
  }
}

const named = (moments: OperationMoments, name: string): OperationMoments => ({ ...moments, name })
const worksAt = (rows: OperationRow[]) => rows.map((row) => workOf(row, at))

describe('what is overdue', () => {
  it('comes longest overdue first', () => {
    const works = worksAt([
      rowOf(named({ ...marram, duties: hotDone }, 'debrief overdue since 15 November')),
      rowOf(named(undecided, 'decision overdue since 20 October')),
    ])
    expect(overdueIn(works).map(({ work }) => work.row.moments.name)).toEqual([
      'decision overdue since 20 October',
      'debrief overdue since 15 November',
    ])
  })

  it('names a debrief beside the ladder on a line of its own', () => {
    const works = worksAt([rowOf(marram)])
    expect(overdueIn(works).map(({ duty }) => duty?.duty ?? 'the next rung')).toEqual([
      'hot_debrief',
      'the next rung',
    ])
  })

  it('holds no task that nobody can do here', () => {
    const works = worksAt([rowOf({ ...reached('debriefed'), duties: hotDone })])
    expect(works[0]?.duties).toEqual([])
    expect(overdueIn(works)).toEqual([])
  })

  it('says nothing of a decision that is still to be made twice', () => {
    expect(groupsOf(worksAt([rowOf(undecided)]))).toEqual([])
  })
})

describe('what stands by state', () => {
  it('comes earliest deadline first, without a deadline last', () => {
    const early = named({ ...reached('debriefed'), duties: hotDone }, 'early')
    const late = named(
      {
        ...early,
        rungs: {
          ...early.rungs,
          form_prepared: { ...early.rungs.form_prepared, deadline: '2026-12-05T00:00:00.000Z' },
        },
      },
      'late',
    )
    const none = named(
      {
        ...early,
        rungs: { ...early.rungs, form_prepared: { ...early.rungs.form_prepared, deadline: null } },
      },
      'none',
    )
    const [group] = groupsOf(worksAt([rowOf(none), rowOf(late), rowOf(early)]))
    expect(group?.group).toBe('to_start')
    expect(group?.works.map(({ row }) => row.moments.name)).toEqual(['early', 'late', 'none'])
  })

  it('shows an operation again that owes only something beside its next step', () => {
    const works = worksAt([rowOf(reached('debriefed'))])
    expect(overdueIn(works)).toHaveLength(1)
    expect(groupsOf(works).flatMap((group) => group.works)).toHaveLength(1)
  })
})

describe('what is due in the next seven days', () => {
  it.each`
    deadline                      | soon
    ${'2026-11-25T00:00:00.000Z'} | ${1}
    ${'2026-12-02T00:00:00.000Z'} | ${1}
    ${'2026-12-03T00:00:00.000Z'} | ${0}
    ${'2026-11-24T00:00:00.000Z'} | ${0}
  `('counts $soon with the deadline $deadline', ({ deadline, soon }) => {
    const row = { ...reached('debriefed'), duties: hotDone }
    const rungs = { ...row.rungs, form_prepared: { ...row.rungs.form_prepared, deadline } }
    expect(dueSoonIn(worksAt([rowOf({ ...row, rungs })]), at)).toBe(soon)
  })
})
