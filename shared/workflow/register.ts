import { addDays } from '#shared/calendar.ts'
import { type Acting, isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'
import type { RegisterAction } from './states.ts'
import type { Party } from './transitions.ts'

export const removals = ['withdrawn', 'duplicate'] as const
export type Removal = (typeof removals)[number]

/** Coded reasons, with the words that oversight reads beside the sentence. */
export const registerReasonWords = {
  withdraw: {
    not_protest_related: 'It was not protest-related',
    did_not_take_place: 'It did not take place',
    led_by_another_force: 'Another force led it',
    entered_in_error: 'It was entered in error',
  },
  mark_duplicate: {
    entered_twice: 'It was entered twice',
    part_of_another: 'It is part of another operation in the register',
  },
  restore: {
    removed_in_error: 'It was removed in error',
    new_information: 'New information came in',
  },
} as const satisfies Partial<Record<RegisterAction, Record<string, string>>>

/** A pause is looked at again at the latest after so many days (PRECISE section 4; the rule says the same). */
export const pauseReviewDays = 28

type RegisterCondition =
  | 'not_removed'
  | 'removed'
  | 'never_submitted'
  | 'reason_code_given'
  | 'oversight_sentence_given'
  | 'other_operation_named'
  | 'times_possible'
  | 'details_given'
  | 'reason_given'
  | 'contact_named'
  | 'review_date_given'
  | 'review_date_not_passed'
  | 'review_date_near'
  | 'paused'

interface RegisterRow {
  readonly by: readonly Party[]
  readonly conditions: readonly RegisterCondition[]
  /** What it does to the operation's review, if there is one. */
  readonly review: 'withdrawn' | 'same'
}

const administratorOrGold = ['force_administrator', 'gold_commander'] as const
const told = ['reason_code_given', 'oversight_sentence_given'] as const

/** The register table. Debriefs and pauses work from registration on; a new row corrects or extends an old one. */
export const registerRows: Readonly<Record<RegisterAction, RegisterRow>> = {
  withdraw: {
    by: administratorOrGold,
    conditions: ['not_removed', 'never_submitted', ...told],
    review: 'withdrawn',
  },
  mark_duplicate: {
    by: administratorOrGold,
    conditions: ['not_removed', 'never_submitted', ...told, 'other_operation_named'],
    review: 'withdrawn',
  },
  restore: { by: administratorOrGold, conditions: ['removed', ...told], review: 'same' },
  record_debrief: {
    by: ['debrief_lead'],
    conditions: ['times_possible', 'details_given'],
    review: 'same',
  },
  pause: {
    by: ['debrief_lead'],
    conditions: [
      'reason_given',
      'contact_named',
      'review_date_given',
      'review_date_not_passed',
      'review_date_near',
    ],
    review: 'same',
  },
  resume: { by: ['debrief_lead'], conditions: ['paused', 'reason_given'], review: 'same' },
}

export interface RegisterSituation {
  readonly actor: Acting
  readonly removed: boolean
  readonly everSubmitted: boolean
  readonly paused: boolean
  /** A day in Europe/London. */
  readonly today: string
  readonly reasonCodeGiven: boolean
  readonly oversightSentenceGiven: boolean
  /** Another operation, itself in the register, that this one repeats. */
  readonly otherOperationNamed: boolean
  /** Held from before held to, and neither ahead of now. */
  readonly timesPossible: boolean
  /** Kind, facilitator, scribe, numbers invited and present. */
  readonly detailsGiven: boolean
  readonly reasonGiven: boolean
  readonly contactNamed: boolean
  readonly reviewOn: string | null
}

export type RegisterOutcome =
  | { readonly ok: true; readonly review: RegisterRow['review'] }
  | { readonly ok: false; readonly refusal: Refusal }

const checks: Record<RegisterCondition, (situation: RegisterSituation) => true | Refusal> = {
  not_removed: (s) => !s.removed || 'already_removed',
  removed: (s) => s.removed || 'not_removed',
  never_submitted: (s) => !s.everSubmitted || 'already_submitted',
  reason_code_given: (s) => s.reasonCodeGiven || 'reason_code_missing',
  oversight_sentence_given: (s) => s.oversightSentenceGiven || 'oversight_sentence_missing',
  other_operation_named: (s) => s.otherOperationNamed || 'duplicate_of_missing',
  times_possible: (s) => s.timesPossible || 'time_not_possible',
  details_given: (s) => s.detailsGiven || 'debrief_details_missing',
  reason_given: (s) => s.reasonGiven || 'reason_missing',
  contact_named: (s) => s.contactNamed || 'contact_missing',
  review_date_given: (s) => s.reviewOn !== null || 'review_date_missing',
  review_date_not_passed: (s) => (s.reviewOn ?? '') >= s.today || 'review_date_passed',
  review_date_near: (s) => (s.reviewOn ?? '') <= addDays(s.today, pauseReviewDays) || 'review_date_too_far',
  paused: (s) => s.paused || 'not_paused',
}

/** What an action does to an operation in the register, or why not: who, then the conditions in order. */
export function decideRegister(action: RegisterAction, situation: RegisterSituation): RegisterOutcome {
  const row = registerRows[action]
  if (!isParty(row.by, situation.actor)) {
    return { ok: false, refusal: whyNotParty(row.by, situation.actor) }
  }
  for (const name of row.conditions) {
    const held = checks[name](situation)
    if (held !== true) return { ok: false, refusal: held }
  }
  return { ok: true, review: row.review }
}
