const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
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

/** "10 October 2026, 16:50", in Europe/London. */
export function momentOf(instant: string): string {
  return `${dayOf(instant)}, ${CLOCK.format(new Date(instant))}`
}

/** The last day before a deadline, which is the midnight after it. */
export function lastDayOf(deadline: string): string {
  return dayOf(new Date(Date.parse(deadline) - 1).toISOString())
}

/** The first 16 characters of a digest, in fours: enough to compare by eye. */
export function shortDigest(digest: string): string {
  return (digest.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
}
