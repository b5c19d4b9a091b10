import { anySection, type ConditionKind, conditions } from './conditions.ts'
import { isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'
import type { ReviewSituation } from './situation.ts'
import { type ReviewAction, type ReviewState, reviewActions } from './states.ts'
import { ownState, submissionAfter } from './submission.ts'
import { findTransition, partiesOf, type ReviewTransition } from './transitions.ts'

export type Outcome = { readonly ok: true; readonly to: ReviewState } | Refused
export interface Refused {
  readonly ok: false
  readonly refusal: Refusal
}

interface ActionExplained {
  readonly action: ReviewAction
  readonly available: boolean
  /** What stands in the way before the button is pressed; empty when nothing does. */
  readonly missing: readonly Refusal[]
}

/**
 * What an action does to a review, or why not. Tried in this order: role and relation, state, role and relation
 * in that state, then the row's conditions as listed. The first that fails is the refusal.
 */
export function decide(action: ReviewAction, situation: ReviewSituation): Outcome {
  const row = findRow(action, situation)
  if (typeof row === 'string') return { ok: false, refusal: row }

  for (const name of row.conditions) {
    const held = conditions[name].holds(situation)
    if (held !== true) return { ok: false, refusal: held }
  }
  return { ok: true, to: targetOf(row, situation) }
}

/** The actions to offer: role, state, person and standing allow them. What is left to do is `explainActions`. */
export function availableActions(situation: ReviewSituation): ReviewAction[] {
  return explainActions(situation)
    .filter(({ available }) => available)
    .map(({ action }) => action)
}

/** Every action that role and state allow, with all that is missing, so that a page can say it. */
export function explainActions(situation: ReviewSituation): ActionExplained[] {
  const before = { ...situation, section: anySection }
  return reviewActions.flatMap((action) => {
    const row = findRow(action, before)
    if (typeof row === 'string') return []
    const closed = refusalsOf(row, before, ['who', 'standing'])
    const missing = [...closed, ...refusalsOf(row, before, ['work'])]
    return [{ action, available: closed.length === 0, missing }]
  })
}

function findRow(action: ReviewAction, { actor, state }: ReviewSituation): ReviewTransition | Refusal {
  const parties = partiesOf(action)
  if (!isParty(parties, actor)) return whyNotParty(parties, actor)
  const row = findTransition(action, state)
  if (row === undefined) return 'state_not_allowed'
  return isParty(row.by, actor) ? row : whyNotParty(row.by, actor)
}

function refusalsOf(row: ReviewTransition, situation: ReviewSituation, kinds: ConditionKind[]): Refusal[] {
  return row.conditions
    .map((name) => conditions[name])
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ holds }) => holds(situation))
    .filter((held) => held !== true)
}

function targetOf(row: ReviewTransition, { state, liveSubmission }: ReviewSituation): ReviewState {
  if (row.to === 'own' && liveSubmission !== null)
    return ownState(submissionAfter(row.action, liveSubmission))
  if (row.to !== 'same' && row.to !== 'own') return row.to
  if (state === 'none' || row.to === 'own') throw new Error(`The row for ${row.action} has no state to go to`)
  return state
}
