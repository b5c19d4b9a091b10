import { describe, expect, it } from 'vitest'
import { at, bare, complete, debrief, decided, revision, step } from './example-records.ts'

describe('the debrief', () => {
  const tierTwo = { ...bare, decisions: [decided('d1', 2, '2026-10-18T10:00:00.000Z')] }

  it('must be of the kind of the tier or higher', () => {
    const hot = debrief('b1', 'hot', '2026-10-17T17:30:00.000Z')
    expect(at({ ...tierTwo, debriefs: [hot] }).rungs.debriefed.moment).toBeNull()
    const joint = debrief('b2', 'multi_agency_structured', '2026-11-01T12:00:00.000Z')
    expect(at({ ...tierTwo, debriefs: [hot, joint] }).rungs.debriefed.moment).toBe('2026-11-01T12:00:00.000Z')
  })

  it('counts from its recording when that came more than 7 days after', () => {
    const told = debrief('b1', 'structured', '2026-11-01T12:00:00.000Z', '2026-11-09T09:00:00.000Z')
    expect(at({ ...tierTwo, debriefs: [told] }).rungs.debriefed.moment).toBe('2026-11-09T09:00:00.000Z')
  })

  it('is what the correction says, from when that was recorded', () => {
    const wrong = debrief('b1', 'structured', '2026-11-01T12:00:00.000Z')
    const right = debrief('b2', 'hot', '2026-11-01T12:00:00.000Z', '2026-11-03T12:00:00.000Z', 'b1')
    const records = { ...tierTwo, debriefs: [wrong, right] }
    expect(at(records).rungs.debriefed.moment).toBeNull()
    expect(at(records, '2026-11-02T12:00:00.000Z').rungs.debriefed.moment).toBe('2026-11-01T12:00:00.000Z')
  })

  it('keeps its moment when a later correction changes only who took the notes', () => {
    const first = debrief('b1', 'structured', '2026-11-01T12:00:00.000Z')
    const noted = debrief('b2', 'structured', '2026-11-01T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'b1')
    const moved = debrief('b3', 'structured', '2026-11-01T13:00:00.000Z', '2026-11-20T12:00:00.000Z', 'b1')
    expect(at({ ...tierTwo, debriefs: [first, noted] }).rungs.debriefed.moment).toBe(
      '2026-11-01T12:00:00.000Z',
    )
    expect(at({ ...tierTwo, debriefs: [first, moved] }).rungs.debriefed.moment).toBe(
      '2026-11-20T12:00:00.000Z',
    )
  })

  it('of the force itself is a duty at tier 3, beside the joint one', () => {
    const records = {
      ...bare,
      decisions: [decided('d1', 3, '2026-10-18T10:00:00.000Z')],
      debriefs: [debrief('b1', 'single_agency_structured', '2026-11-01T12:00:00.000Z')],
    }
    expect(at(records).duties.single_agency_debrief).toEqual(
      step('2026-11-01T12:00:00.000Z', '2026-11-01T12:00:00.000Z', '2026-11-15T00:00:00.000Z'),
    )
    expect(at(records).rungs.debriefed).toEqual(step(null, null, '2026-11-29T00:00:00.000Z'))
  })

  it.each([
    ['hot', null],
    ['structured', '2026-11-01T12:00:00.000Z'],
    ['single_agency_structured', '2026-11-01T12:00:00.000Z'],
    ['multi_agency_structured', null],
  ] as const)('that is %s counts as the force’s own: %s', (kind, moment) => {
    const records = {
      ...bare,
      decisions: [decided('d1', 3, '2026-10-18T10:00:00.000Z')],
      debriefs: [debrief('b1', kind, '2026-11-01T12:00:00.000Z')],
    }
    expect(at(records).duties.single_agency_debrief?.moment).toBe(moment)
  })
})

describe('the form and the signature', () => {
  const unsent = { ...complete, submissions: [] }

  it('are not undone by a return: the first freeze counts', () => {
    const returned = { ...unsent, signOffs: [], revisions: complete.revisions.slice(0, 1) }
    expect(at(returned).rungs.form_prepared.moment).toBe('2026-11-16T09:00:00.000Z')
    expect(at(returned).rungs.gold_signed.moment).toBeNull()
  })

  it('fall with a new decision, before the first submission', () => {
    const changed = {
      ...unsent,
      decisions: [...complete.decisions, decided('d2', 3, '2026-11-24T16:00:00.000Z')],
    }
    expect(at(changed).rungs.form_prepared.moment).toBeNull()
    expect(at(changed).rungs.gold_signed.moment).toBeNull()
  })

  it('fall while the review is withdrawn', () => {
    const stretch = {
      reviewId: 'review',
      from: '2026-11-25T09:00:00.000Z',
      until: '2026-11-26T09:00:00.000Z',
    }
    const withdrawn = { ...unsent, withdrawals: [stretch] }
    expect(at(withdrawn, '2026-11-25T12:00:00.000Z').rungs.form_prepared.moment).toBeNull()
    expect(at(withdrawn).rungs.form_prepared.moment).toBe('2026-11-16T09:00:00.000Z')
  })

  it('are not taken from a withdrawn review when another one was started', () => {
    const two = {
      ...unsent,
      withdrawals: [{ reviewId: 'review', from: '2026-11-25T09:00:00.000Z', until: null }],
      revisions: [...complete.revisions, revision('r3', 1, 'd1', '2026-11-27T09:00:00.000Z', 'other')],
    }
    expect(at(two).rungs.form_prepared.moment).toBe('2026-11-27T09:00:00.000Z')
    expect(at(two).rungs.gold_signed.moment).toBeNull()
  })

  it('lose the signature when it is voided, or when a newer revision is waiting', () => {
    const voided = {
      ...unsent,
      signOffs: complete.signOffs.map((it) => ({ ...it, voidedAt: '2026-11-25T09:00:00.000Z' })),
    }
    expect(at(voided).rungs.gold_signed.moment).toBeNull()
    expect(at(voided, '2026-11-25T08:00:00.000Z').rungs.gold_signed.moment).toBe('2026-11-24T14:31:00.000Z')
    const newer = {
      ...unsent,
      revisions: [...complete.revisions, revision('r3', 3, 'd1', '2026-11-27T09:00:00.000Z')],
    }
    expect(at(newer).rungs.gold_signed.moment).toBeNull()
  })

  it('need the signature of the same digest', () => {
    const other = { ...unsent, signOffs: complete.signOffs.map((it) => ({ ...it, digest: 'another' })) }
    expect(at(other).rungs.gold_signed.moment).toBeNull()
  })

  it('are those of the review that was sent, under the decision that it names', () => {
    const earlier = [
      revision('r-other', 1, 'd1', '2026-11-10T09:00:00.000Z', 'withdrawn review'),
      revision('r-old', 1, 'd0', '2026-11-11T09:00:00.000Z'),
    ]
    const records = { ...complete, revisions: [...earlier, ...complete.revisions] }
    expect(at(records).rungs.form_prepared.moment).toBe('2026-11-16T09:00:00.000Z')
  })

  it('stay those of the first submission through an amendment', () => {
    const amended = {
      ...complete,
      revisions: [...complete.revisions, revision('r3', 3, 'd1', '2026-12-20T09:00:00.000Z')],
      submissions: [
        ...complete.submissions,
        {
          revisionId: 'r3',
          digest: 'digest of r3',
          sentAt: '2026-12-30T09:00:00.000Z',
          recordedAt: '2026-12-30T09:00:00.000Z',
        },
      ],
    }
    expect(at(amended).rungs).toEqual(at(complete).rungs)
  })
})

describe('sending', () => {
  const sentBy = (sentAt: string | null, recordedAt: string | null) => ({
    ...complete,
    submissions: [{ revisionId: 'r2', digest: 'digest of r2', sentAt, recordedAt }],
  })

  it('by hand counts as stated when it was recorded within 7 days', () => {
    const stated = sentBy('2026-11-24T15:02:00.000Z', '2026-12-01T23:59:59.999Z')
    expect(at(stated).rungs.submitted.moment).toBe('2026-11-24T15:02:00.000Z')
    const told = sentBy('2026-11-24T15:02:00.000Z', '2026-12-02T00:00:00.000Z')
    expect(at(told).rungs.submitted.moment).toBe('2026-12-02T00:00:00.000Z')
  })

  it('has not happened while the submission waits', () => {
    expect(at(sentBy(null, null)).rungs.submitted.moment).toBeNull()
  })

  it.each([
    ['never signed', { signOffs: [] }],
    ['another digest signed', { signOffs: complete.signOffs.map((it) => ({ ...it, digest: 'another' })) }],
    [
      'voided before',
      { signOffs: complete.signOffs.map((it) => ({ ...it, voidedAt: '2026-11-24T15:00:00.000Z' })) },
    ],
  ])('without a sign-off of the same digest is told: %s', (_, change) => {
    expect(at({ ...complete, ...change }).sentUnsignedAt).toBe('2026-11-24T15:02:00.000Z')
  })
})
