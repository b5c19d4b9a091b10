import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reviewStates } from '../states.ts'
import { faultsOf } from './faults.ts'
import { step } from './step.ts'
import { walk } from './walk.ts'
import { type Command, fullRequest, newWorld, type World } from './world.ts'

const walks = 1000
const steps = 100

describe('random walks through the tables', () => {
  it(`break no promise in ${walks * steps} steps, reach every state and always have a way on`, () => {
    const seed = Date.now() % 0x7fffffff
    const visits = new Map<string, number>()
    const refusals = new Map<string, number>()
    let amended = 0
    const chances = fc.array(fc.noBias(fc.nat(0xffffffff)), {
      minLength: steps,
      maxLength: steps,
      size: 'max',
    })
    fc.assert(
      fc.property(chances, (list) => {
        let last: World = newWorld
        walk(list, ({ world, refusal }) => {
          visits.set(world.state, (visits.get(world.state) ?? 0) + 1)
          if (refusal !== null) refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1)
          last = world
        })
        if (last.submissions.some(({ state }) => state === 'superseded')) amended += 1
      }),
      { numRuns: walks, seed },
    )
    console.info(
      'walked',
      walks * steps,
      { seed },
      Object.fromEntries(visits),
      Object.fromEntries(refusals),
      {
        amended,
      },
    )
    expect([...visits.keys()].sort()).toEqual(['none', ...reviewStates].sort())
    // The walks are worth something only if they meet the walls they test.
    for (const wall of [
      'own_work',
      'not_eligible_gold',
      'decision_changed',
      'revision_stale',
      'tier_fixed',
    ]) {
      expect(refusals.get(wall), wall).toBeGreaterThan(0)
    }
    expect(amended).toBeGreaterThan(walks / 10)
  })
})

const revision = { number: 1, decisionId: 1, digest: '1:4', packStored: true }
const signOff = { revision: 1, digest: '1:4', signer: 'gold-1', voided: false }
const submission = {
  revision: 1,
  digest: '1:4',
  state: 'sent',
  needsAttention: false,
  openQueries: 0,
  acknowledged: false,
} as const
const withGold: World = {
  ...newWorld,
  state: 'with_gold',
  decision: { id: 1, tier: 1 },
  revisions: [revision],
  views: ['gold-1 1'],
}
const signed: World = { ...withGold, state: 'signed_off', signOffs: [signOff] }
const sent: World = { ...signed, state: 'submitted', submissions: [submission] }
const signing: Command = { kind: 'action', action: 'sign_off', who: 'gold-1', request: fullRequest }
const viewing: Command = { kind: 'view', who: 'gold-1' }

describe('the list of broken promises', () => {
  it('is empty for a proper sign-off', () => {
    const { world, refusal } = step(withGold, signing)
    expect(refusal).toBeNull()
    expect(faultsOf(withGold, signing, world)).toEqual([])
  })

  it.each<[string, World, Command, World]>([
    ['INV12', newWorld, signing, { ...newWorld, state: 'signed_off' }],
    ['INV12', sent, viewing, { ...sent, state: 'received' }],
    ['INV12', sent, { kind: 'register', action: 'withdraw', who: 'gold-1' }, { ...sent, state: 'withdrawn' }],
    ['INV3', withGold, signing, { ...signed, signOffs: [signOff, { ...signOff, signer: 'gold-2' }] }],
    ['INV3', withGold, signing, { ...signed, signOffs: [{ ...signOff, digest: 'other' }] }],
    ['INV4', { ...withGold, authors: ['gold-1'] }, signing, { ...signed, authors: ['gold-1'] }],
    ['INV4', { ...withGold, facilitators: ['gold-1'] }, signing, signed],
    ['INV4', { ...withGold, people: [{ id: 'gold-1', roles: [], relation: 'lead_force' }] }, signing, signed],
    ['INV5', { ...withGold, views: [] }, signing, signed],
    ['INV6', signed, viewing, { ...signed, revisions: [{ ...revision, digest: 'new' }], signOffs: [] }],
    ['INV7', sent, viewing, { ...sent, submissions: [submission, submission] }],
    ['INV7', sent, viewing, { ...sent, signOffs: [{ ...signOff, voided: true }] }],
    ['INV7', sent, viewing, { ...sent, state: 'draft', submissions: [] }],
    ['INV7', sent, viewing, { ...sent, submissions: [{ ...submission, state: 'queued' }] }],
    ['INV11', signed, viewing, { ...signed, removed: true }],
    ['author was forgotten', { ...signed, authors: ['lead-1'] }, viewing, signed],
    ['tier moved', sent, viewing, { ...sent, decision: { id: 2, tier: 2 } }],
    ['says received', sent, viewing, { ...sent, submissions: [{ ...submission, acknowledged: true }] }],
  ])('names %s', (promise, before, command, after) => {
    expect(faultsOf(before, command, after).join()).toContain(promise)
  })
})
