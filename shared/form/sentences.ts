import type { ItemField } from './definition.ts'

/** Names and sentences for what is missing, in the words of the definition. */

/** 'Due date' inside a sentence is 'due date'; 'NPoCC' stays. */
export function inSentence(label: string): string {
  const [first = '', second = ''] = label
  return second === second.toLowerCase() ? first.toLowerCase() + label.slice(1) : label
}

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
