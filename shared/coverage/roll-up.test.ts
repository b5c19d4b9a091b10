import { describe, expect, it } from 'vitest'
import { at, bare, complete, decided, step } from './example-records.ts'
import { OperationMoments } from './moments.ts'
import type { ImpactRecord } from './records.ts'

describe('the row of an operation', () => {
  it('holds every moment and deadline of a review that was sent', () => {
    const row = at(complete)
    expect(OperationMoments.parse(row)).toEqual(row)
    expect(row.rungs).toEqual({
      considered: step('2026-10-18T10:00:00.000Z', '2026-10-18T10:00:00.000Z', '2026-10-20T23:00:00.000Z'),
      debriefed: step('2026-11-05T14:00:00.000Z', '2026-11-05T16:00:00.000Z', '2026-11-15T00:00:00.000Z'),
      form_prepared: step('2026-11-16T09:00:00.000Z', '2026-11-16T09:00:00.000Z', '2026-11-29T00:00:00.000Z'),
      gold_signed: step('2026-11-24T14:31:00.000Z', '2026-11-24T14:31:00.000Z', '2026-12-06T00:00:00.000Z'),
      submitted: step('2026-11-24T15:02:00.000Z', '2026-11-24T15:02:00.000Z', '2026-12-13T00:00:00.000Z'),
    })
    expect(row.duties).toEqual({
      hot_debrief: step('2026-10-17T17:30:00.000Z', '2026-10-17T20:00:00.000Z', '2026-10-18T23:00:00.000Z'),
      single_agency_debrief: null,
      post_event_assessment: step(null, null, '2026-10-24T23:00:00.000Z'),
      impact_review_1: step(null, null, '2026-11-15T00:00:00.000Z'),
      impact_review_2: null,
    })
    expect(row).toMatchObject({
      countingDay: '2026-10-17',
      tierInEffect: 2,
      sentUnsignedAt: null,
      pause: null,
    })
  })

  it('has a deadline for the decision before there is one, and no other', () => {
    const row = at(bare)
    expect(row.rungs.considered).toEqual(step(null, null, '2026-10-20T23:00:00.000Z'))
    expect(row.rungs.debriefed).toEqual(step(null, null, null))
    expect(row.duties.hot_debrief).toBeNull()
    expect(row.tierInEffect).toBeNull()
  })

  it('has no deadline before a stand-down, and is placed by the planned end, else the start', () => {
    const running = { ...complete, standDowns: [] }
    expect(at(running).rungs.submitted.deadline).toBeNull()
    expect(at(running).countingDay).toBe('2026-10-17')
    const open = {
      ...running,
      operation: { ...bare.operation, plannedEndAt: null, startAt: '2026-10-15T23:30:00.000Z' },
    }
    expect(at(open).countingDay).toBe('2026-10-16')
  })

  it('goes by the latest stand-down recorded', () => {
    const corrected = {
      ...bare,
      standDowns: [
        ...bare.standDowns,
        { at: '2026-10-18T23:30:00.000Z', recordedAt: '2026-10-20T09:00:00.000Z' },
      ],
    }
    expect(at(corrected)).toMatchObject({
      standDownAt: '2026-10-18T23:30:00.000Z',
      countingDay: '2026-10-19',
    })
    expect(at(corrected, '2026-10-19T09:00:00.000Z').countingDay).toBe('2026-10-17')
  })

  it('carries a removal with its reason until it is restored', () => {
    const removal = {
      as: 'duplicate',
      at: '2026-10-19T09:00:00.000Z',
      code: 'entered_twice',
      sentence: 'Twice.',
    } as const
    const restored = { ...removal, as: 'restored', at: '2026-10-21T09:00:00.000Z' } as const
    expect(at({ ...bare, removals: [removal] })).toMatchObject({
      removedAs: 'duplicate',
      removedAt: '2026-10-19T09:00:00.000Z',
      removedCode: 'entered_twice',
      removedSentence: 'Twice.',
    })
    expect(at({ ...bare, removals: [removal, restored] })).toMatchObject({
      removedAs: null,
      removedSentence: null,
    })
    expect(at({ ...bare, removals: [removal, restored] }, '2026-10-20T09:00:00.000Z').removedAs).toBe(
      'duplicate',
    )
  })
})

describe('the decision in effect', () => {
  const waiting = decided('d2', 0, '2026-10-19T10:00:00.000Z', { inEffectAt: null })

  it('is not one that waits for its second person', () => {
    expect(at({ ...bare, decisions: [waiting] })).toMatchObject({ tierInEffect: null })
    expect(at({ ...bare, decisions: [waiting] }).rungs.considered.moment).toBeNull()
  })

  it('takes effect, and counts as considered, when it is confirmed', () => {
    const confirmed = { ...waiting, inEffectAt: '2026-10-21T08:00:00.000Z' }
    const row = at({ ...bare, decisions: [confirmed] })
    expect(row.tierInEffect).toBe(0)
    expect(row.rungs.considered.moment).toBe('2026-10-21T08:00:00.000Z')
    expect(at({ ...bare, decisions: [confirmed] }, '2026-10-20T08:00:00.000Z').tierInEffect).toBeNull()
  })

  it('stays the newest one when an older one is confirmed after it', () => {
    const newer = decided('d3', 1, '2026-10-20T10:00:00.000Z')
    const older = { ...waiting, inEffectAt: '2026-10-21T08:00:00.000Z' }
    expect(at({ ...bare, decisions: [older, newer] }).tierInEffect).toBe(1)
  })

  it('is found whatever the order of the list', () => {
    const decisions = [
      decided('d2', 2, '2026-10-25T10:00:00.000Z'),
      decided('d1', 1, '2026-10-18T10:00:00.000Z'),
    ]
    expect(at({ ...bare, decisions })).toMatchObject({
      tierInEffect: 2,
      rungs: { considered: { moment: '2026-10-18T10:00:00.000Z' } },
    })
  })

  it('says whether gold confirms it, and when gold did', () => {
    const confirmed = decided('d1', 2, '2026-10-18T10:00:00.000Z', {
      confirmedAt: '2026-10-19T10:00:00.000Z',
    })
    const records = { ...bare, decisions: [confirmed] }
    expect(at(bare)).toMatchObject({ confirmationNeeded: false, confirmedAt: null })
    expect(at(records)).toMatchObject({ confirmationNeeded: true, confirmedAt: '2026-10-19T10:00:00.000Z' })
    expect(at(records, '2026-10-18T12:00:00.000Z')).toMatchObject({
      confirmationNeeded: true,
      confirmedAt: null,
    })
  })

  it('keeps the first moment of considered when a second decision comes', () => {
    const decisions = [
      decided('d1', 1, '2026-10-18T10:00:00.000Z'),
      decided('d2', 2, '2026-10-25T10:00:00.000Z'),
    ]
    expect(at({ ...bare, decisions })).toMatchObject({
      tierInEffect: 2,
      tierInEffectSince: '2026-10-25T10:00:00.000Z',
      rungs: { considered: { moment: '2026-10-18T10:00:00.000Z', firstDeadline: null } },
    })
  })
})

describe('a pause', () => {
  const pauses = [
    { event: 'pause', recordedAt: '2026-10-19T09:00:00.000Z', reviewOn: '2026-11-16' },
    { event: 'pause', recordedAt: '2026-11-12T09:00:00.000Z', reviewOn: '2026-12-10' },
    { event: 'resume', recordedAt: '2026-11-30T09:00:00.000Z', reviewOn: null },
    { event: 'pause', recordedAt: '2026-12-05T09:00:00.000Z', reviewOn: '2026-12-31' },
  ] as const

  it.each([
    [
      '2026-10-20T09:00:00.000Z',
      { pause: { from: '2026-10-19T09:00:00.000Z', reviewOn: '2026-11-16' }, pausedDaysEnded: 0 },
    ],
    [
      '2026-11-20T09:00:00.000Z',
      { pause: { from: '2026-10-19T09:00:00.000Z', reviewOn: '2026-12-10' }, pausedDaysEnded: 0 },
    ],
    ['2026-12-01T09:00:00.000Z', { pause: null, pausedDaysEnded: 42 }],
    [
      '2026-12-06T09:00:00.000Z',
      { pause: { from: '2026-12-05T09:00:00.000Z', reviewOn: '2026-12-31' }, pausedDaysEnded: 42 },
    ],
  ])('at %s is %o', (moment, expected) => {
    expect(at({ ...complete, pauses }, moment)).toMatchObject(expected)
  })
})

describe('an impact review', () => {
  const made: ImpactRecord = {
    id: 'i1',
    duty: 'impact_review_1',
    madeOn: '2026-11-13',
    recordedAt: '2026-11-14T09:00:00.000Z',
    corrects: null,
  }
  const first = (...impactReviews: ImpactRecord[]) =>
    at({ ...complete, impactReviews }).duties.impact_review_1
  const due = '2026-11-15T00:00:00.000Z'

  it('is done at the end of its day, if recorded within 7 days', () => {
    expect(first(made)).toEqual(step('2026-11-13T23:59:59.999Z', '2026-11-14T09:00:00.000Z', due))
  })

  it('is done when it was recorded, on its own day or later than 7 days after it', () => {
    const sameDay = '2026-11-13T11:00:00.000Z'
    expect(first({ ...made, recordedAt: sameDay })).toEqual(step(sameDay, sameDay, due))
    const soon = '2026-11-20T23:59:59.999Z'
    expect(first({ ...made, recordedAt: soon })).toEqual(step('2026-11-13T23:59:59.999Z', soon, due))
    const late = '2026-11-21T00:00:00.000Z'
    expect(first({ ...made, recordedAt: late })).toEqual(step(late, late, due))
  })

  it('keeps its moment when other parts are corrected, and loses it when its day or its step is', () => {
    const correction = { ...made, id: 'i2', recordedAt: '2026-11-23T09:00:00.000Z', corrects: 'i1' }
    expect(first(made, correction)).toEqual(first(made))
    expect(first(made, { ...correction, madeOn: '2026-11-12' })?.moment).toBe('2026-11-23T09:00:00.000Z')
    expect(first(made, { ...correction, duty: null })?.moment).toBeNull()
  })

  it('is no review that the rule asks for where the force made one besides', () => {
    expect(first({ ...made, duty: null })).toEqual(step(null, null, due))
  })
})
