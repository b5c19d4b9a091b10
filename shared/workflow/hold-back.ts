/**
 * Why a signed review does not leave yet. The author's answer in the form holds it back by itself (source: the Manchester
 * Arena Inquiry, that investigators help manage what might prejudice a case); the lead or gold can hold it back later.
 */
export const HOLD_BACK_GROUNDS = [
  'live_investigation',
  'proceedings',
  'inquest_or_inquiry',
  'legal_privilege',
  'other',
] as const
type HoldBackGround = (typeof HOLD_BACK_GROUNDS)[number]

export const holdBackGroundWords: Readonly<Record<HoldBackGround, string>> = {
  live_investigation: 'A live investigation',
  proceedings: 'Criminal or civil proceedings',
  inquest_or_inquiry: 'An inquest or a public inquiry',
  legal_privilege: 'Legal advice that stays in the force',
  other: 'Something else',
}

/** One act of holding back or clearing. `revisionId`: the newest revision at that moment. */
export type HoldBackAct = { readonly act: 'hold_back' | 'clear_hold_back'; readonly revisionId: string }

/**
 * What holds a review back now: a person's act until it is cleared, or the answer of a revision for which it was not.
 * Null where nothing does. `acts`: newest first. A cleared answer is held back again in the next revision, for nobody
 * has looked at that text.
 */
export function heldBackBy(
  acts: readonly HoldBackAct[],
  answerHolds: boolean,
  newestRevisionId: string | undefined,
): 'person' | 'answer' | null {
  const [newest] = acts
  if (newest?.act === 'hold_back') return 'person'
  return answerHolds && newest?.revisionId !== newestRevisionId ? 'answer' : null
}
