import type { Chance } from '#test/support/chance.ts'
import { inDays } from '#test/support/colleagues.ts'
import { newDebrief } from '#test/support/main-job.ts'
import { newPause } from '#test/support/situations.ts'
import { type Act, type Command, done, type Known } from './act.ts'
import { everSubmitted, liveReview, type World } from './world.ts'

/** The rows of the register, of sharing and of who may do what. */
export const registerRows = [
  'record_debrief',
  'correct_debrief',
  'pause',
  'resume',
  'withdraw_operation',
  'withdraw_operation with a review',
  'mark_duplicate',
  'restore_operation',
]

const lead = ['debrief_lead'] as const
const administratorOrGold = ['force_administrator', 'gold_commander'] as const

const KINDS = { 1: 'hot', 2: 'structured', 3: 'multi_agency_structured' } as const

const recordDebrief: Act = {
  policy: lead,
  offer: (world, _who, chance) => {
    const stands = world.debriefs.filter(
      ({ key }) => !world.debriefs.some(({ corrects }) => corrects === key),
    )
    const corrects = stands.length > 0 && chance.happens(0.3) ? chance.pick(stands).key : undefined
    const person = chance.happens(0.25) ? chance.pick(['otherGold', 'lead'] as const) : undefined
    return {
      tier: chance.pick([1, 1, 2, 3] as const),
      ...(person ? { person } : {}),
      ...(corrects === undefined ? {} : { target: corrects }),
    }
  },
  ask: (known, { tier, person, target }) => ({
    method: 'POST',
    path: `/operations/${known.operationId}/debriefs`,
    body: newDebrief({
      kind: KINDS[(tier ?? 1) as 1 | 2 | 3],
      facilitatorId: person ? known.person(person) : null,
      corrects: target === undefined ? null : known.id(target),
    }),
  }),
  step: (world, { key, who, params }) => {
    const { tier = 1, person = null, target = null } = params
    if (target !== null && world.debriefs.some(({ corrects }) => corrects === target))
      return 'answers_refused'
    world.debriefs.push({ key, tier, facilitator: person, by: who, corrects: target })
    return done(['record_debrief'], target === null ? 'record_debrief' : 'correct_debrief')
  },
}

const onOperation =
  (name: string, body: (known: Known) => unknown): Act['ask'] =>
  (known) => ({ method: 'POST', path: `/operations/${known.operationId}/${name}`, body: body(known) })

const pause: Act = {
  policy: lead,
  offer: () => ({}),
  ask: onOperation('pauses', () => newPause({ reviewOn: inDays(9) })),
  step: (world) => {
    world.paused = true
    return done(['pause'], 'pause')
  },
}

const resume: Act = {
  policy: lead,
  offer: () => ({}),
  ask: onOperation('resume', () => ({ reason: 'The inquest is over.' })),
  step: (world) => {
    if (!world.paused) return 'not_paused'
    world.paused = false
    return done(['resume'], 'resume')
  },
}

/** A removed operation takes its review with it, and a signature that may not come back. */
function remove(event: string) {
  return (world: World, _command: Command) => {
    if (world.removed) return 'already_removed'
    if (everSubmitted(world)) return 'already_submitted'
    const review = liveReview(world)
    world.removed = true
    if (!review) return done([event], event)
    for (const signOff of review.signOffs)
      if (signOff.revision === review.revisions.length) signOff.voided = true
    review.state = 'withdrawn'
    return done([event], event, 'withdraw_operation with a review')
  }
}

const sentence = 'It was a drill.'

/** Debriefs, pauses and removals: what is done to the operation itself. */
export const registerActs = {
  record_debrief: recordDebrief,
  pause,
  resume,
  withdraw_operation: {
    policy: administratorOrGold,
    offer: (_world, _who, chance: Chance) => (chance.happens(0.06) ? {} : null),
    ask: onOperation('withdraw', () => ({ code: 'entered_in_error', sentence })),
    step: remove('withdraw_operation'),
  },
  mark_duplicate: {
    policy: administratorOrGold,
    offer: (_world, _who, chance: Chance) => (chance.happens(0.06) ? {} : null),
    ask: onOperation('mark-duplicate', ({ twinId }) => ({
      code: 'entered_twice',
      sentence,
      duplicateOf: twinId,
    })),
    step: remove('mark_duplicate'),
  },
  restore_operation: {
    policy: administratorOrGold,
    offer: () => ({}),
    ask: onOperation('restore', () => ({ code: 'removed_in_error', sentence })),
    step: (world) => {
      if (!world.removed) return 'not_removed'
      world.removed = false
      return done(['restore_operation'], 'restore_operation')
    },
  },
} satisfies Record<string, Act>
