import type { Ladder } from '#shared/coverage/ladder.ts'
import { rungMarks, rungsLabel, rungsSentence } from '#shared/coverage/words.ts'

/** Six rungs on one line, with the word beside: for lists. */
export function SmallLadder({ ladder }: { ladder: Ladder }) {
  const marks = rungMarks(ladder)
  return (
    <>
      <span className="app-rungs" role="img" aria-label={rungsSentence(ladder)}>
        {ladder.rungs.map(({ rung }, at) => (
          <i className={marks[at]} key={rung} />
        ))}
      </span>
      <span className="app-rungs-label">{rungsLabel(ladder)}</span>
    </>
  )
}
