import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { actor, type Letter, letters, ready } from './example-situation.ts'
import {
  type ReviewAction,
  type ReviewState,
  relations,
  reviewActions,
  reviewStates,
  roles,
} from './states.ts'
import { reviewTransitions } from './transitions.ts'

/** The specification's table, written out by hand: from | action | who | to. X is the channel. */
const table = `
  none                          | start          | L   | draft
  draft returned                | edit           | L C | same
  draft returned                | send_to_gold   | L   | with_gold
  draft returned                | withdraw       | L   | withdrawn
  draft returned                | drop_amendment | L   | submitted
  with_gold                     | recall         | L   | draft
  with_gold                     | sign_off       | G   | signed_off
  with_gold                     | return         | G   | returned
  with_gold                     | decline        | G   | withdrawn
  signed_off                    | submit         | L G | submitted
  signed_off                    | hold_back      | L G | same
  signed_off                    | clear_hold_back | G  | same
  signed_off                    | re_open        | L G | draft
  signed_off                    | withdraw       | G   | withdrawn
  submitted                     | acknowledge    | R X | received
  queried                       | acknowledge    | R X | queried
  submitted received queried    | query          | R   | queried
  queried                       | reply          | L G | submitted
  queried                       | close_query    | R   | submitted
  submitted received queried    | amend          | L   | draft
  withdrawn                     | reinstate      | L   | draft
  draft with_gold returned signed_off submitted received queried withdrawn | assign | A | same
  draft with_gold returned signed_off | acknowledge | R X | same
  draft with_gold returned signed_off | query       | R   | same
  draft with_gold returned signed_off | reply       | L G | same
  draft with_gold returned signed_off | close_query | R   | same
`
const rows = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [from = '', action = '', who = '', to = ''] = line.split('|').map((cell) => cell.trim())
    return from.split(/\s+/).flatMap((state) =>
      who.split(' ').map((letter) => ({
        state: state as ReviewState | 'none',
        action: action as ReviewAction,
        letter: letter as Letter,
        to: to === 'same' ? state : to,
      })),
    )
  })

describe('the review table', () => {
  it.each(rows)('$letter may $action from $state, to $to', ({ state, action, letter, to }) => {
    expect(decide(action, ready(state, action, letter))).toEqual({ ok: true, to })
  })

  it('refuses every state, action, role and relation that it does not name', () => {
    const named = new Set(rows.map(({ state, action, letter }) => `${state} ${action} ${letter}`))
    const relationOf = { L: ['lead_force'], G: ['lead_force'], A: ['lead_force'], R: ['recipient'] } as const
    let tried = 0
    let allowed = 0
    for (const state of ['none', ...reviewStates] as const) {
      for (const action of reviewActions) {
        for (const role of [...roles, 'nobody'] as const) {
          for (const relation of relations) {
            const letter = (Object.keys(letters) as (keyof typeof letters)[]).find(
              (it) => letters[it] === role,
            )
            const counts = letter === 'C' ? ['lead_force', 'sharing_force'] : letter ? relationOf[letter] : []
            const asRole =
              (counts as readonly string[]).includes(relation) && named.has(`${state} ${action} ${letter}`)
            const asChannel = relation === 'channel' && named.has(`${state} ${action} X`)
            const situation = {
              ...ready(state, action, letter ?? 'L'),
              actor: { ...actor('L'), roles: role === 'nobody' ? [] : [role], relation },
            }
            const outcome = decide(action, situation)
            const place = `${state} ${action} ${role} ${relation}`
            expect(outcome.ok, place).toBe(asRole || asChannel)
            if (!outcome.ok) {
              expect(['role_missing', 'other_force', 'state_not_allowed'], place).toContain(outcome.refusal)
            }
            tried += 1
            if (outcome.ok) allowed += 1
          }
        }
      }
    }
    console.info('review table: tried', tried, 'allowed', allowed)
    expect(tried).toBe(9 * 20 * 7 * 5)
  })

  it('has at most one row for an action in a state', () => {
    const places = reviewTransitions.flatMap(({ action, from }) => {
      const states = from === 'any' ? reviewStates : from === 'none' ? ['none'] : from
      return states.map((state) => `${action} ${state}`)
    })
    expect(new Set(places).size).toBe(places.length)
  })

  it('leaves no state without a way to received', () => {
    const reaches = new Set<string>(['received'])
    for (let round = 0; round < 9; round++) {
      for (const { state, to } of rows) if (reaches.has(to)) reaches.add(state)
    }
    expect([...reaches].sort()).toEqual(['none', ...reviewStates].sort())
  })
})
