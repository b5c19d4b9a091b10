import { useId } from 'react'
import { casesForPercentile } from '#shared/coverage/days-per-step.ts'
import type { StepRow, StepTier } from './step-rows.ts'
import { stepScale } from './step-scale.ts'

const LEFT = 112
const RIGHT = 362
const TOP = 34
const ROW = 35

type At = { y: number; xOf: (days: number) => number }

function Marks({ row, at: { y, xOf } }: { row: StepRow; at: At }) {
  const { median, ninetieth, allowed } = row
  return (
    <>
      {median !== null && ninetieth !== null && (
        <path
          className="app-chart__spread"
          d={`M${xOf(median)} ${y}H${xOf(ninetieth)}M${xOf(ninetieth)} ${y - 6}V${y + 6}`}
        />
      )}
      {median !== null && <circle className="app-chart__median" cx={xOf(median)} cy={y} r="6.5" />}
      {allowed !== null && <path className="app-chart__limit" d={`M${xOf(allowed)} ${y - 11}V${y + 11}`} />}
    </>
  )
}

/** One tier: a line a step, with the median, nine in ten, the limit and the number of cases. */
export function StepChart({ tier, rows }: { tier: StepTier; rows: readonly StepRow[] }) {
  const id = useId()
  const bottom = TOP + (rows.length - 1) * ROW + 22
  const scale = stepScale(
    rows.flatMap(({ median, ninetieth, allowed }) => [median ?? 0, ninetieth ?? 0, allowed ?? 0]),
  )
  const xOf = (days: number): number => LEFT + (days / scale.end) * (RIGHT - LEFT)
  return (
    <figure className="app-chart app-chart--steps">
      <figcaption className="govuk-heading-s">Tier {tier}, days after stand-down</figcaption>
      <svg viewBox={`0 0 420 ${bottom + 4}`} role="img" aria-labelledby={id}>
        <title id={id}>
          {`Median and nine in ten for tier ${tier}. The same numbers are in the table below.`}
        </title>
        {scale.ticks.map((days) => (
          <g key={days}>
            <path className="app-chart__tick" d={`M${xOf(days)} 20V${bottom}`} />
            <text className="app-chart__days" x={xOf(days)} y="14">
              {days}
            </text>
          </g>
        ))}
        {rows.map((row, place) => {
          const y = TOP + place * ROW
          return (
            <g key={row.rung}>
              <text className="app-chart__step" x="0" y={y + 5}>
                {row.words}
              </text>
              <Marks row={row} at={{ y, xOf }} />
              <text className="app-chart__cases" x="376" y={y + 5}>
                n {row.cases}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

export function StepKey() {
  return (
    <ul className="app-key">
      <li>
        <svg width="16" height="14" aria-hidden="true" focusable="false">
          <circle className="app-chart__median" cx="8" cy="7" r="6" />
        </svg>
        Median
      </li>
      <li>
        <svg width="30" height="14" aria-hidden="true" focusable="false">
          <path className="app-chart__spread" d="M0 7H28M28 1V13" />
        </svg>
        9 in 10 within, from {casesForPercentile} cases on
      </li>
      <li>
        <svg width="8" height="16" aria-hidden="true" focusable="false">
          <path className="app-chart__limit" d="M4 0V16" />
        </svg>
        Allowed by the rule
      </li>
    </ul>
  )
}
