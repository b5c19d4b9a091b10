import { describe, expect, it } from 'vitest'
import { removalOutcome } from './removal-outcome.ts'

const inRegister = { removal: null, review: null, countedAt: '2026-11-24T10:00:00Z' }
const withdrawn = {
  ...inRegister,
  removal: {
    as: 'withdrawn',
    code: 'entered_in_error',
    sentence: 'Wrong force.',
    at: '2026-11-23T10:00:00Z',
  },
} as const
const lead = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Rowan Hale',
  rank: 'Inspector',
  rankShort: 'Insp',
}
const submitted = {
  ...inRegister,
  review: {
    id: '00000000-0000-4000-8000-0000000000aa',
    state: 'submitted',
    stateSince: '2026-11-23T10:00:00Z',
    lead,
    revision: 1,
    sectionsAsked: 0,
    sectionsComplete: 0,
    sectionsCommented: 0,
    submissionState: 'sent',
    waitsForViewer: false,
  },
} as const

describe('the ways out of the register and back', () => {
  it.each`
    act                 | operation     | role                     | refusal
    ${'withdraw'}       | ${inRegister} | ${'gold_commander'}      | ${undefined}
    ${'withdraw'}       | ${inRegister} | ${'force_administrator'} | ${undefined}
    ${'withdraw'}       | ${inRegister} | ${'debrief_lead'}        | ${'role_missing'}
    ${'mark_duplicate'} | ${inRegister} | ${'gold_commander'}      | ${undefined}
    ${'mark_duplicate'} | ${submitted}  | ${'gold_commander'}      | ${'already_submitted'}
    ${'withdraw'}       | ${withdrawn}  | ${'gold_commander'}      | ${'already_removed'}
    ${'restore'}        | ${withdrawn}  | ${'force_administrator'} | ${undefined}
    ${'restore'}        | ${inRegister} | ${'force_administrator'} | ${'not_removed'}
  `('$act by the $role: $refusal', ({ act, operation, role, refusal }) => {
    const outcome = removalOutcome(act, operation, [role])
    expect(outcome.ok ? undefined : outcome.refusal).toBe(refusal)
  })
})
