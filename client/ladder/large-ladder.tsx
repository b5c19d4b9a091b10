import type { Ladder } from '#shared/coverage/ladder.ts'
import type { Rung } from '#shared/coverage/moments.ts'
import { rungMarks, rungWords } from '#shared/coverage/words.ts'
import { rungNote } from './rung-note.ts'

type LargeLadderProps = {
  ladder: Ladder
  /** The moment of counting, from the server. */
  at: string
  /** More to say under a rung: "Tier 2". */
  more?: Partial<Record<Rung, string>>
}

/** Where one operation stands: six rungs, each with what happened or when it is due. */
export function LargeLadder({ ladder, at, more = {} }: LargeLadderProps) {
  const marks = rungMarks(ladder)
  return (
    <ol className="app-ladder" aria-label="The ladder of this operation">
      {ladder.rungs.map((rung, place) => {
        const isNext = marks[place] === 'here' || marks[place] === 'over'
        const note = [rungNote(rung, isNext, at), more[rung.rung]].filter(Boolean).join('. ')
        return (
          <li className={marks[place]} key={rung.rung} aria-current={isNext ? 'step' : undefined}>
            <b>{rungWords[rung.rung]}</b> <span>{note}</span>
          </li>
        )
      })}
    </ol>
  )
}
