import { RUNG_NAMES, type RungMark } from './rung-marks.ts'

export type Rung = {
  mark: RungMark
  /** "Sun 18 October, in time. Tier 2", "due Fri 27 November, in 3 days". */
  note: string
}

/** Where one operation stands: six rungs, each with what happened or when it is due. */
export function LargeLadder({ rungs }: { rungs: readonly Rung[] }) {
  return (
    <ol className="app-ladder" aria-label="The ladder of this operation">
      {rungs.map(({ mark, note }, at) => (
        <li
          className={mark}
          key={RUNG_NAMES[at]}
          aria-current={mark === 'here' || mark === 'over' ? 'step' : undefined}
        >
          <b>{RUNG_NAMES[at]}</b> <span>{note}</span>
        </li>
      ))}
    </ol>
  )
}
