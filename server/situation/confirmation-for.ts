import { decideConfirmation } from '#shared/workflow/confirmation.ts'
import type { DecisionRecord } from '../features/decisions/repository.ts'
import type { OperationRecord } from '../features/operations/repository.ts'
import { rolesIn, type Viewer } from '../viewer.ts'
import { secondFrom } from './second-person.ts'

type About = { operation: OperationRecord; newest: boolean; factAuthors: string[]; everSubmitted: boolean }

/** Whether this person may be a decision's second one, and whether it takes effect with that. */
export function confirmationFor(decision: DecisionRecord, viewer: Viewer, about: About) {
  return decideConfirmation({
    second: secondFrom(decision.second_person),
    inEffect: decision.in_effect,
    confirmed: decision.confirmed_at !== null,
    newerDecisionExists: !about.newest,
    everSubmitted: about.everSubmitted,
    operationRemoved: about.operation.removed_as !== null,
    actor: {
      roles: rolesIn(viewer, about.operation.id),
      relation: about.operation.force_id === viewer.organisation.id ? 'lead_force' : 'sharing_force',
      isMaker: decision.decided_by === viewer.personId,
      enteredFacts: about.factAuthors.includes(viewer.personId),
    },
  })
}
