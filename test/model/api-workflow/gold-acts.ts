import { GOLD_CHECKS } from '#shared/api/sign-off.ts'
import { LONG_REASON } from '#test/support/after-sending.ts'
import type { Chance } from '#test/support/chance.ts'
import { type Act, done, type Params, reviewOf } from './act.ts'
import { addDecision, type Deciding, kindOf, refusalOfDecision } from './decisions.ts'
import { about, move, pathTo, plain, reason, sessionOf, someReview, voidSignOff } from './moves.ts'
import { judge } from './table.ts'
import type { Who, World } from './world.ts'

const gold = ['gold_commander'] as const
const leadOrGold = ['debrief_lead', 'gold_commander'] as const
const ALL_CHECKS = [...GOLD_CHECKS]

function offerSignature(world: World, _who: Who, chance: Chance): Params | null {
  const review = someReview(world, chance)
  if (!review || review.revisions.length === 0) return null
  const older = chance.happens(0.08) && review.revisions.length > 1 ? 1 : 0
  return {
    review: review.key,
    revision: review.revisions.length - older,
    right: chance.happens(0.93),
    checks: chance.happens(0.93),
    instead: chance.happens(0.8),
    stale: chance.happens(0.1),
  }
}

const signOff: Act = {
  policy: gold,
  offer: offerSignature,
  ask: (known, { review = 0, revision = 0, right, checks, instead, stale }) => {
    const { digest, tag } = known.revision(review, revision)
    return {
      method: 'POST',
      path: `/reviews/${known.id(review)}/revisions/${revision}/sign-off`,
      headers: { 'if-match': tag },
      body: {
        digest: right ? digest : '0'.repeat(64),
        checks: checks ? ALL_CHECKS : ALL_CHECKS.slice(1),
        comment: null,
        reasonForAnotherGold: instead ? 'The named gold is on leave.' : null,
      },
      ...(stale ? { stale: true } : {}),
    }
  },
  step: (world, command) => {
    const { key, who, params } = command
    const current = reviewOf(world, command).revisions.length === params.revision
    const { right = false, checks = false, instead = false, stale = false } = params
    const asked = { current, digest: right, checks, instead, fresh: !stale, session: sessionOf(who, params) }
    return move(world, command, asked, 'sign_off', (review) => {
      review.signOffs.push({ key, revision: review.revisions.length, by: who, voided: false, packed: false })
      return ['sign_off']
    })
  },
}

const giveBack: Act = {
  policy: gold,
  offer: (world, who, chance) => {
    const asked = about(world, who, chance)
    const revision = world.reviews.find(({ key }) => key === asked?.review)?.revisions.length ?? 0
    return asked && revision > 0 ? { ...asked, revision } : null
  },
  ask: (known, params) => ({
    ...pathTo('return')(known, params),
    body: { revision: params.revision, comments: [{ sectionId: 'community-impact', comment: 'Say more.' }] },
  }),
  step: (world, command) => {
    const review = reviewOf(world, command)
    const judged = judge('return', { world, review, who: command.who, asked: {} })
    if (judged.refusal !== null) return judged.refusal
    if (command.params.revision !== review.revisions.length) return 'revision_stale'
    review.comments.push({ key: command.key, answered: false })
    review.state = 'returned'
    return done(['return'], judged.row)
  },
}

const decline: Act = {
  policy: gold,
  offer: (world, who, chance) => {
    const asked = chance.happens(0.4) ? about(world, who, chance) : null
    return asked && { ...asked, because: chance.pick(['duplicate', 'not_required'] as const) }
  },
  ask: (known, params) => ({
    ...pathTo('decline')(known, params),
    body:
      params.because === 'duplicate'
        ? { because: 'duplicate', duplicateOf: known.twinId, reason: 'It is there twice.' }
        : { because: 'not_required', reason: LONG_REASON },
  }),
  step: (world, command) => {
    const { key, who, params } = command
    const deciding: Deciding = { kind: kindOf(world, 0), chosen: 0, position: 'gold', long: true }
    const declined = params.because === 'duplicate' ? null : refusalOfDecision(world, who, deciding)
    return move(world, command, { declined }, 'decline', () => {
      if (params.because === 'duplicate') {
        world.removed = true
        return ['mark_duplicate', 'decline']
      }
      addDecision(world, key, who, deciding)
      return ['record_decision', 'decline']
    })
  },
}

const reOpen: Act = {
  ...plain('re_open', leadOrGold, 're-open', reason),
  step: (world, command) =>
    move(world, command, {}, 're_open', (review) => {
      voidSignOff(review)
      return ['re_open']
    }),
}

function holding(
  action: 'hold_back' | 'clear_hold_back',
  policy: Act['policy'],
  name: string,
  body: unknown,
): Act {
  return {
    ...plain(action, policy, name, body),
    step: (world, command) =>
      move(world, command, {}, action, (review) => {
        review.held = action === 'hold_back'
        return [action]
      }),
  }
}

/** What gold decides about a revision, and what becomes of a signature. */
export const goldActs = {
  sign_off: signOff,
  return: giveBack,
  decline,
  hold_back: holding('hold_back', leadOrGold, 'hold-back', { ground: 'other', ...reason }),
  clear_hold_back: holding('clear_hold_back', gold, 'clear-hold-back', {
    agreedWith: 'The prosecutor',
    ...reason,
  }),
  re_open: reOpen,
} satisfies Record<string, Act>
