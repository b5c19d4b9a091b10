type Swatch = { id: string; label: string }

const SWATCHES: readonly Swatch[] = [
  { id: 'done_in_time', label: 'Done in time' },
  { id: 'done_late', label: 'Done late' },
  { id: 'paused', label: 'Paused' },
  { id: 'overdue', label: 'Overdue' },
  { id: 'not_yet_due', label: 'Not yet due' },
]

const BESIDE: readonly Swatch[] = [
  { id: 'awaiting_decision', label: 'Awaiting decision' },
  { id: 'not_required', label: 'Not required' },
]

const PATTERNS: Readonly<Record<string, string>> = {
  done_late: 'url(#chart-late)',
  paused: 'url(#chart-paused)',
  overdue: 'url(#chart-overdue)',
}

/** Colour by class, pattern by reference: a status is told by both. */
export function barProps(kind: string): { className: string; fill?: string } {
  const fill = PATTERNS[kind]
  return { className: `app-bar app-bar--${kind.replaceAll('_', '-')}`, ...(fill && { fill }) }
}

/** The patterns that the bars and the key refer to; once on a page. */
export function ChartPatterns() {
  const tile = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' } as const
  return (
    <svg className="app-chart-patterns" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="chart-late" {...tile} patternTransform="rotate(45)">
          <rect className="app-pattern--late-ground" width="6" height="6" />
          <rect className="app-pattern--late-line" width="2" height="6" />
        </pattern>
        <pattern id="chart-overdue" {...tile}>
          <rect className="app-pattern--paper" width="6" height="6" />
          <rect className="app-pattern--overdue-line" width="3" height="6" />
        </pattern>
        <pattern id="chart-paused" {...tile}>
          <rect className="app-pattern--paper" width="6" height="6" />
          <rect className="app-pattern--paused-line" width="6" height="2" />
        </pattern>
      </defs>
    </svg>
  )
}

function Item({ id, label }: Swatch) {
  return (
    <li>
      <svg width="22" height="14" aria-hidden="true" focusable="false">
        <rect x=".75" y=".75" width="20.5" height="12.5" {...barProps(id)} />
      </svg>
      {label}
    </li>
  )
}

/** What each colour and pattern of the ladder means. */
export function LadderKey() {
  return (
    <ul className="app-key">
      {SWATCHES.map((swatch) => (
        <Item key={swatch.id} {...swatch} />
      ))}
      <li className="app-soft">Beside the base:</li>
      {BESIDE.map((swatch) => (
        <Item key={swatch.id} {...swatch} />
      ))}
    </ul>
  )
}
