export interface DebriefNaming {
  readonly id: string
  readonly facilitatorId: string | null
  readonly recordedBy: string
  /** The record that this one takes the place of. */
  readonly corrects: string | null
}

/**
 * Everyone who counts as having facilitated a debrief, and so may not sign: whom a record that stands names, and whom
 * a corrected one named where they took their name out themselves. A wrong name is put right by somebody else.
 */
export function facilitatorsOf(debriefs: readonly DebriefNaming[]): ReadonlySet<string> {
  const corrections = new Map(debriefs.map((debrief) => [debrief.corrects, debrief]))
  const counted = debriefs.filter(({ id, facilitatorId }) => {
    const correction = corrections.get(id)
    if (correction === undefined) return true
    return correction.recordedBy === facilitatorId && correction.facilitatorId !== facilitatorId
  })
  return new Set(counted.flatMap(({ facilitatorId }) => facilitatorId ?? []))
}
