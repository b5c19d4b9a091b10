import { expect, it } from 'vitest'
import { refusalOfEndingShare, refusalOfGiving, refusalOfShare, type ShareSituation } from './sharing.ts'
import type { Relation, Role } from './states.ts'

const acting = (role: Role, relation: Relation = 'lead_force') => ({ roles: [role], relation })
const fitting: ShareSituation = {
  actor: acting('debrief_lead'),
  operationRemoved: false,
  withLeadForce: false,
  sharedAlready: false,
}

it.each`
  when                                          | change                                                | refusal
  ${'a debrief lead shares it'}                 | ${{}}                                                 | ${null}
  ${'gold shares it'}                           | ${{ actor: acting('gold_commander') }}                | ${null}
  ${'a contributor shares it'}                  | ${{ actor: acting('contributor') }}                   | ${'role_missing'}
  ${'a lead of the other force shares it'}      | ${{ actor: acting('debrief_lead', 'sharing_force') }} | ${'other_force'}
  ${'the operation was removed'}                | ${{ operationRemoved: true }}                         | ${'operation_removed'}
  ${'the force named is the one that leads it'} | ${{ withLeadForce: true }}                            | ${'share_with_own_force'}
  ${'it is shared with that force'}             | ${{ sharedAlready: true }}                            | ${'already_shared'}
`('sharing answers $refusal when $when', ({ change, refusal }) => {
  expect(refusalOfShare({ ...fitting, ...change })).toBe(refusal)
})

it('a share ends once, by those who may share', () => {
  expect(refusalOfEndingShare({ actor: acting('gold_commander'), ended: false })).toBe(null)
  expect(refusalOfEndingShare({ actor: acting('gold_commander'), ended: true })).toBe('share_ended')
  expect(refusalOfEndingShare({ actor: acting('force_administrator'), ended: false })).toBe('role_missing')
})

it('the debrief lead of the lead force says who writes what', () => {
  expect(refusalOfGiving(acting('debrief_lead'))).toBe(null)
  expect(refusalOfGiving(acting('gold_commander'))).toBe('role_missing')
  expect(refusalOfGiving(acting('debrief_lead', 'sharing_force'))).toBe('other_force')
})
