import { describe, expect, it } from 'vitest'
import { done, marram, momentsInTime, reached, undecided, unended, withStep } from './example-rows.ts'
import { dutyStatus, isPaused, ladderOf, pausedDays } from './ladder.ts'
import {
  type ClockedRung,
  clockedRungs,
  OperationMoments,
  type Rung,
  rungs,
  type StepMoments,
} from './moments.ts'

const below: Readonly<Record<ClockedRung, ClockedRung | null>> = {
  considered: null,
  debriefed: 'considered',
  form_prepared: 'debriefed',
  gold_signed: 'form_prepared',
  submitted: 'gold_signed',
}
const plus = (instant: string, milliseconds: number) =>
  new Date(Date.parse(instant) + milliseconds).toISOString()
const rungAt = (row: OperationMoments, rung: Rung, at: string) =>
  ladderOf(row, at).rungs.find((found) => found.rung === rung)
const statusAt = (row: OperationMoments, rung: Rung, at: string) => rungAt(row, rung, at)?.status
const later = '2027-01-10T12:00:00.000Z'

/** The operation with everything below a rung done in time, and the rung itself still open. */
function upTo(rung: ClockedRung): OperationMoments {
  const under = below[rung]
  if (under === null) return undecided
  return reached(under)
}

describe.each(clockedRungs)('%s', (rung) => {
  const row = upTo(rung)
  const deadline = row.rungs[rung].deadline as string
  const doneAt = (moment: string) => ({
    ...withStep(row, rung, { moment, recordedAt: moment }),
    tierInEffect: 2 as const,
  })

  it('is done in time one millisecond before the deadline', () => {
    expect(statusAt(doneAt(plus(deadline, -1)), rung, later)).toBe('done_in_time')
  })

  it('is done late at the deadline itself', () => {
    expect(statusAt(doneAt(deadline), rung, later)).toBe('done_late')
  })

  it('is not yet due one millisecond before the deadline', () => {
    expect(statusAt(row, rung, plus(deadline, -1))).toBe('not_yet_due')
  })

  it('is overdue from the deadline itself', () => {
    expect(statusAt(row, rung, deadline)).toBe('overdue')
  })

  it('counts from the millisecond in which it was recorded', () => {
    const recordedAt = plus(deadline, 5_000)
    const stated = {
      ...withStep(row, rung, { moment: plus(deadline, -1), recordedAt }),
      tierInEffect: 2 as const,
    }
    expect(statusAt(stated, rung, plus(recordedAt, -1))).toBe('overdue')
    expect(statusAt(stated, rung, recordedAt)).toBe('done_in_time')
  })

  it('is not yet due while no stand-down is recorded, and done in time when it is done', () => {
    const noClock = { ...row, standDownAt: null, standDownRecordedAt: null }
    expect(statusAt(noClock, rung, later)).toBe('not_yet_due')
    expect(statusAt({ ...doneAt(deadline), standDownRecordedAt: null }, rung, later)).toBe('done_in_time')
  })

  it('has no clock before the stand-down was recorded, also for a past moment of counting', () => {
    const recordedLate = { ...row, standDownRecordedAt: plus(deadline, 1_000) }
    expect(statusAt(recordedLate, rung, deadline)).toBe('not_yet_due')
    expect(statusAt(recordedLate, rung, plus(deadline, 1_000))).toBe('overdue')
  })

  it('is out of the base once the operation is removed', () => {
    const removed = { ...row, removedAt: deadline, removedAs: 'duplicate' as const }
    expect(statusAt(removed, rung, plus(deadline, -1))).toBe('not_yet_due')
    expect(statusAt(removed, rung, deadline)).toBeNull()
  })
})

describe('a pause', () => {
  const pause = { from: '2026-10-19T09:00:00.000Z', reviewOn: '2026-11-16' }
  const due = '2026-11-15T12:00:00.000Z'

  it.each(clockedRungs.slice(1))('keeps %s from being overdue', (rung) => {
    const row = withStep(upTo(rung), rung, { deadline: '2026-11-15T00:00:00.000Z' })
    expect(statusAt({ ...row, pause }, rung, due)).toBe('paused')
    expect(statusAt(row, rung, due)).toBe('overdue')
  })

  it('shows before the deadline has passed, too', () => {
    expect(statusAt({ ...marram, pause }, 'debriefed', '2026-10-20T12:00:00.000Z')).toBe('paused')
  })

  it('does not keep the decision from being overdue', () => {
    expect(statusAt({ ...undecided, pause }, 'considered', due)).toBe('overdue')
  })

  it('does not hide what is done', () => {
    expect(statusAt({ ...reached('debriefed'), pause }, 'debriefed', due)).toBe('done_in_time')
  })

  it('ends in overdue at 00:00 after its review date', () => {
    expect(statusAt({ ...marram, pause }, 'debriefed', '2026-11-16T23:59:59.999Z')).toBe('paused')
    expect(statusAt({ ...marram, pause }, 'debriefed', '2026-11-17T00:00:00.000Z')).toBe('overdue')
  })

  it('begins when it is recorded', () => {
    expect(isPaused({ ...marram, pause }, '2026-10-19T08:59:59.999Z')).toBe(false)
    expect(isPaused({ ...marram, pause }, '2026-10-19T09:00:00.000Z')).toBe(true)
  })

  it('moves no deadline', () => {
    expect(rungAt({ ...marram, pause }, 'debriefed', due)?.deadline).toBe('2026-11-15T00:00:00.000Z')
  })

  it('counts its days by date, with those of the pauses before it', () => {
    expect(pausedDays({ ...marram, pause, pausedDaysEnded: 12 }, '2026-11-18T00:30:00.000Z')).toBe(42)
    expect(pausedDays({ ...marram, pausedDaysEnded: 12 }, later)).toBe(12)
    expect(pausedDays({ ...marram, pause, pausedDaysEnded: 12 }, '2026-10-19T08:00:00.000Z')).toBe(12)
  })
})

describe('a rung', () => {
  it('holds only if all below it do', () => {
    const row = withStep(reached('gold_signed'), 'debriefed', { moment: null, recordedAt: null })
    expect(ladderOf(row, later).rungs.map(({ held }) => held)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(statusAt(row, 'gold_signed', later)).toBe('overdue')
    expect(rungAt(row, 'gold_signed', later)?.moment).toBeNull()
  })

  it('counts a debrief held before the decision, once there is one', () => {
    const early = withStep(undecided, 'debriefed', {
      moment: '2026-10-17T17:30:00.000Z',
      recordedAt: '2026-10-17T20:00:00.000Z',
    })
    expect(rungAt(early, 'debriefed', later)?.held).toBe(false)
    const decided = {
      ...early,
      rungs: { ...early.rungs, considered: marram.rungs.considered },
      tierInEffect: 2 as const,
    }
    expect(statusAt(decided, 'debriefed', later)).toBe('done_in_time')
  })

  it('of the last three holds for good once the review was sent', () => {
    const row = withStep(reached('submitted'), 'debriefed', { moment: null, recordedAt: null })
    expect(ladderOf(row, later).rungs.map(({ held }) => held)).toEqual([true, true, false, true, true, true])
    expect(ladderOf(row, later).top).toBe('submitted')
  })

  it('does not hold for good before the sending was recorded', () => {
    const row = withStep(reached('submitted'), 'debriefed', { moment: null, recordedAt: null })
    const before = plus(momentsInTime.submitted, -1)
    expect(ladderOf(row, before).rungs.map(({ held }) => held)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('is not gold signed when it went unsigned', () => {
    const row = withStep(reached('submitted'), 'gold_signed', { moment: null, recordedAt: null })
    expect(rungAt(row, 'gold_signed', later)?.held).toBe(false)
    expect(rungAt(row, 'submitted', later)?.held).toBe(true)
  })

  it('has no status above considered at tier 0, and none at all awaiting a decision', () => {
    const tierZero = { ...marram, tierInEffect: 0 as const }
    const statuses = (row: OperationMoments) => ladderOf(row, later).rungs.map(({ status }) => status)
    expect(statuses(tierZero)).toEqual([null, 'done_in_time', null, null, null, null])
    expect(statuses(undecided)).toEqual([null, 'overdue', null, null, null, null])
  })

  it('keeps the first deadline beside the one that a rise of the tier gave', () => {
    const risen = withStep(marram, 'debriefed', {
      deadline: '2026-12-01T00:00:00.000Z',
      firstDeadline: '2026-10-18T23:00:00.000Z',
    })
    expect(rungAt(risen, 'debriefed', '2026-11-20T00:00:00.000Z')).toMatchObject({
      status: 'not_yet_due',
      deadline: '2026-12-01T00:00:00.000Z',
      firstDeadline: '2026-10-18T23:00:00.000Z',
    })
  })
})

describe('the whole ladder', () => {
  it.each<[ClockedRung, number, string]>([
    ['considered', 2, 'considered'],
    ['debriefed', 3, 'debriefed'],
    ['form_prepared', 4, 'form_prepared'],
    ['gold_signed', 5, 'gold_signed'],
    ['submitted', 6, 'submitted'],
  ])('with %s has %i rungs reached', (rung, count, top) => {
    const ladder = ladderOf(reached(rung), later)
    expect(ladder.rungs.map((found) => found.rung)).toEqual(rungs)
    expect(ladder).toMatchObject({ reached: count, top })
  })

  it('has nothing on it before the registration', () => {
    expect(ladderOf(marram, '2026-10-17T19:59:59.999Z')).toMatchObject({ reached: 0, top: 'registered' })
  })

  it('takes the summer hour into account: the decision is due at 23:00 UTC, the debrief at 00:00', () => {
    expect(statusAt(undecided, 'considered', '2026-10-20T22:59:59.999Z')).toBe('not_yet_due')
    expect(statusAt(undecided, 'considered', '2026-10-20T23:00:00.000Z')).toBe('overdue')
    expect(statusAt(marram, 'debriefed', '2026-11-14T23:59:59.999Z')).toBe('not_yet_due')
    expect(statusAt(marram, 'debriefed', '2026-11-15T00:00:00.000Z')).toBe('overdue')
  })
})

describe('a step beside the ladder', () => {
  it.each([
    ['hot_debrief', '2026-10-18T22:59:59.999Z', 'not_yet_due'],
    ['hot_debrief', '2026-10-18T23:00:00.000Z', 'overdue'],
    ['post_event_assessment', '2026-10-24T22:59:59.999Z', 'not_yet_due'],
    ['post_event_assessment', '2026-10-24T23:00:00.000Z', 'overdue'],
    ['impact_review_1', '2026-11-14T23:00:00.000Z', 'not_yet_due'],
    ['impact_review_2', later, null],
  ] as const)('%s at %s is %s', (duty, at, status) => {
    expect(dutyStatus(marram, duty, at)).toBe(status)
  })

  it('is done, late or paused like a rung, and asked for only where a debrief is required', () => {
    const step = { ...marram.rungs.debriefed, deadline: '2026-10-18T23:00:00.000Z' }
    const withHot = (hot: StepMoments) => ({ ...marram, duties: { ...marram.duties, hot_debrief: hot } })
    expect(dutyStatus(withHot(done(step, '2026-10-17T17:15:00.000Z')), 'hot_debrief', later)).toBe(
      'done_in_time',
    )
    expect(dutyStatus(withHot(done(step, '2026-10-18T23:00:00.000Z')), 'hot_debrief', later)).toBe(
      'done_late',
    )
    const pause = { from: '2026-10-18T12:00:00.000Z', reviewOn: '2027-02-01' }
    expect(dutyStatus({ ...withHot(step), pause }, 'hot_debrief', later)).toBe('paused')
    expect(dutyStatus({ ...withHot(step), tierInEffect: 0 }, 'hot_debrief', later)).toBeNull()
  })
})

describe('the stored row', () => {
  it('is what the schema describes', () => {
    for (const row of [marram, undecided, unended, reached('submitted')]) {
      expect(OperationMoments.parse(row)).toEqual(row)
    }
  })

  it.each([
    ['a status', { ...marram, status: 'overdue' }],
    ['a moment without its recording', withStep(marram, 'debriefed', { moment: '2026-11-05T14:00:00.000Z' })],
    ['a local time', { ...marram, registeredAt: '2026-10-17T20:00:00+01:00' }],
    ['tier 4', { ...marram, tierInEffect: 4 }],
  ])('never holds %s', (_, row) => {
    expect(OperationMoments.safeParse(row).success).toBe(false)
  })
})
