import type { Json, JsonObject } from '#shared/form/answers.ts'

/** The rows with one part of one row answered; null takes the answer away. */
export function withPart(rows: readonly JsonObject[], at: number, part: string, value: Json): JsonObject[] {
  return rows.map((row, index) => {
    if (index !== at) return row
    const { [part]: _before, ...rest } = row
    return value === null ? rest : { ...row, [part]: value }
  })
}

export function without(rows: readonly JsonObject[], at: number): JsonObject[] {
  return rows.toSpliced(at, 1)
}

/** The rows with one of them a place further up (-1) or down (1). Nothing moves over the edge. */
export function moved(rows: readonly JsonObject[], at: number, by: 1 | -1): JsonObject[] {
  const row = rows[at]
  const to = at + by
  if (!row || to < 0 || to >= rows.length) return [...rows]
  return rows.toSpliced(at, 1).toSpliced(to, 0, row)
}
