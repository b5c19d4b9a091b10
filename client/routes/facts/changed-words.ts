import type { FactChangedReply } from '#shared/api/decisions.ts'

/** What a recorded change did, for the page that follows. */
export function changedWords({ outcome, tier, decision }: FactChangedReply): string {
  if (decision?.kind === 'raised_by_rule') {
    return `The change is recorded. The facts now reach tier ${decision.tier}, and the rule made that decision at once. Steps not yet done count from today; the first deadlines stay in sight.`
  }
  if (decision !== null) {
    return `The change is recorded. The corrected figure lowers the tier to ${decision.tier}, and the decision waits for a second person.`
  }
  switch (outcome) {
    case 'unchanged':
      return `The change is recorded. The tier worked out stays ${tier}.`
    case 'rises':
      return `The change is recorded. The facts now reach tier ${tier}, which the decision in effect covers.`
    case 'falls':
      return `The change is recorded. The corrected figure lowers the tier worked out to ${tier}: a debrief lead or gold records that decision.`
    case 'fall_refused':
      return `The change is recorded. The facts now lead to tier ${tier}, but a tier falls only on a corrected figure: the decision stays.`
    case 'tier_fixed':
      return `The change is recorded and shown. It leads to tier ${tier}, and the tier stays as it was first submitted.`
  }
}
