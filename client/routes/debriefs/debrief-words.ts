import type { RecordDebrief } from '#shared/api/debriefs.ts'

type HeldKind = RecordDebrief['kind']

/** What each kind of debrief is called. The kinds are those of the rule's tiers. */
export const debriefKindWords: Readonly<Record<HeldKind, string>> = {
  hot: 'Hot debrief',
  structured: 'Structured debrief',
  single_agency_structured: 'Single-agency structured debrief',
  multi_agency_structured: 'Multi-agency structured debrief',
}
