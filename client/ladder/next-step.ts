import type { ReviewSummary } from '#shared/api/operations.ts'
import { type NextActId, nextActWords } from '#shared/coverage/next-act.ts'
import type { Role } from '#shared/workflow/states.ts'

type NextStep = {
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

type Asking = {
  operationId: string
  review: Pick<ReviewSummary, 'id' | 'revision' | 'sectionsCommented' | 'waitsForViewer'> | null
  roles: readonly Role[]
  /** How people call the recipient in a sentence. */
  recipient: string
  /** Whom a review waits for. */
  gold: string
}

/** The next act in words, with the page on which this person does it. What waits for them is theirs to decide. */
export function nextStep(act: NextActId, { operationId, review, roles, ...named }: Asking): NextStep {
  if (act === 'waiting_for_gold' && review?.waitsForViewer) {
    return { words: 'Read and decide', to: `/sign-off/${review.id}/${review.revision}` }
  }
  const words = nextActWords(act, { ...named, sections: review?.sectionsCommented ?? 0 })
  const place = PLACES[act]
  const theirs = place?.by.some((role) => roles.includes(role))
  return { words, to: place && theirs ? place.at(operationId, review?.id ?? '') : null }
}
