import type { Audience, Column, Field, ItemField } from './definition.ts'
import { hasFreeText } from './record-values.ts'

const OPEN: readonly Audience[] = ['oversight', 'public']

/**
 * What would let a field reach people it is not for. Words typed for the force stay with the force and the
 * recipient: oversight and the public get figures, dates, choices and the wordings written for them.
 */
export function audienceFaults(field: Field): string[] {
  const own = faultsOf(field)
  if (field.type !== 'repeat') return own
  const inside = field.fields.flatMap((item) => [
    ...faultsOf(item).map((fault) => `${item.id}: ${fault}`),
    ...item.audience
      .filter((audience) => !field.audience.includes(audience))
      .map((audience) => `${item.id}: the ${audience} does not see the items at all`),
  ])
  return [...own, ...inside]
}

function faultsOf(field: Field | ItemField): string[] {
  const { audience, marking, roleFor, writtenFor } = field
  const faults: string[] = []
  if (!audience.includes('force')) faults.push('the force must see every field')
  if (audience.includes('public') && !audience.includes('oversight'))
    faults.push('what is public is for oversight too')
  if (roleFor?.some((each) => audience.includes(each)))
    faults.push('roleFor is for audiences that see no name')
  for (const open of OPEN.filter((each) => audience.includes(each))) {
    if (marking !== 'OFFICIAL') faults.push(`${marking} is not for ${open}`)
    const raising =
      'options' in field && field.options?.some((option) => option.marking === 'OFFICIAL-SENSITIVE')
    if (raising) faults.push(`an option raises the marking, so the answer is not for ${open}`)
    const written = writtenFor === 'public' || writtenFor === open
    if (!written && holdsWords(field, open)) faults.push(`free text that is not written for ${open}`)
  }
  return faults
}

function holdsWords(field: Field | ItemField, audience: Audience): boolean {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'user':
    case 'lesson-links':
      return true
    case 'table':
      return seen(field.columns, audience).some(
        ({ type }: Pick<Column, 'type'>) => type === 'text' || type === 'textarea',
      )
    case 'record':
      return (
        field.source.kind === 'record' &&
        hasFreeText(
          field.source.path,
          seen(field.columns ?? [], audience).map(({ id }) => id),
        )
      )
    default:
      return false
  }
}

function seen<T extends { audience?: Audience[] | undefined }>(
  columns: readonly T[],
  audience: Audience,
): T[] {
  return columns.filter((column) => column.audience === undefined || column.audience.includes(audience))
}
