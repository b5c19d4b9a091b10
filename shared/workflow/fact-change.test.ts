import { describe, expect, it } from 'vitest'
import { type FactChangeSituation, refusalOfFactChange, refusalOfFactEdit } from './fact-change.ts'

const decided: FactChangeSituation = {
  actor: { roles: ['contributor'], relation: 'lead_force' },
  decisionRecorded: true,
  operationRemoved: false,
}

describe('a fact that changed', () => {
  it.each`
    role                     | refusal
    ${'debrief_lead'}        | ${null}
    ${'gold_commander'}      | ${null}
    ${'contributor'}         | ${null}
    ${'force_administrator'} | ${null}
    ${'auditor'}             | ${'role_missing'}
    ${'recipient_officer'}   | ${'role_missing'}
  `('recorded by a $role: $refusal', ({ role, refusal }) => {
    const actor = { roles: [role], relation: 'lead_force' } as const
    expect(refusalOfFactChange({ ...decided, actor })).toBe(refusal)
  })

  it('is recorded by the lead force only', () => {
    const actor = { roles: ['debrief_lead'], relation: 'sharing_force' } as const
    expect(refusalOfFactChange({ ...decided, actor })).toBe('other_force')
  })

  it('is recorded once a decision is, and of an operation in the register', () => {
    expect(refusalOfFactChange({ ...decided, decisionRecorded: false })).toBe('facts_still_open')
    expect(refusalOfFactChange({ ...decided, operationRemoved: true })).toBe('operation_removed')
  })

  it('ends the free editing of the facts', () => {
    expect(refusalOfFactEdit({ decisionRecorded: false, operationRemoved: false })).toBeNull()
    expect(refusalOfFactEdit({ decisionRecorded: true, operationRemoved: false })).toBe('facts_decided')
    expect(refusalOfFactEdit({ decisionRecorded: false, operationRemoved: true })).toBe('operation_removed')
  })
})
