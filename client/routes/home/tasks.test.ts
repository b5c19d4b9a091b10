import { describe, expect, it } from 'vitest'
import type { OperationRow } from '#shared/api/operations.ts'
import { done, marram, momentsInTime, reached, undecided } from '#shared/coverage/example-rows.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import { dueSoonIn, groupsOf, isYours, overdueIn, workOf } from './tasks.ts'

const at = '2026-11-24T10:00:00.000Z'
const { duties } = marram
const allDone = {
  ...duties,
  hot_debrief: duties.hot_debrief && done(duties.hot_debrief, momentsInTime.debriefed),
  post_event_assessment:
    duties.post_event_assessment && done(duties.post_event_assessment, '2026-10-20T10:00:00.000Z'),
  impact_review_1: duties.impact_review_1 && done(duties.impact_review_1, '2026-11-13T10:00:00.000Z'),
}

function rowOf(moments: OperationMoments, review: OperationRow['review'] = null): OperationRow {
  return {
    moments,
    place: 'Southampton',
    leadId: '00000000-0000-4000-8000-000000000001',
    factsStarted: false,
    awaitingConfirmation: false,
    rule: null,
    review,
  }
}

function reviewIn(state: 'queried' | 'received' | 'with_gold') {
  return {
    id: '00000000-0000-4000-8000-000000000003',
    state,
    stateSince: '2026-11-24T09:00:00.000Z',
    lead: { id: '00000000-0000-4000-8000-000000000001', name: 'Rowan Hale', rank: null, rankShort: null },
    revision: 1,
    sectionsAsked: 0,
    sectionsComplete: 0,
    sectionsCommented: 0,
    submissionState: null,
    waitsForViewer: false,
  } as const
}

const named = (moments: OperationMoments, name: string): OperationMoments => ({ ...moments, name })
const worksAt = (rows: OperationRow[]) => rows.map((row) => workOf(row, at))

describe('what is overdue', () => {
  it('comes longest overdue first', () => {
    const works = worksAt([
      rowOf(named({ ...marram, duties: allDone }, 'debrief overdue since 15 November')),
      rowOf(named(undecided, 'decision overdue since 20 October')),
    ])
    expect(overdueIn(works).map(({ work }) => work.row.moments.name)).toEqual([
      'decision overdue since 20 October',
      'debrief overdue since 15 November',
    ])
  })

  it('names a debrief and an impact review beside the ladder on a line of their own', () => {
    const works = worksAt([rowOf(marram)])
    expect(overdueIn(works).map(({ duty }) => duty?.duty ?? 'the next rung')).toEqual([
      'hot_debrief',
      'post_event_assessment',
      'the next rung',
      'impact_review_1',
    ])
  })

  it('is nothing once each was done', () => {
    const works = worksAt([rowOf({ ...reached('debriefed'), duties: allDone })])
    expect(works[0]?.duties).toEqual([])
    expect(overdueIn(works)).toEqual([])
  })

  it('holds the impact reviews also after sending, and no debrief any more', () => {
    const works = worksAt([rowOf(reached('submitted'), reviewIn('queried'))])
    expect(overdueIn(works).map(({ duty }) => duty?.duty)).toEqual([
      'post_event_assessment',
      'impact_review_1',
    ])
  })

  it('says an impact review once where nothing else is left to do', () => {
    const works = worksAt([
      rowOf(
        {
          ...reached('submitted'),
          duties: { ...allDone, post_event_assessment: duties.post_event_assessment },
        },
        reviewIn('received'),
      ),
    ])
    expect(works[0]?.stands.next).toEqual({
      group: 'impact_to_review',
      act: 'review_impact',
      deadline: '2026-10-24T23:00:00.000Z',
      status: 'overdue',
    })
    expect(overdueIn(works).map(({ duty }) => duty)).toEqual([null])
  })

  it('says nothing of a decision that is still to be made twice', () => {
    expect(groupsOf(worksAt([rowOf(undecided)]))).toEqual([])
  })
})

describe('what stands by state', () => {
  it('comes earliest deadline first, without a deadline last', () => {
    const early = named({ ...reached('debriefed'), duties: allDone }, 'early')
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
    const hotOwed = { ...allDone, hot_debrief: duties.hot_debrief }
    const works = worksAt([rowOf({ ...reached('debriefed'), duties: hotOwed })])
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
    const row = { ...reached('debriefed'), duties: allDone }
    const rungs = { ...row.rungs, form_prepared: { ...row.rungs.form_prepared, deadline } }
    expect(dueSoonIn(worksAt([rowOf({ ...row, rungs })]), at)).toBe(soon)
  })
})

describe('whose an operation is', () => {
  const someone = '00000000-0000-4000-8000-000000000009'

  it('is its debrief lead’s, and whoever leads its review', () => {
    const row = rowOf(marram, reviewIn('with_gold'))
    const theirs = { ...reviewIn('with_gold'), lead: { ...reviewIn('with_gold').lead, id: someone } }
    expect(isYours(row, row.leadId)).toBe(true)
    expect(isYours(row, someone)).toBe(false)
    expect(isYours({ ...row, review: theirs }, someone)).toBe(true)
  })

  it('is also theirs whom its review waits for as gold', () => {
    const waiting = { ...reviewIn('with_gold'), waitsForViewer: true }
    expect(isYours(rowOf(marram, waiting), someone)).toBe(true)
  })
})
