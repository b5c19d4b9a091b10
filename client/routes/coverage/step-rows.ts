import type { CoverageFigures } from '#shared/coverage/measures.ts'
import { type ClockedRung, clockedRungs } from '#shared/coverage/moments.ts'
import { ladderDeadlines } from '#shared/rule/deadlines.ts'
import type { Rule } from '#shared/rule/rule.ts'

export const stepTiers = [1, 2, 3] as const
export type StepTier = (typeof stepTiers)[number]

/** Days from stand-down to one rung at one tier, beside what the rule allows. */
export type StepRow = {
  rung: ClockedRung
  tier: StepTier
  words: string
  cases: number
  median: number | null
  ninetieth: number | null
  allowed: number | null
}

const WORDS: Readonly<Record<ClockedRung, string>> = {
  considered: 'Decision',
  debriefed: 'Debrief',
  form_prepared: 'Form prepared',
  gold_signed: 'Gold signed',
  submitted: 'Submitted',
}

/** The steps of every tier that has reached at least one, in the order of tier and ladder. */
export function stepRows(figures: CoverageFigures, rule: Rule, countedAt: string): StepRow[] {
  return stepTiers.flatMap((tier) => {
    const deadlines = ladderDeadlines(rule, tier, countedAt)
    const hotOnly = rule.tiers[tier].debriefs.at(-1) === 'hot'
    const rows = clockedRungs.map((rung) => {
      const days = figures.daysPerStep.find((step) => step.rung === rung && step.tier === tier)
      return {
        rung,
        tier,
        words: rung === 'debriefed' && hotOnly ? 'Hot debrief' : WORDS[rung],
        cases: days?.cases ?? 0,
        median: days?.median ?? null,
        ninetieth: days?.ninetieth ?? null,
        allowed: deadlines[rung]?.days ?? null,
      }
    })
    return rows.some(({ cases }) => cases > 0) ? rows : []
  })
}

const days = (value: number): string => (value === 1 ? '1 day' : `${value} days`)

/** How fast learning gets to the recipient, in a sentence for each tier that sent any. */
export function stepSentences(rows: readonly StepRow[]): string[] {
  return rows.flatMap(({ rung, tier, cases, median, ninetieth, allowed }) => {
    if (rung !== 'submitted' || median === null) return []
    const which =
      cases === 1
        ? `The one tier ${tier} review that was sent`
        : `Half of the ${cases} tier ${tier} reviews that were sent`
    const rest = ninetieth === null ? '' : `, nine in ten within ${ninetieth}`
    const limit = allowed === null ? '' : `. The rule allows ${allowed}`
    return [`${which} got there within ${days(median)}${rest}${limit}.`]
  })
}
