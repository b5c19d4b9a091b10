import { type NextActId, type NextActNames, nextActWords } from '#shared/coverage/next-act.ts'
import type { Role } from '#shared/workflow/states.ts'

export type NextStep = {
  words: string
  /** Where it is done; null where there is nothing to do, or someone else does it. */
  to: string | null
}

type Place = { by: readonly Role[]; at: (operation: string, review: string) => string }

const lead = ['debrief_lead'] as const
const leadOrGold = ['debrief_lead', 'gold_commander'] as const
const writers = ['debrief_lead', 'contributor'] as const
const facts = (operation: string) => `/operations/${operation}/facts`
const operationPage = (operation: string) => `/operations/${operation}`
const reviewPage = (_operation: string, review: string) => `/reviews/${review}`
const sending = (_operation: string, review: string) => `/reviews/${review}/submission`

const PLACES: Partial<Record<NextActId, Place>> = {
  enter_facts: { by: leadOrGold, at: facts },
  record_decision: { by: leadOrGold, at: facts },
  confirm_decision: { by: leadOrGold, at: operationPage },
  record_stand_down: { by: lead, at: (operation) => `/operations/${operation}/times` },
  record_debrief: { by: lead, at: (operation) => `/operations/${operation}/debriefs` },
  start_review: { by: lead, at: operationPage },
  go_on_writing: { by: writers, at: reviewPage },
  change_and_send_again: { by: writers, at: reviewPage },
  send_to_recipient: { by: leadOrGold, at: sending },
  record_sent: { by: lead, at: sending },
  mend_sending: { by: lead, at: sending },
  review_impact: { by: lead, at: (operation) => `/operations/${operation}/impact-reviews` },
  answer_query: { by: leadOrGold, at: sending },
}

type Asking = NextActNames & {
  operationId: string
  reviewId: string | null
  roles: readonly Role[]
}

/** The next act in words, with the page on which this person does it. */
export function nextStep(act: NextActId, asking: Asking): NextStep {
  const words = nextActWords(act, asking)
  const place = PLACES[act]
  const theirs = place?.by.some((role) => asking.roles.includes(role))
  return { words, to: place && theirs ? place.at(asking.operationId, asking.reviewId ?? '') : null }
}
