import type { ReviewState, Role } from '#shared/workflow/states.ts'

/** What a message can be about. `digest`: what is due and overdue, each morning. */
const mailKinds = ['review_waits', 'review_returned', 'review_declined', 'query_asked', 'digest'] as const
export type MailKind = (typeof mailKinds)[number]

/** Something happened that somebody has to know now. */
export type MailEvent = Exclude<MailKind, 'digest'>

export const mailChoices = ['waiting', 'returned', 'digest'] as const
export type MailChoice = (typeof mailChoices)[number]

/** The switch that turns each kind off. */
export const choiceOf: Readonly<Record<MailKind, MailChoice>> = {
  review_waits: 'waiting',
  review_returned: 'returned',
  review_declined: 'returned',
  query_asked: 'returned',
  digest: 'digest',
}

/** Who can be told by each switch: to others it is not offered. */
export const offeredTo: Readonly<Record<MailChoice, readonly Role[]>> = {
  waiting: ['gold_commander'],
  returned: ['debrief_lead'],
  digest: ['debrief_lead', 'gold_commander'],
}

type ToldOf = {
  /** Everyone who holds gold or acts as one, or the one lead of the review. */
  readonly to: 'golds' | 'lead'
  /** The state of the review in which it is still worth telling; null: in any, for a query leaves an amendment as it is. */
  readonly whileIn: ReviewState | null
}

export const toldOf: Readonly<Record<MailEvent, ToldOf>> = {
  review_waits: { to: 'golds', whileIn: 'with_gold' },
  review_returned: { to: 'lead', whileIn: 'returned' },
  review_declined: { to: 'lead', whileIn: 'withdrawn' },
  query_asked: { to: 'lead', whileIn: null },
}
