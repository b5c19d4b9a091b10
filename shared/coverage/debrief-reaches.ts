import type { DebriefKind, Tier } from '#shared/rule/rule.ts'

const highestTierOf: Readonly<Record<DebriefKind, Tier>> = {
  hot: 1,
  structured: 2,
  single_agency_structured: 2,
  multi_agency_structured: 3,
}

/** True when a debrief is of the kind that the tier asks for, or of a higher one. Tier 0 asks for none. */
export function debriefReaches(kind: DebriefKind, tier: number): boolean {
  return tier >= 1 && highestTierOf[kind] >= tier
}
