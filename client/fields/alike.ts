const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/**
 * True where two values say the same, part by part: the form hands out copies of every answer at each key, and what shows
 * the same need not be shown anew. Functions are alike only where they are the same.
 */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (one instanceof Map && other instanceof Map) return alike([...one], [...other])
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, at) => alike(part, other[at]))
  }
  if (!isPlain(one) || !isPlain(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && alike(one[name], other[name]))
  )
}
