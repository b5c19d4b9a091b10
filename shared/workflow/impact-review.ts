import { dayInWords } from '../calendar.ts'

/** Who records the assessment after the event and its reviews: as with debriefs held. */
export const impactReviewRoles = ['debrief_lead'] as const

/** The step that is no one's deadline: there may be as many as the force wants. */
const FURTHER_REVIEW = 'further_review'

export interface ImpactReviewSituation {
  readonly step: string
  /** Days in Europe/London. */
  readonly madeOn: string
  readonly nextReviewOn: string | null
  readonly today: string
  /** The stand-down; before it is recorded, the day on which the operation began or was to begin. */
  readonly firstDay: string
  /** The records that no later one corrects. */
  readonly standing: readonly { readonly id: string; readonly step: string }[]
  /** The record that this one replaces. */
  readonly corrects: string | null
}

interface ImpactReviewFault {
  readonly field: 'step' | 'madeOn' | 'nextReviewOn' | 'corrects'
  readonly message: string
}

/**
 * Why it may not be recorded as it is; empty where it may. Nothing here asks in which state the form is: the reviews
 * stay open after it has gone.
 */
export function impactReviewFaults(situation: ImpactReviewSituation): ImpactReviewFault[] {
  const { step, madeOn, nextReviewOn, today, firstDay, standing, corrects } = situation
  const faults: ImpactReviewFault[] = []
  if (madeOn > today) {
    faults.push({ field: 'madeOn', message: 'Record it after it was made: this day is still to come' })
  } else if (madeOn < firstDay) {
    const from = dayInWords(firstDay)
    faults.push({ field: 'madeOn', message: `It is made after the event: enter ${from} or a later day` })
  }
  if (nextReviewOn !== null && nextReviewOn <= madeOn) {
    faults.push({ field: 'nextReviewOn', message: 'Enter a day after the one on which this was made' })
  }
  if (corrects !== null && !standing.some(({ id }) => id === corrects)) {
    faults.push({ field: 'corrects', message: 'Choose a record that stands' })
  }
  const taken = standing.some((record) => record.step === step && record.id !== corrects)
  if (step !== FURTHER_REVIEW && taken) {
    const message = 'This one is recorded already. Correct its record, or record a further review'
    faults.push({ field: 'step', message })
  }
  return faults
}
