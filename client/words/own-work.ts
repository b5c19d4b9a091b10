import type { OwnWork } from '#shared/api/administration.ts'

/** What somebody who becomes a gold can still not sign, as a sentence to go behind another; nothing where there is none. */
export function ownWorkWarning(work: readonly OwnWork[]): string {
  const named = work.map(({ operationName }) => operationName).join(', ')
  return named === '' ? '' : ` They wrote part of ${named} and still cannot sign that.`
}
