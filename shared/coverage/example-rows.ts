import { londonDate } from '#shared/calendar.ts'
import { type ClockedRung, clockedRungs, type OperationMoments, type StepMoments } from './moments.ts'

/** Rows for tests. Times are in UTC; in London the clocks go back on 25 October 2026. */

const open = (deadline: string): StepMoments => ({
  moment: null,
  recordedAt: null,
  deadline,
  firstDeadline: null,
})

/** Recorded at once, unless it is said when. */
export const done = (step: StepMoments, moment: string, recordedAt = moment): StepMoments => ({
  ...step,
  moment,
  recordedAt,
})

/** Stood down on Saturday 17 October 2026 at 17:50, tier 2, nothing done yet but the registration and the decision. */
export const marram: OperationMoments = {
  operationId: '7f0a9f7e-5e0c-4f3c-8f55-1b8c6d1f0001',
  forceId: 'hampshire',
  reference: 'HIW-2026-0412',
  name: 'Operation Marram',
  eventType: 'direct-action-or-obstruction',
  countedAt: '2026-12-31T00:00:00.000Z',
  registeredAt: '2026-10-17T20:00:00.000Z',
  startAt: '2026-10-17T07:00:00.000Z',
  plannedEndAt: '2026-10-17T15:00:00.000Z',
  standDownAt: '2026-10-17T16:50:00.000Z',
  standDownRecordedAt: '2026-10-17T20:00:00.000Z',
  countingDay: '2026-10-17',
  removedAt: null,
  removedAs: null,
  removedCode: null,
  removedSentence: null,
  tierInEffect: 2,
  tierInEffectSince: '2026-10-18T10:00:00.000Z',
  overridden: null,
  confirmationNeeded: true,
  confirmedAt: null,
  criteriaReached: ['arrests', 'disorderLevel'],
  rungs: {
    considered: done(open('2026-10-20T23:00:00.000Z'), '2026-10-18T10:00:00.000Z'),
    debriefed: open('2026-11-15T00:00:00.000Z'),
    form_prepared: open('2026-11-29T00:00:00.000Z'),
    gold_signed: open('2026-12-06T00:00:00.000Z'),
    submitted: open('2026-12-13T00:00:00.000Z'),
  },
  duties: {
    hot_debrief: open('2026-10-18T23:00:00.000Z'),
    single_agency_debrief: null,
    post_event_assessment: open('2026-10-24T23:00:00.000Z'),
    impact_review_1: open('2026-11-15T00:00:00.000Z'),
    impact_review_2: null,
  },
  pause: null,
  pausedDaysEnded: 0,
  sentUnsignedAt: null,
  sample: null,
  recognition: null,
}

/** When each step of the example was done, if it was: all in time. */
export const momentsInTime: Readonly<Record<ClockedRung, string>> = {
  considered: '2026-10-18T10:00:00.000Z',
  debriefed: '2026-11-05T14:00:00.000Z',
  form_prepared: '2026-11-20T09:00:00.000Z',
  gold_signed: '2026-11-24T14:31:00.000Z',
  submitted: '2026-11-24T15:02:00.000Z',
}

/** The example with everything done in time up to and with a rung. */
export function reached(rung: ClockedRung, change: Partial<OperationMoments> = {}): OperationMoments {
  const steps = clockedRungs.slice(0, clockedRungs.indexOf(rung) + 1)
  const rungs = Object.fromEntries(steps.map((step) => [step, done(marram.rungs[step], momentsInTime[step])]))
  return { ...marram, rungs: { ...marram.rungs, ...rungs }, ...change }
}

/** The example with one step changed. */
export function withStep(
  row: OperationMoments,
  rung: ClockedRung,
  change: Partial<StepMoments>,
): OperationMoments {
  return { ...row, rungs: { ...row.rungs, [rung]: { ...row.rungs[rung], ...change } } }
}

/** The example before any decision. */
export const undecided: OperationMoments = {
  ...withStep(marram, 'considered', { moment: null, recordedAt: null }),
  tierInEffect: null,
  tierInEffectSince: null,
  confirmationNeeded: false,
  criteriaReached: [],
}

/** The example before its stand-down is recorded. */
export const unended: OperationMoments = {
  ...marram,
  standDownAt: null,
  standDownRecordedAt: null,
  countingDay: londonDate('2026-10-17T15:00:00.000Z'),
}
