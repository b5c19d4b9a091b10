import { ladderWords, RUNG_NAMES, type RungMark, standingWords } from './rung-marks.ts'

/** Six rungs on one line, with the word beside: for lists. */
export function SmallLadder({ marks }: { marks: readonly RungMark[] }) {
  return (
    <>
      <span className="app-rungs" role="img" aria-label={ladderWords(marks)}>
        {marks.map((mark, at) => (
          <i className={mark} key={RUNG_NAMES[at]} />
        ))}
      </span>
      <span className="app-rungs-label">{standingWords(marks)}</span>
    </>
  )
}
