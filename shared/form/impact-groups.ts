import type { ProblemItem } from '../problems.ts'
import type { FieldOf, FormDefinition } from './definition.ts'

/** One group in an impact review: how much it still feels, as an option's id, and what that is. */
export type GroupImpact = { rowKey: string; impact: string; words: string | null }

/** As it is typed: anything may be missing. */
export type TypedGroup = {
  rowKey: string
  impact?: string | null | undefined
  words?: string | null | undefined
}

/** The rating that needs no words. */
export const NO_IMPACT = 'none'

/**
 * The question of an impact review about each group. Groups and ratings are those of the form's community impact
 * section, so that the assessment and its reviews can be laid side by side.
 */
export function impactGroupsField(definition: FormDefinition): FieldOf<'table'> {
  const field = definition.sections
    .find(({ id }) => id === 'community-impact')
    ?.fields.find(({ id }) => id === 'cia-groups')
  const impact = field?.type === 'table' && field.columns.find(({ id }) => id === 'impact')
  if (field?.type !== 'table' || !impact || !field.rows) {
    throw new Error(`The form ${definition.id}@${definition.version} has no groups to rate the impact on`)
  }
  return {
    ...field,
    id: 'groups',
    label: 'Disruption still felt by each group',
    help: 'Rate every group. Where anything is still felt, say what it is; one line is enough.',
    columns: [
      impact,
      {
        id: 'words',
        label: 'What is still felt',
        type: 'textarea',
        ask: 'Enter what {row} still feel, or choose “none”',
      },
    ],
  }
}

/** The groups and the ratings with their labels, in the order of the form. */
export function impactGroupsOf(definition: FormDefinition) {
  const { rows = [], columns } = impactGroupsField(definition)
  return { groups: rows, ratings: columns[0]?.options ?? [] }
}

/** What is still to be said about the groups; pointers count the rows as they were sent. Empty where all is said. */
export function impactGroupFaults(definition: FormDefinition, typed: readonly TypedGroup[]): ProblemItem[] {
  const { groups, ratings } = impactGroupsOf(definition)
  const missing = groups.filter(({ id }) => !typed.some(({ rowKey }) => rowKey === id))
  const faults = missing.map(({ label }) => ({
    pointer: '',
    message: `Choose the impact on ${label.toLowerCase()}`,
  }))
  for (const [at, { rowKey, impact, words }] of typed.entries()) {
    const label = groups.find(({ id }) => id === rowKey)?.label.toLowerCase()
    const again = typed.findIndex((row) => row.rowKey === rowKey) < at
    if (label === undefined || again) {
      faults.push({ pointer: `/${at}/rowKey`, message: 'Send each group of the form once, and no other' })
    } else if (!ratings.some(({ id }) => id === impact)) {
      faults.push({ pointer: `/${at}/impact`, message: `Choose the impact on ${label}` })
    } else if (impact !== NO_IMPACT && (words ?? '').trim() === '') {
      faults.push({ pointer: `/${at}/words`, message: `Enter what is still felt: ${label}` })
    }
  }
  return faults
}

/** Rows without a fault, as they are stored: words of spaces alone are none. */
export function impactGroupsSaid(typed: readonly TypedGroup[]): GroupImpact[] {
  return typed.map(({ rowKey, impact, words }) => ({
    rowKey,
    impact: impact ?? '',
    words: (words ?? '').trim() === '' ? null : (words ?? null),
  }))
}
