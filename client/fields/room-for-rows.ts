import { count } from '#client/words/numbers.ts'
import { LIMITS } from '#shared/form/characters.ts'

/** From here on the page counts down, so that nobody comes to the limit unprepared. */
const SAY_FROM = 50

/** How many more rows or records may be added, where that is getting few; null where there is room. */
export function roomForRows(rows: number, name: string): string | null {
  const left = LIMITS.rows - rows
  if (left > SAY_FROM) return null
  if (left <= 0) return `There is room for ${count(LIMITS.rows, name)}, and no more can be added`
  return `You can add ${count(left, `more ${name}`)}`
}
