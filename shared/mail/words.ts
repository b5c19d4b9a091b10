import type { MailEvent } from './kinds.ts'

/** How many things are due to someone. */
export type DueCounts = { readonly overdue: number; readonly today: number; readonly soon: number }

export type Message = { readonly subject: string; readonly text: string }

type Links = {
  /** Where the service is, with no slash at the end. */
  readonly origin: string
  /** The page to open there: a path with random ids alone. */
  readonly path: string
}

/** Shown in the list of an inbox and on a locked telephone, so it is all that a message ever says. */
const mailSubjects: Readonly<Record<MailEvent | 'digest', string>> = {
  review_waits: 'A review needs you',
  review_returned: 'A review needs you',
  review_declined: 'A review you lead has changed',
  query_asked: 'A review needs you',
  digest: 'Your reviews: what is due',
}

/** Nothing that anyone typed is in a message, so that it is never higher than this. */
const MARKING = 'OFFICIAL'

/** How many days ahead the morning's message looks. */
export const SOON_DAYS = 3

/** A message about one event: that there is something, and where. */
export function eventMessage(event: MailEvent, links: Links): Message {
  return { subject: mailSubjects[event], text: textOf([`${mailSubjects[event]}.`], links) }
}

/** The morning's message: how many things are due or newly wait for this person, and no word about which. */
export function digestMessage({ overdue, today, soon }: DueCounts, waiting: number, links: Links): Message {
  const lines = [
    ...(waiting > 0 ? [`New reviews that wait for you: ${waiting}`] : []),
    ...(overdue > 0 ? [`Overdue: ${overdue}`] : []),
    ...(today > 0 ? [`Due today: ${today}`] : []),
    ...(soon > 0 ? [`Due in the next ${SOON_DAYS} days: ${soon}`] : []),
  ]
  const due = overdue + today + soon > 0
  return { subject: mailSubjects[due ? 'digest' : 'review_waits'], text: textOf(lines, links) }
}

function textOf(lines: readonly string[], { origin, path }: Links): string {
  const parts = [
    MARKING,
    lines.join('\n'),
    `Open it: ${origin}${path}`,
    `Turn these messages off: ${origin}/account`,
    MARKING,
  ]
  return `${parts.join('\n\n')}\n`
}
