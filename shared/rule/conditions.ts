import type { Facts } from './facts.ts'
import type { Bar, Condition } from './rule.ts'

/** Whether the fact is known and meets the condition. */
export function holds(condition: Condition | Bar, facts: Facts): boolean {
  const value = facts[condition.criterionId]
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast
  if (Array.isArray(value)) return value.some((ticked) => condition.isAnyOf.includes(ticked))
  return typeof value === 'string' && condition.isAnyOf.includes(value)
}
