import { describe, expect, it } from 'vitest'
import { unfinishedByAge } from './days-per-step.ts'
import { done, marram, reached, undecided, unended, withStep } from './example-rows.ts'
import { CoverageFigures, FIGURE_IDS, figures, ladderTable, listFor, rateOf } from './measures.ts'
import { type ClockedRung, clockedRungs, type OperationMoments } from './moments.ts'

const at = '2026-11-24T06:00:00.000Z'
const past = '2026-11-01T00:00:00.000Z'
const ahead = '2026-12-20T00:00:00.000Z'
const inTime = { moment: '2026-10-30T12:00:00.000Z', recordedAt: '2026-10-30T12:00:00.000Z' }
const late = { moment: '2026-11-02T12:00:00.000Z', recordedAt: '2026-11-02T12:00:00.000Z' }
const open = { moment: null, recordedAt: null }

/** I: in time. E: in time, its deadline still ahead. L: late. O: overdue. N: not yet due. P: paused. */
const steps = {
  I: { ...inTime, deadline: past, firstDeadline: null },
  E: { ...inTime, deadline: ahead, firstDeadline: null },
  L: { ...late, deadline: past, firstDeadline: null },
  O: { ...open, deadline: past, firstDeadline: null },
  N: { ...open, deadline: ahead, firstDeadline: null },
  P: { ...open, deadline: past, firstDeadline: null },
} as const
type Letter = keyof typeof steps

/** The 38 operations of the picture that need a debrief: one letter each, for every rung. */
const picture: Record<ClockedRung, string> = {
  considered: 'I'.repeat(34) + 'L'.repeat(4),
  debriefed: `${'I'.repeat(28)}ELLLLOOONP`,
  form_prepared: `${'I'.repeat(22)}EELLLLOOOONNNNNP`,
  gold_signed: `${'I'.repeat(18)}EEELLLOOOOONNNNNNNNP`,
  submitted: `${'I'.repeat(16)}EEEELLOOOOONNNNNNNNNNP`,
}
const required = Array.from({ length: 38 }, (_, index): OperationMoments => {
  const rungs = Object.fromEntries(clockedRungs.map((rung) => [rung, steps[picture[rung][index] as Letter]]))
  const pause = { from: '2026-10-13T09:00:00.000Z', reviewOn: '2026-12-10' }
  return { ...marram, rungs: rungs as OperationMoments['rungs'], pause: index === 37 ? pause : null }
})
const decidedAs = (tier: 0 | 2, letter: 'I' | 'L'): OperationMoments => ({
  ...marram,
  tierInEffect: tier,
  rungs: { ...marram.rungs, considered: steps[letter] },
})
const register: OperationMoments[] = [
  ...required,
  ...Array.from({ length: 21 }, () => decidedAs(0, 'I')),
  ...Array.from({ length: 2 }, () => decidedAs(0, 'L')),
  ...Array.from({ length: 3 }, () => undecided),
  ...['withdrawn', 'withdrawn', 'duplicate'].map((as) => ({
    ...marram,
    removedAs: as as 'withdrawn' | 'duplicate',
    removedAt: '2026-10-20T09:00:00.000Z',
  })),
]

describe('coverage as in the picture of the screen', () => {
  const shown = figures(register, {}, at)
  const table = ladderTable(shown)
  const line = (rung: ClockedRung) => table.find((found) => found.rung === rung)

  it('divides 67 operations into four parts', () => {
    expect(shown.counts).toMatchObject({
      registered: 67,
      removed: 3,
      removed_withdrawn: 2,
      removed_duplicate: 1,
      counted: 64,
      awaiting_decision: 3,
      not_required: 23,
      required: 38,
    })
  })

  it.each<[ClockedRung, number[]]>([
    ['considered', [64, 55, 6, 0, 3, 0]],
    ['debriefed', [38, 29, 4, 1, 3, 1]],
    ['form_prepared', [38, 24, 4, 1, 4, 5]],
    ['gold_signed', [38, 21, 3, 1, 5, 8]],
    ['submitted', [38, 20, 2, 1, 5, 10]],
  ])('counts %s by status', (rung, expected) => {
    const { base, done_in_time, done_late, paused, overdue, not_yet_due } = line(rung) ?? table[0] ?? fail()
    expect([base, done_in_time, done_late, paused, overdue, not_yet_due]).toEqual(expected)
  })

  it.each<[ClockedRung, [number, number, number], [number, number, number], [number, number, number] | null]>(
    [
      ['considered', [61, 64, 95], [55, 64, 86], null],
      ['debriefed', [33, 38, 87], [28, 35, 80], null],
      ['form_prepared', [28, 38, 74], [22, 30, 73], [28, 33, 85]],
      ['gold_signed', [24, 38, 63], [18, 26, 69], [24, 28, 86]],
      ['submitted', [22, 38, 58], [16, 23, 70], [22, 24, 92]],
    ],
  )('measures %s: reached, in time, of the rung below', (rung, ...expected) => {
    const { reached: all, inTime: soon, ofBelow } = line(rung) ?? table[0] ?? fail()
    const numbers = [all, soon, ofBelow].map((rate) => rate && [rate.count, rate.base, rate.percent])
    expect(numbers).toEqual(expected)
  })

  it('says the same where no filter applies', () => {
    const filtered = figures(register, { tier: 3, eventType: 'static-protest' }, at)
    expect(filtered.counts).toMatchObject({
      registered: 0,
      all_registered: 67,
      all_removed: 3,
      all_withdrawn: 2,
      all_duplicates: 1,
      all_decisions: 61,
      all_sent: 22,
      all_at_tiers_2_and_3: 38,
    })
  })

  it('opens for each number the list behind it', () => {
    for (const { reached: all, inTime: soon, ofBelow } of table) {
      for (const rate of [all, soon, ofBelow].filter((each) => each !== null)) {
        expect(listFor(rate.countFigure, register, {}, at)).toHaveLength(rate.count)
        expect(listFor(rate.baseFigure, register, {}, at)).toHaveLength(rate.base)
      }
    }
  })

  it('says what the reply schema says', () => {
    expect(CoverageFigures.parse(shown)).toEqual(shown)
  })

  it('has nothing to count before the first registration, and says none', () => {
    const before = figures(register, {}, '2026-01-01T00:00:00.000Z')
    expect(new Set(Object.values(before.counts))).toEqual(new Set([0]))
    expect(rateOf(before, 'considered_reached', 'considered_base').percent).toBeNull()
  })
})

describe('the filters', () => {
  const august = { ...marram, standDownAt: '2026-08-31T22:59:59.999Z', eventType: 'static-protest' }
  const september = { ...marram, standDownAt: '2026-08-31T23:00:00.000Z', criteriaReached: ['lfrUsed'] }
  const rows = [august, september, undecided, { ...marram, tierInEffect: 0 as const }]

  it.each([
    ['a period, first and last day included', { from: '2026-08-01', to: '2026-08-31' }, [august]],
    ['the day after by the clock of London', { from: '2026-09-01', to: '2026-09-30' }, [september]],
    ['a tier', { tier: 0 }, [rows[3]]],
    ['a type of event', { eventType: 'static-protest' }, [august]],
    ['a criterion', { criterion: 'lfrUsed' }, [september]],
  ])('choose by %s', (_, filter, expected) => {
    expect(listFor('registered', rows, filter, at)).toEqual(expected)
  })

  it('take the tier as it was: undecided operations have none', () => {
    const decidedLater = {
      ...marram,
      rungs: { ...marram.rungs, considered: done(marram.rungs.considered, '2026-12-01T09:00:00.000Z') },
    }
    expect(listFor('registered', [decidedLater], { tier: 2 }, at)).toEqual([])
  })

  it('hide none of the figures that are always shown, but for the period', () => {
    const overridden = { ...marram, overridden: 'down' as const }
    expect(
      listFor('overridden_down', [overridden], { tier: 3, eventType: 'static-protest' }, at),
    ).toHaveLength(1)
    expect(listFor('overridden_down', [overridden], { from: '2026-11-01' }, at)).toEqual([])
  })
})

describe('the figures that are always shown', () => {
  const pause = { from: '2026-10-19T09:00:00.000Z', reviewOn: '2026-11-16' }
  const sample = { answeredAt: '2026-11-20T09:00:00.000Z', disagreed: true }
  const sentWithoutDebrief = {
    ...marram,
    rungs: { ...marram.rungs, form_prepared: steps.I, gold_signed: steps.I, submitted: steps.I },
  }
  const signed = withStep(reached('form_prepared'), 'gold_signed', steps.I)

  it.each<[keyof CoverageFigures['counts'], OperationMoments, number]>([
    ['overridden_down', { ...marram, overridden: 'down' }, 1],
    ['overridden_down', { ...marram, overridden: 'up' }, 0],
    ['overridden_up', { ...marram, overridden: 'up' }, 1],
    ['not_required_by_override', { ...marram, tierInEffect: 0, overridden: 'down' }, 1],
    ['not_required_by_override', { ...marram, tierInEffect: 1, overridden: 'down' }, 0],
    ['all_decisions', undecided, 0],
    ['all_paused', { ...marram, pause }, 1],
    ['all_paused', { ...marram, pause: { ...pause, from: '2026-11-25T09:00:00.000Z' } }, 0],
    ['pause_review_passed', { ...marram, pause }, 1],
    ['pause_review_passed', { ...marram, pause: { ...pause, reviewOn: '2026-11-24' } }, 0],
    ['sent_unsigned', { ...marram, sentUnsignedAt: '2026-11-20T09:00:00.000Z' }, 1],
    ['sent_unsigned', { ...marram, sentUnsignedAt: '2026-11-25T09:00:00.000Z' }, 0],
    ['sent_unsigned', marram, 0],
    ['gold_not_confirmed', marram, 1],
    ['gold_not_confirmed', { ...marram, confirmedAt: '2026-11-20T09:00:00.000Z' }, 0],
    ['gold_not_confirmed', { ...marram, confirmedAt: '2026-11-25T09:00:00.000Z' }, 1],
    ['gold_not_confirmed', { ...marram, confirmationNeeded: false }, 0],
    ['gold_not_confirmed', { ...marram, tierInEffect: 1 }, 0],
    ['gold_confirmed', { ...marram, confirmedAt: '2026-11-20T09:00:00.000Z' }, 1],
    ['gold_confirmed', { ...marram, tierInEffect: 1, confirmedAt: '2026-11-20T09:00:00.000Z' }, 0],
    ['all_sent', { ...sentWithoutDebrief, removedAt: '2026-11-20T09:00:00.000Z', removedAs: 'duplicate' }, 0],
    ['form_prepared_reached', sentWithoutDebrief, 1],
    ['form_prepared_of_below', sentWithoutDebrief, 0],
    ['gold_signed_of_below', sentWithoutDebrief, 1],
    ['all_at_tiers_2_and_3', { ...marram, tierInEffect: 1 }, 0],
    ['all_at_tiers_2_and_3', { ...marram, tierInEffect: 3 }, 1],
    ['sample_answered', { ...marram, sample }, 1],
    ['sample_disagreed', { ...marram, sample }, 1],
    ['sample_disagreed', { ...marram, sample: { ...sample, disagreed: false } }, 0],
    ['sample_answered', { ...marram, sample: { answeredAt: null, disagreed: null } }, 0],
    ['recognition_signed', { ...signed, recognition: { assessmentsInPlace: false } }, 1],
    ['recognition_in_place', { ...signed, recognition: { assessmentsInPlace: false } }, 0],
    ['recognition_in_place', { ...signed, recognition: { assessmentsInPlace: true } }, 1],
    ['recognition_signed', { ...marram, recognition: { assessmentsInPlace: true } }, 0],
    ['stand_down_missing', unended, 1],
    ['impact_review_1_overdue', marram, 1],
    ['impact_review_2_base', marram, 0],
  ])('%s of case %#', (figure, row, count) => {
    expect(listFor(figure, [row], {}, at)).toHaveLength(count)
    expect(figures([row], {}, at).counts[figure]).toBe(count)
  })

  it('are each a figure with an id of its own', () => {
    expect(new Set(FIGURE_IDS).size).toBe(FIGURE_IDS.length)
  })
})

describe('days per step', () => {
  const dayAfter = (days: number) => `2026-10-${17 + days}T23:30:00.000Z`
  const rows = (...days: number[]) =>
    days
      .map((day) => withStep(undecided, 'considered', { moment: dayAfter(day), recordedAt: dayAfter(day) }))
      .map((row) => ({ ...row, tierInEffect: 1 as const }))
  const considered = (list: OperationMoments[], filter = {}) =>
    figures(list, filter, at).daysPerStep.find(({ rung, tier }) => rung === 'considered' && tier === 1)

  it('subtract local dates: half past eleven in the summer evening, UTC, is the next day', () => {
    expect(considered(rows(0))).toEqual({ rung: 'considered', tier: 1, cases: 1, median: 1, ninetieth: null })
  })

  it('give no percentile under 5 cases, and one from 5 on', () => {
    expect(considered(rows(0, 1, 2, 3))).toMatchObject({ cases: 4, median: 2, ninetieth: null })
    expect(considered(rows(0, 1, 2, 3, 4))).toMatchObject({ cases: 5, median: 3, ninetieth: 5 })
  })

  it('need both ends: without a stand-down there is nothing to subtract', () => {
    const noEnd = rows(0).map((row) => ({ ...row, standDownAt: null, standDownRecordedAt: null }))
    expect(considered(noEnd)).toMatchObject({ cases: 0, median: null })
  })

  it('leave out other tiers when one is chosen', () => {
    expect(considered(rows(0, 1), { tier: 1 })).toMatchObject({ cases: 2 })
    expect(considered(rows(0, 1), { tier: 2 })).toMatchObject({ cases: 0 })
  })

  it('list the unfinished by age, with their paused days beside', () => {
    const older = { ...marram, standDownAt: '2026-10-01T12:00:00.000Z', pausedDaysEnded: 3 }
    const list = unfinishedByAge('debriefed', [marram, older, reached('debriefed')], {}, at)
    expect(list).toEqual([
      { row: older, days: 54, pausedDays: 3 },
      { row: marram, days: 38, pausedDays: 0 },
    ])
  })
})

function fail(): never {
  throw new Error('The table has no such line')
}
