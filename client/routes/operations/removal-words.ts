import { type Removal, registerReasonWords } from '#shared/workflow/register.ts'

export const removedWords: Readonly<Record<Removal, string>> = {
  withdrawn: 'Withdrawn',
  duplicate: 'Duplicate',
}

const reasons: Readonly<Record<string, string>> = {
  ...registerReasonWords.withdraw,
  ...registerReasonWords.mark_duplicate,
}

/** The coded reason of a removal, in the words that oversight reads. */
export function removalWords(code: string): string {
  return reasons[code] ?? code
}
