import type { FactValue } from './facts.ts'
import type { Criterion, Tier } from './rule.ts'

/** Where one value stands: the tier it reaches, and the next line above it (figures only). */
export type Standing = { tier: Tier; nextLine: Line | null }
export type Line = { tier: Tier; at: number }

/**
 * The standing of a value on its criterion. Null where there is no value, or none this criterion takes: such
 * a value counts as not known, so that no input can make an assessment fail.
 */
export function standingOf(criterion: Criterion, value: FactValue | undefined): Standing | null {
  switch (criterion.kind) {
    case 'count':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value)
        ? standingOfFigure(criterion.lines, value)
        : null
    case 'choice': {
      const option = criterion.options.find((candidate) => candidate.value === value)
      return option === undefined ? null : { tier: option.tier, nextLine: null }
    }
    case 'choices':
      return Array.isArray(value) ? standingOfTicks(criterion.options, value) : null
    case 'yes_no':
      return typeof value === 'boolean' ? { tier: value ? criterion.tierIfYes : 0, nextLine: null } : null
  }
}

/** True where a figure is below a line by no more than that percentage of the line. */
export function isClose(value: number, line: Line, percent: number): boolean {
  return value < line.at && value * 100 >= line.at * (100 - percent)
}

function standingOfFigure(lines: readonly Line[], value: number): Standing {
  let tier: Tier = 0
  for (const line of lines) {
    if (value < line.at) return { tier, nextLine: line }
    tier = line.tier
  }
  return { tier, nextLine: null }
}

function standingOfTicks(
  options: readonly { value: string; tier: Tier }[],
  ticked: string[],
): Standing | null {
  let tier: Tier | null = null
  for (const option of options) {
    if (ticked.includes(option.value)) tier = tier === null || option.tier > tier ? option.tier : tier
  }
  return tier === null ? null : { tier, nextLine: null }
}
