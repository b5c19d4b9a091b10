import type { FactValue } from './facts.ts'
import type { Criterion, Tier } from './rule.ts'
import type { Line } from './standing.ts'

/** A value and the line it reached: "118 officers and staff deployed. The line for tier 2 is 100." */
export function reachedSentence(criterion: Criterion, value: FactValue, tier: Tier): string {
  switch (criterion.kind) {
    case 'count':
    case 'money':
      return typeof value === 'number' ? figureSentence(criterion, value, tier) : ''
    case 'choice':
      return `${criterion.options.find((option) => option.value === value)?.words}. Always tier ${tier}.`
    case 'choices': {
      const ticked = Array.isArray(value) ? value : []
      const which = criterion.options.filter(
        (option) => option.tier === tier && ticked.includes(option.value),
      )
      const words = inWords(which.map((option) => option.words ?? option.label))
      return `${criterion.label}: ${words}. Always tier ${tier}.`
    }
    case 'yes_no':
      return `${criterion.words}. Always tier ${tier}.`
  }
}

/** "450 officers and staff deployed. The line for tier 3 is 500, and 50 more would reach it." */
export function closeSentence(criterion: Figure, value: number, line: Line): string {
  const missing = inFigures(criterion, line.at - value)
  const lineWords = `The line for tier ${line.tier} is ${inFigures(criterion, line.at)}`
  return `${figureWords(criterion, value)}. ${lineWords}, and ${missing} more would reach it.`
}

/** "a, b and c" */
export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** "1 fact", "6 facts" */
export function counted(count: number, one: string, many: string): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`
}

type Figure = Extract<Criterion, { lines: unknown }>

function figureSentence(criterion: Figure, value: number, tier: Tier): string {
  const line = criterion.lines.find((candidate) => candidate.tier === tier)?.at ?? 0
  const exactly = value === line ? ' Reaching it counts.' : ''
  const at = inFigures(criterion, line)
  return `${figureWords(criterion, value)}. The line for tier ${tier} is ${at}.${exactly}`
}

function figureWords(criterion: Figure, value: number): string {
  return `${inFigures(criterion, value)} ${value === 1 ? criterion.phrase.one : criterion.phrase.other}`
}

function inFigures(criterion: Figure, value: number): string {
  if (criterion.kind === 'count') return grouped(String(value))
  const [pounds = '', pence] = (Number.isInteger(value) ? String(value) : value.toFixed(2)).split('.')
  return `£${grouped(pounds)}${pence === undefined ? '' : `.${pence}`}`
}

// Intl.NumberFormat gives the same commas at ten times the cost, on the path that is measured.
function grouped(digits: string): string {
  if (digits.length < 4) return digits
  return digits.replace(/\B(?=(\d{3}){1,7}(?!\d))/g, ',')
}
