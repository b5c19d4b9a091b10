import type { Json } from '#shared/form/answers.ts'
import { type DateParts, readDateLine, readParts, writeDateLine, writeParts } from './typed-date.ts'

type MomentParts = DateParts & { time: string }

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/
const CLOCK = /^(\d{1,2})[:.]?(\d{2})?(am|pm)?$/
/** A time at the end of a line, or at its start: "4/7/26 2.30 pm", "1430hrs on 4 July 2026". */
const TIME = String.raw`\d{1,2}(?:[:.]?\d{2})?\s*(?:am|pm|hrs?|hours|h)?`
/** Far longer than any moment: what is longer is none, and would take the two below long to find that out. */
const LONGEST_LINE = 100
const TIME_LAST = new RegExp(`^(.*?)[,\\s]+(?:at\\s+)?(${TIME})$`, 'i')
const TIME_FIRST = new RegExp(`^(${TIME})[,\\s]+(?:on\\s+)?(.*)$`, 'i')

/** `HH:mm` from "14:02", "1402hrs", "2.30pm", "9am"; undefined where it is no time of day. */
export function readTime(typed: string): string | undefined {
  const bare = typed.toLowerCase().replaceAll(' ', '')
  const found = CLOCK.exec(bare.replace(/(?<=\d{3})(hrs?|hours|h)$/, ''))
  if (!found) return undefined
  const [, hours = '', minutes, half] = found
  if (minutes === undefined && half === undefined) return undefined
  const noon = half === 'pm' ? 12 : 0
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + noon
  const wrongHalf = half !== undefined && (Number(hours) < 1 || Number(hours) > 12)
  if (wrongHalf || hour > 23 || Number(minutes ?? 0) > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`
}

/** Four inputs as `YYYY-MM-DDTHH:mm`. What is no moment stays as it was typed. */
export function readMomentParts({ time, ...date }: MomentParts): Json {
  const day = readParts(date)
  const clock = readTime(time)
  if (day === null && time.trim() === '') return null
  if (typeof day === 'string' && DAY.test(day) && clock !== undefined) return `${day}T${clock}`
  return `${writeDateLine(day)} ${time.trim()}`
}

export function writeMomentParts(value: Json | undefined): MomentParts {
  const words = typeof value === 'string' ? value : ''
  const found = MOMENT.exec(words)
  if (found) return { ...writeParts(found[1]), time: found[2] ?? '' }
  const [date = '', ...time] = words.split(' ')
  return { ...writeParts(date), time: time.join(' ') }
}

/** One line as a moment: "16/10/2026 10:20", "16 Oct 2026, 9am", "0930hrs 16/10/26". What is none stays as typed. */
export function readMomentLine(typed: string): Json {
  const words = typed.trim()
  if (words === '' || MOMENT.test(words)) return words === '' ? null : words
  if (words.length > LONGEST_LINE) return words
  const last = TIME_LAST.exec(words)
  const first = TIME_FIRST.exec(words)
  return momentOf(last?.[1], last?.[2]) ?? momentOf(first?.[2], first?.[1]) ?? words
}

function momentOf(date = '', time = ''): string | undefined {
  const day = readDateLine(date)
  const clock = readTime(time)
  return typeof day === 'string' && DAY.test(day) && clock !== undefined ? `${day}T${clock}` : undefined
}

/** "16/10/2026 10:20". */
export function writeMomentLine(value: Json | undefined): string {
  const words = typeof value === 'string' ? value : ''
  const found = MOMENT.exec(words)
  return found ? `${writeDateLine(found[1])} ${found[2]}` : words
}
