import { useId } from 'react'
import type { CoverageFigures } from '#shared/coverage/measures.ts'
import { rungWords } from '#shared/coverage/words.ts'
import { type Bar, chartBars, type Stretch } from './chart-bars.ts'
import { barProps, ChartPatterns } from './ladder-key.tsx'

type BarAt = { x: number; y: number; height: number }
/** A number is written into a stretch that is wide enough for it. */
const ROOM_FOR_NUMBER = 26

function BasePart({ part, at, numbered }: { part: Stretch<string>; at: BarAt; numbered: boolean }) {
  const x = at.x + part.x
  const solid = part.kind === 'done_in_time' || part.kind === 'counted'
  return (
    <>
      <rect x={x} y={at.y} width={part.width} height={at.height} {...barProps(part.kind)} />
      {numbered && solid && part.width >= ROOM_FOR_NUMBER && (
        <text className="app-chart__on-bar" x={x + 8} y={at.y + at.height / 2 + 5.5}>
          {part.count}
        </text>
      )}
    </>
  )
}

function BesidePart({ part, at, numbered }: { part: Stretch<string>; at: BarAt; numbered: boolean }) {
  const height = at.height * 0.54
  const x = at.x + part.x
  return (
    <>
      <rect
        x={x}
        y={at.y + (at.height - height) / 2}
        width={part.width}
        height={height}
        {...barProps(part.kind)}
      />
      {numbered && part.width >= ROOM_FOR_NUMBER - 8 && (
        <text className="app-chart__beside" x={x + part.width / 2} y={at.y + at.height / 2 + 5}>
          {part.count}
        </text>
      )}
    </>
  )
}

function Parts({ bar, at, numbered }: { bar: Bar; at: BarAt; numbered: boolean }) {
  return (
    <>
      {bar.base.map((part) => (
        <BasePart key={part.kind} part={part} at={at} numbered={numbered} />
      ))}
      {bar.beside.map((part) => (
        <BesidePart key={part.kind} part={part} at={at} numbered={numbered} />
      ))}
    </>
  )
}

function Rate({ rate, x, y }: { rate: Bar['reached']; x: number; y: number }) {
  return (
    <text className="app-chart__rate" x={x} y={y}>
      <tspan className="app-chart__percent">{rate.percent}</tspan>
      <tspan className="app-chart__of" dx="8">
        {rate.of}
      </tspan>
    </text>
  )
}

const WIDE = { bars: 138, width: 660, reached: 824, inTime: 970, row: 52, top: 30, height: 34 }

function WideLadder({ figures, title }: { figures: CoverageFigures; title: string }) {
  const id = useId()
  return (
    <svg className="app-chart__wide" viewBox="0 0 1120 342" role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      <text className="app-chart__head" x={WIDE.reached} y="16">
        Reached
      </text>
      <text className="app-chart__head" x={WIDE.inTime} y="16">
        In time
      </text>
      {chartBars(figures, WIDE.width).map((bar, place) => {
        const y = WIDE.top + place * WIDE.row
        return (
          <g key={bar.rung}>
            <text className="app-chart__rung" x="0" y={y + 23}>
              {rungWords[bar.rung]}
            </text>
            <Parts bar={bar} at={{ x: WIDE.bars, y, height: WIDE.height }} numbered />
            <Rate rate={bar.reached} x={WIDE.reached} y={y + 23} />
            {bar.inTime && <Rate rate={bar.inTime} x={WIDE.inTime} y={y + 23} />}
          </g>
        )
      })}
      <path className="app-chart__axis" d={`M${WIDE.bars - 1} 20V334`} />
    </svg>
  )
}

const NARROW = { width: 360, row: 66, height: 24 }

function NarrowLadder({ figures, title }: { figures: CoverageFigures; title: string }) {
  const id = useId()
  return (
    <svg className="app-chart__narrow" viewBox="0 0 360 396" role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      {chartBars(figures, NARROW.width).map((bar, place) => {
        const y = place * NARROW.row
        const of = bar.rung === 'registered' ? 'counted' : bar.reached.of
        return (
          <g key={bar.rung}>
            <text className="app-chart__rung" x="0" y={y + 18}>
              {rungWords[bar.rung]}
            </text>
            <text className="app-chart__rate app-chart__rate--end" x={NARROW.width} y={y + 18}>
              <tspan className="app-chart__percent">{bar.reached.percent}</tspan>{' '}
              <tspan className="app-chart__of">{of}</tspan>
            </text>
            <Parts bar={bar} at={{ x: 0, y: y + 27, height: NARROW.height }} numbered={false} />
          </g>
        )
      })}
    </svg>
  )
}

/** Six bars, one a rung: the base cut by status, and across a gap what stands beside it. */
export function LadderChart({ figures }: { figures: CoverageFigures }) {
  const { counted } = figures.counts
  const title = `Ladder of ${counted} counted operations. The same numbers are in the tables below.`
  return (
    <figure className="app-chart">
      <ChartPatterns />
      <WideLadder figures={figures} title={title} />
      <NarrowLadder figures={figures} title={title} />
    </figure>
  )
}
