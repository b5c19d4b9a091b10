import { describe, expect, it } from 'vitest'
import type { Refusal } from './refusals.ts'
import { decideRegister, type RegisterSituation } from './register.ts'
import { type RegisterAction, type Role, registerActions, relations, roles } from './states.ts'

const by = (role: Role) => ({ roles: [role], relation: 'lead_force' }) as const
const ready: RegisterSituation = {
  actor: by('debrief_lead'),
  removed: false,
  everSubmitted: false,
  paused: true,
  today: '2026-11-24',
  reasonCodeGiven: true,
  oversightSentenceGiven: true,
  otherOperationNamed: true,
  timesPossible: true,
  detailsGiven: true,
  reasonGiven: true,
  contactNamed: true,
  reviewOn: '2026-12-22',
}

const table = [
  ['withdraw', 'force_administrator', 'withdrawn'],
  ['withdraw', 'gold_commander', 'withdrawn'],
  ['mark_duplicate', 'force_administrator', 'withdrawn'],
  ['mark_duplicate', 'gold_commander', 'withdrawn'],
  ['restore', 'force_administrator', 'same'],
  ['restore', 'gold_commander', 'same'],
  ['record_debrief', 'debrief_lead', 'same'],
  ['pause', 'debrief_lead', 'same'],
  ['resume', 'debrief_lead', 'same'],
] as const

describe('the register table', () => {
  it.each(table)('%s by %s leaves the review %s', (action, role, review) => {
    const situation = { ...ready, actor: by(role), removed: action === 'restore' }
    expect(decideRegister(action, situation)).toEqual({ ok: true, review })
  })

  it('refuses every action, role and relation that it does not name', () => {
    const named = new Set(table.map(([action, role]) => `${action} ${role} lead_force`))
    let tried = 0
    for (const action of registerActions) {
      for (const role of roles) {
        for (const relation of relations) {
          const situation = { ...ready, actor: { roles: [role], relation }, removed: action === 'restore' }
          const place = `${action} ${role} ${relation}`
          expect(decideRegister(action, situation).ok, place).toBe(named.has(place))
          tried += 1
        }
      }
    }
    console.info('register table: tried', tried, 'allowed', named.size)
    expect(tried).toBe(6 * 6 * 5)
  })

  it.each<[RegisterAction, Role, Partial<RegisterSituation>, Refusal]>([
    ['withdraw', 'gold_commander', { everSubmitted: true }, 'already_submitted'],
    ['withdraw', 'gold_commander', { removed: true }, 'already_removed'],
    ['withdraw', 'gold_commander', { reasonCodeGiven: false }, 'reason_code_missing'],
    ['withdraw', 'gold_commander', { oversightSentenceGiven: false }, 'oversight_sentence_missing'],
    ['withdraw', 'debrief_lead', {}, 'role_missing'],
    ['mark_duplicate', 'force_administrator', { everSubmitted: true }, 'already_submitted'],
    ['mark_duplicate', 'force_administrator', { otherOperationNamed: false }, 'duplicate_of_missing'],
    ['restore', 'force_administrator', { removed: false }, 'not_removed'],
    [
      'restore',
      'force_administrator',
      { removed: true, oversightSentenceGiven: false },
      'oversight_sentence_missing',
    ],
    ['record_debrief', 'debrief_lead', { timesPossible: false }, 'time_not_possible'],
    ['record_debrief', 'debrief_lead', { detailsGiven: false }, 'debrief_details_missing'],
    ['pause', 'debrief_lead', { reasonGiven: false }, 'reason_missing'],
    ['pause', 'debrief_lead', { contactNamed: false }, 'contact_missing'],
    ['pause', 'debrief_lead', { reviewOn: null }, 'review_date_missing'],
    ['pause', 'debrief_lead', { reviewOn: '2026-11-23' }, 'review_date_passed'],
    ['pause', 'debrief_lead', { reviewOn: '2026-12-23' }, 'review_date_too_far'],
    ['resume', 'debrief_lead', { paused: false }, 'not_paused'],
    ['resume', 'debrief_lead', { reasonGiven: false }, 'reason_missing'],
  ])('refuses to %s by %s with %o: %s', (action, role, change, refusal) => {
    expect(decideRegister(action, { ...ready, actor: by(role), ...change })).toEqual({ ok: false, refusal })
  })

  it.each(['2026-11-24', '2026-12-22'])('takes a review date of %s, today or 28 days ahead', (reviewOn) => {
    expect(decideRegister('pause', { ...ready, reviewOn })).toEqual({ ok: true, review: 'same' })
  })

  it('lets a pause be set again while it is in force: that is its review', () => {
    expect(decideRegister('pause', { ...ready, paused: true })).toEqual({ ok: true, review: 'same' })
  })
})
