import type { Fault } from './faults.tsx'

type Branch = { message?: unknown; root?: unknown; [part: string]: unknown }

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null
const LEAF_PARTS = new Set(['message', 'type', 'types', 'ref', 'root'])

/**
 * The errors of a form as a flat list, in the order of the fields named; within a field, in the order they came.
 * A list's own error (`root`) counts for the list.
 */
export function faultsOf(errors: unknown, fieldIds: readonly string[]): Fault[] {
  if (!isBranch(errors)) return []
  return fieldIds.flatMap((id) => within(errors[id], [id]))
}

function within(branch: unknown, path: (string | number)[]): Fault[] {
  if (!isBranch(branch)) return []
  const own = [branch, branch.root].flatMap((each) =>
    isBranch(each) && typeof each.message === 'string' && each.message !== ''
      ? [{ path, message: each.message }]
      : [],
  )
  const parts = Object.keys(branch).filter((part) => !LEAF_PARTS.has(part))
  return [...own, ...parts.flatMap((part) => within(branch[part], [...path, part]))]
}
