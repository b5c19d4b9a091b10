const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' })
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** "10 October 2026", in Europe/London. */
export function dayOf(instant: string): string {
  return LONDON.format(new Date(instant))
}

/** "10 October", and with its year where that is not the year of `beside`. */
export function shortDayOf(instant: string, beside: string): string {
  const [day, other] = [dayOf(instant), dayOf(beside)]
  return day.slice(-4) === other.slice(-4) ? day.slice(0, -5) : day
}

/** "Saturday", in Europe/London. */
export function weekdayOf(instant: string): string {
  return WEEKDAY.format(new Date(instant))
}

/** "10 October 2026, 16:50", in Europe/London. */
export function momentOf(instant: string): string {
  return `${dayOf(instant)}, ${CLOCK.format(new Date(instant))}`
}

/** An instant of the last day before a deadline, which is the midnight after it. */
export function lastDayOf(deadline: string): string {
  return new Date(Date.parse(deadline) - 1).toISOString()
}

/** The first words of a long text; the whole of it stands in its section. */
export function inShort(text: string, limit: number): string {
  if (text.length <= limit) return text
  const space = text.lastIndexOf(' ', limit)
  const end = space > limit / 2 ? space : limit
  const whole = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end
  return `${text.slice(0, whole)} … (in full in its section)`
}
