import type { SummaryLine } from '#client/parts/error-summary.tsx'
import { GOLD_CHECKS, ReturnReview, SignOff } from '#shared/api/sign-off.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'

/** What gold typed. `returned` holds a section's words once its box was ticked. */
export type DecisionValues = {
  choice: 'sign' | 'return'
  checks: string[]
  comment: string
  reasonForAnotherGold: string
  returned: Record<string, { ticked: boolean; comment: string }>
}

export type DecisionFault = Required<SummaryLine>

const TOO_LONG = 'Use 2,000 characters or fewer'

type Revision = {
  number: number
  digest: string
  isNamedGold: boolean
  sections: readonly { id: string; title: string }[]
}

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed)

export const checkPlace = (at: number): string => `check-${at + 1}`
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

/** What must be put right before the button can do what it says, in the order of the page. */
export function decisionFaults(values: DecisionValues, revision: Revision): DecisionFault[] {
  return values.choice === 'sign' ? signFaults(values, revision) : returnFaults(values, revision)
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
        message: `${titleOf.get(sectionId)}: ${lowerFirst(message)}`,
      },
    ]
  })
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
