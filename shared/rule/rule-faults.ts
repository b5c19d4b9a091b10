import type { z } from 'zod'
import type { Bar, Condition, Criterion, Rule } from './rule.ts'

type Report = (path: (string | number)[], message: string) => void

/** What the shape alone cannot say: names that must exist or be unique, lines that must rise. */
export function reportRuleFaults(rule: Rule, context: z.core.$RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: 'custom', path, message, input: rule })
  reportRepeats(rule, report)
  for (const [index, criterion] of rule.criteria.entries()) {
    reportCriterion(rule, criterion, ['criteria', index], report)
  }
  for (const [index, plan] of rule.tiers.entries()) {
    if (plan.tier !== index) report(['tiers', index, 'tier'], `This must be tier ${index}`)
  }
  for (const [index, condition] of rule.facilitation.levelThreeIfAny.entries()) {
    reportCondition(rule, condition, ['facilitation', 'levelThreeIfAny', index], report)
  }
  for (const [index, bar] of rule.override.down.barredIfAny.entries()) {
    reportCondition(rule, bar, ['override', 'down', 'barredIfAny', index], report)
  }
}

function reportRepeats(rule: Rule, report: Report): void {
  const lists = {
    groups: rule.groups.map((group) => group.id),
    criteria: rule.criteria.map((criterion) => criterion.id),
    sources: rule.sources.map((source) => source.id),
  }
  for (const [name, ids] of Object.entries(lists)) {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) !== index) report([name, index, 'id'], `${id} is used twice`)
    }
  }
}

function reportCriterion(rule: Rule, criterion: Criterion, path: (string | number)[], report: Report): void {
  if (!rule.groups.some((group) => group.id === criterion.group)) {
    report([...path, 'group'], `There is no group ${criterion.group}`)
  }
  for (const [index, id] of criterion.basis.sources.entries()) {
    if (rule.sources.some((source) => source.id === id)) continue
    report([...path, 'basis', 'sources', index], `There is no source ${id}`)
  }
  if ('lines' in criterion) reportLines(criterion.lines, [...path, 'lines'], report)
  if ('options' in criterion) reportOptions(criterion.options, [...path, 'options'], report)
}

function reportLines(lines: { tier: number; at: number }[], path: (string | number)[], report: Report): void {
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (before === undefined) continue
    if (line.tier <= before.tier) report([...path, index, 'tier'], 'Each line must lead to a higher tier')
    if (line.at <= before.at) report([...path, index, 'at'], 'Each line must be higher than the one before')
  }
}

function reportOptions(
  options: { value: string; tier: number; words?: string | undefined }[],
  path: (string | number)[],
  report: Report,
): void {
  for (const [index, option] of options.entries()) {
    if (options.findIndex((other) => other.value === option.value) !== index) {
      report([...path, index, 'value'], `${option.value} is used twice`)
    }
    if (option.tier > 0 && option.words === undefined) {
      report([...path, index, 'words'], 'An option that reaches a tier needs words for the explanation')
    }
  }
}

function reportCondition(
  rule: Rule,
  condition: Condition | Bar,
  path: (string | number)[],
  report: Report,
): void {
  const criterion = rule.criteria.find((candidate) => candidate.id === condition.criterionId)
  if (criterion === undefined) {
    report([...path, 'criterionId'], `There is no criterion ${condition.criterionId}`)
  } else if ('atLeast' in condition) {
    if (!('lines' in criterion)) report([...path, 'atLeast'], `${criterion.id} is not a figure`)
  } else {
    const options: readonly { value: string }[] = 'options' in criterion ? criterion.options : []
    for (const [index, value] of condition.isAnyOf.entries()) {
      if (options.some((option) => option.value === value)) continue
      report([...path, 'isAnyOf', index], `${criterion.id} has no option ${value}`)
    }
  }
}
