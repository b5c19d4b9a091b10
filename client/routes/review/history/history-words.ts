import type { HistoryEntry } from '#shared/api/history.ts'
import { eventWords } from '#shared/workflow/event-words.ts'

/** "Signed it (revision 2)", "Recorded a decision (tier 1)". */
export function historyWords({
  action,
  revision,
  tier,
}: Pick<HistoryEntry, 'action' | 'revision' | 'tier'>): string {
  const more = tier === null ? revision !== null && `revision ${revision}` : `tier ${tier}`
  return more ? `${eventWords[action]} (${more})` : eventWords[action]
}

/** Who did it: name with rank; another organisation by its own name only; or the service itself. */
export function doneBy({ who, organisation }: Pick<HistoryEntry, 'who' | 'organisation'>): string {
  if (who) return [who.rank, who.name].filter(Boolean).join(' ')
  return organisation ?? 'The service'
}
