import { type FactValue, type FactValues, isAnswered, type Json } from './answers.ts'
import type { Condition } from './definition.ts'

/** Where a condition looks: the facts, and the answers in reach of it by field id. */
export type Reach = { facts: FactValues; answer: (fieldId: string) => Json | undefined }

/** Whether the condition holds. Unanswered is false for every operator, `is_not` included. */
export function holds(condition: Condition, reach: Reach): boolean {
  const value = 'fact' in condition ? reach.facts[condition.fact] : reach.answer(condition.field)
  if (value === undefined || value === null || !isAnswered(value)) return false
  switch (condition.op) {
    case 'is':
      return value === condition.value
    case 'is_not':
      return value !== condition.value
    case 'in':
      return chosen(value).some((each) => condition.value.includes(each))
    case 'at_least':
      return typeof value === 'number' && value >= condition.value
    case 'at_most':
      return typeof value === 'number' && value <= condition.value
  }
}

function chosen(value: Json | FactValue): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((each) => typeof each === 'string')
}
