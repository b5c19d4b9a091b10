/** What to say of a date or a time that cannot be read as it was typed: what is missing, and how it is typed. */

const DAY_EXAMPLE = '16/10/2026'
const TIME_EXAMPLE = '10:20'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** "14:02", "2.30 pm", "9am", "1402hrs"; never a part of "14.10.26". */
const TIME =
  /(?<![\d/.:-])(?:\d{1,2}[:.]\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m|\d{3,4}\s*(?:hrs?|hours|h))(?![\d/.:])/
const LINKING = ['at', 'on', 'of']
const PARTS = ['day', 'month', 'year', 'time'] as const

type Typed = Partial<Record<(typeof PARTS)[number], string>>

/** The sentence for a day. `typed`: what came instead of `YYYY-MM-DD`. */
export function daySentence(typed: unknown): string {
  return sentence(typed, false)
}

/** The sentence for a day and a time. `typed`: what came instead of `YYYY-MM-DDTHH:mm`. */
export function momentSentence(typed: unknown): string {
  return sentence(typed, true)
}

function sentence(typed: unknown, timed: boolean): string {
  const example = timed ? `${DAY_EXAMPLE} ${TIME_EXAMPLE}` : DAY_EXAMPLE
  const read = typeof typed === 'string' ? partsIn(typed.toLowerCase(), timed) : undefined
  const missing = PARTS.filter((part) => (part !== 'time' || timed) && !read?.[part])
  if (!read || missing.length === (timed ? 4 : 3)) {
    return `Enter a date${timed ? ' and a time' : ''}, for example ${example}`
  }
  if (missing.length === 0) return impossible(read)
  const wanted = timed && missing.join() === 'day,month,year' ? 'date' : missing.join(', the ')
  return `Add the ${wanted.replace(/, (?=[^,]*$)/, ' and ')}, for example ${example}`
}

/** Nothing is missing, and yet it is no moment. */
function impossible({ day = '', month = '', year = '', time }: Typed): string {
  if (!/^(\d{2}|\d{4})$/.test(year)) return `Enter the year in full, for example ${DAY_EXAMPLE}`
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1
  const date = new Date(Date.UTC(Number(year.padStart(4, '20')), number - 1, Number.parseInt(day, 10)))
  const exists = date.getUTCMonth() === number - 1 && date.getUTCDate() === Number.parseInt(day, 10)
  return exists && time ? `Enter a time that exists, for example ${TIME_EXAMPLE}` : 'Enter a date that exists'
}

/** What was typed for each part; undefined where some of it is neither a date nor a time. */
function partsIn(typed: string, timed: boolean): Typed | undefined {
  const boxes = typed.split('/')
  const [day = '', month = '', last = ''] = boxes.map((box) => box.trimEnd())
  // Three inputs leave both slashes, also where one of them is empty.
  if (boxes.length !== 3 || (month === '' && last === '')) return inWords(typed, timed)
  const [year = '', ...rest] = last.split(' ')
  return { day, month, year, time: rest.join('') }
}

function inWords(typed: string, timed: boolean): Typed | undefined {
  const time = timed ? TIME.exec(typed)?.[0] : undefined
  const words = typed
    .replace(time ?? '', ' ')
    .replace(/^(\d{4}-\d{2}-\d{2})t/, '$1')
    .split(/[\s./,-]+/)
    .filter((word) => word !== '' && !LINKING.includes(word))
  const read: Typed = time === undefined ? {} : { time }
  for (const word of words) {
    const part = partFor(word, read, timed)
    if (part === undefined || read[part] !== undefined) return undefined
    read[part] = word
  }
  return read
}

function partFor(word: string, read: Typed, timed: boolean): keyof Typed | undefined {
  if (MONTHS.some((month) => word.startsWith(month))) return 'month'
  if (/^\d{4}$/.test(word)) {
    const isYear = read.year === undefined && word >= '1900' && word <= '2100'
    return timed && !isYear ? 'time' : 'year'
  }
  if (!/^\d{1,2}(st|nd|rd|th)?$/.test(word)) return undefined
  const order = read.year === undefined ? (['day', 'month'] as const) : (['month', 'day'] as const)
  return order.find((part) => read[part] === undefined) ?? 'year'
}
