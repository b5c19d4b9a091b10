import type { SummaryLine } from '#client/parts/error-summary.tsx'
import {
  DeclineReview,
  GOLD_CHECKS,
  ReturnReview,
  type RevisionReply,
  SignOff,
} from '#shared/api/sign-off.ts'
import { inSentence } from '#shared/capitals.ts'
import { charactersOfReason } from '#shared/rule/override.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'

/** What gold typed. `returned` holds a section's words once its box was ticked. */
export type DecisionValues = {
  /** Empty until one is chosen, where signing is not to be had. */
  choice: '' | 'sign' | 'return' | 'decline'
  checks: string[]
  comment: string
  reasonForAnotherGold: string
  returned: Record<string, { ticked: boolean; comment: string }>
  because: '' | DeclineReview['because']
  duplicateOf: string
  declineReason: string
}

export type DecisionFault = Required<Pick<SummaryLine, 'place' | 'message'>>

const TOO_LONG = 'Use 2,000 characters or fewer'

type Revision = {
  number: number
  digest: string
  isNamedGold: boolean
  sections: readonly { id: string; title: string }[]
  notRequired: RevisionReply['notRequired']
}

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed)

export const checkPlace = (at: number): string => `check-${at + 1}`
export const CHOICE_PLACE = 'choice-return'
export const BECAUSE_PLACE = 'because'
export const sectionPlace = (sectionId: string): string => `return-${sectionId}`

/** The request to sign. */
export function signOffBody(values: DecisionValues, { digest, isNamedGold }: Revision): SignOff {
  return {
    digest,
    checks: GOLD_CHECKS.filter((check) => values.checks.includes(check)),
    comment: orNull(values.comment),
    reasonForAnotherGold: isNamedGold ? null : orNull(values.reasonForAnotherGold),
  }
}

/** The request to return: one comment for each ticked section, in the order of the review. */
export function returnBody(values: DecisionValues, { number, sections }: Revision): ReturnReview {
  const comments = sections.flatMap(({ id }) => {
    const given = values.returned[id]
    return given?.ticked ? [{ sectionId: id, comment: given.comment }] : []
  })
  return { revision: number, comments }
}

/** The request to decline; undefined while what was chosen makes none. */
export function declineBody(values: DecisionValues): DeclineReview | undefined {
  const { because, duplicateOf, declineReason: reason } = values
  const other = because === 'duplicate' ? { duplicateOf } : {}
  return DeclineReview.safeParse({ because, reason, ...other }).data
}

/** What must be put right before the button can do what it says, in the order of the page. */
export function decisionFaults(values: DecisionValues, revision: Revision): DecisionFault[] {
  if (values.choice === 'sign') return signFaults(values, revision)
  if (values.choice === 'return') return returnFaults(values, revision)
  if (values.choice === 'decline') return declineFaults(values, revision)
  return [{ place: CHOICE_PLACE, message: 'Choose what you want to do' }]
}

function signFaults(values: DecisionValues, revision: Revision): DecisionFault[] {
  const body = signOffBody(values, revision)
  const faults: DecisionFault[] = []
  const open = GOLD_CHECKS.findIndex((check) => !body.checks.includes(check))
  if (open >= 0) faults.push({ place: checkPlace(open), message: refusalSentence('gold_checks_missing') })
  for (const { path } of SignOff.safeParse(body).error?.issues ?? []) {
    faults.push({ place: String(path[0]), message: TOO_LONG })
  }
  if (!revision.isNamedGold && body.reasonForAnotherGold === null) {
    faults.push({ place: 'reasonForAnotherGold', message: refusalSentence('gold_reason_missing') })
  }
  return faults
}

function returnFaults(values: DecisionValues, revision: Revision): DecisionFault[] {
  const body = returnBody(values, revision)
  const first = revision.sections[0]
  if (body.comments.length === 0 && first) {
    return [{ place: sectionPlace(first.id), message: refusalSentence('section_reason_missing') }]
  }
  const titleOf = new Map(revision.sections.map(({ id, title }) => [id, title]))
  return (ReturnReview.safeParse(body).error?.issues ?? []).flatMap(({ path, message }) => {
    const sectionId = body.comments[Number(path[1])]?.sectionId
    if (sectionId === undefined) return []
    return [
      {
        place: `${sectionPlace(sectionId)}-words`,
        message: `${titleOf.get(sectionId)}: ${inSentence(message)}`,
      },
    ]
  })
}

function declineFaults(values: DecisionValues, { notRequired }: Revision): DecisionFault[] {
  const { because, duplicateOf, declineReason } = values
  if (because === '') return [{ place: BECAUSE_PLACE, message: refusalSentence('decline_reason_missing') }]
  if (because === 'not_required' && notRequired?.refusal) {
    return [{ place: BECAUSE_PLACE, message: notRequired.refusal }]
  }
  const faults: DecisionFault[] = []
  if (because === 'duplicate' && duplicateOf === '') {
    faults.push({ place: 'duplicateOf', message: 'Choose the operation that this one repeats' })
  }
  const wanted = because === 'not_required' ? (notRequired?.reasonCharacters ?? 0) : 0
  if (declineReason.trim() === '') {
    const what = because === 'duplicate' ? 'Write one sentence for the oversight body' : 'Give the reason'
    faults.push({ place: 'declineReason', message: what })
  } else if (declineReason.length > 2_000) {
    faults.push({ place: 'declineReason', message: TOO_LONG })
  } else if (charactersOfReason(declineReason) < wanted) {
    faults.push({ place: 'declineReason', message: refusalSentence('reason_too_short') })
  }
  return faults
}
