import type { AnswerPath } from './answer-types.ts'

/** The id of an answer's control in the page. Links to an answer use it after `#`. */
export function answerId(path: AnswerPath): string {
  return ['a', ...path].join('-')
}

/** The path in `cia-groups.5.how-we-know`, as lists of missing answers name it. */
export function pathOf(dotted: string): AnswerPath {
  return dotted.split('.')
}

/** The path in a JSON pointer such as `/answers/cia-groups/5/how-we-know`, as problems name it, below `under`. */
export function pathOfPointer(pointer: string, under = ''): AnswerPath {
  const below = pointer.startsWith(`${under}/`) ? pointer.slice(under.length) : pointer
  return below
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Ids of what stands around a control, for `aria-describedby`. */
export function describing(
  id: string,
  parts: { hint?: unknown; fault?: unknown; count?: boolean },
): string | undefined {
  const ids = [parts.hint && `${id}-hint`, parts.fault && `${id}-error`, parts.count && `${id}-info`].filter(
    Boolean,
  )
  return ids.length === 0 ? undefined : ids.join(' ')
}
