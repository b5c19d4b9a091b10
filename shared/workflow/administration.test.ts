import { describe, expect, it } from 'vitest'
import { type EndSituation, type GrantSituation, refusalOfEnd, refusalOfGrant } from './administration.ts'

const grant: GrantSituation = {
  role: 'gold_commander',
  kind: 'force',
  toThemselves: false,
  held: false,
  stepUpFresh: true,
}

describe('giving a role', () => {
  it.each<[string, Partial<GrantSituation>, string | null]>([
    ['to a colleague is allowed', {}, null],
    ['to oneself is not', { toThemselves: true }, 'own_role'],
    ['of an oversight body is not a force’s to give', { role: 'auditor' }, 'role_of_another_kind'],
    ['of the recipient is not a force’s to give', { role: 'recipient_officer' }, 'role_of_another_kind'],
    ['of a force is not an oversight body’s to give', { kind: 'oversight_body' }, 'role_of_another_kind'],
    ['that is held is not needed', { held: true }, 'role_held'],
    ['needs fresh proof of who gives it', { stepUpFresh: false }, 'step_up_required'],
    ['asks for no proof where it fails anyway', { held: true, stepUpFresh: false }, 'role_held'],
  ])('%s', (_what, change, refusal) => {
    expect(refusalOfGrant({ ...grant, ...change })).toBe(refusal)
  })
})

const end: EndSituation = {
  ending: ['gold_commander'],
  otherAdministrators: 1,
  otherGolds: 1,
  reviewsWithGold: 1,
  confirmed: false,
}

describe('ending roles', () => {
  it.each<[string, Partial<EndSituation>, string | null]>([
    ['of one gold of two is allowed', {}, null],
    ['of the last gold, while a review waits, warns', { otherGolds: 0 }, 'last_gold'],
    ['of the last gold goes on once confirmed', { otherGolds: 0, confirmed: true }, null],
    ['of the last gold is allowed while nothing waits', { otherGolds: 0, reviewsWithGold: 0 }, null],
    ['that nobody holds is refused', { ending: [] }, 'role_not_held'],
    [
      'of the last administrator is refused, confirmed or not',
      { ending: ['force_administrator'], otherAdministrators: 0, confirmed: true },
      'last_administrator',
    ],
    ['of one administrator of two is allowed', { ending: ['force_administrator'] }, null],
    [
      'of someone who is both warns of the administrator first',
      { ending: ['gold_commander', 'force_administrator'], otherAdministrators: 0, otherGolds: 0 },
      'last_administrator',
    ],
  ])('%s', (_what, change, refusal) => {
    expect(refusalOfEnd({ ...end, ...change })).toBe(refusal)
  })
})
