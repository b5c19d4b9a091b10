import type { ItemField } from './definition.ts'

/** Names and sentences for what is missing, in the words of the definition. */

/** Puts the name of the row or item where the sentence wants it. */
export function sentenceFor(ask: string, row: string): string {
  return ask.replaceAll('{row}', row)
}

/** 'row 2' */
export function rowName(index: number): string {
  return `row ${index + 1}`
}

/** 'Owner of action 2' */
export function itemLabel(field: ItemField, item: string): string {
  return `${field.label} of ${item}`
}
