import type { SessionTimes } from '#shared/api/session.ts'

const MINUTE = 60_000
/** So long before idling out the person is asked: background tabs may wake a minute late, and two minutes have to stay. */
const ASK_BEFORE = 3.5 * MINUTE
/** The end that nobody can move is told earlier: there is more to do about it. */
const TELL_BEFORE = 10 * MINUTE

/** How a session is about to end, by the page's own clock. */
export type Ending = { kind: 'idle' | 'absolute'; at: number }

/** What the page has to do about the session's end: ask again at a moment, or warn of this ending. */
export type Watch = { askAt: number } | { warn: Ending }

/**
 * Counted by the page's clock, which may be wrong: only the time since the server told its own is taken from it.
 * `toldAt` and `now` are milliseconds of that clock.
 */
export function watchFor({ times, toldAt }: { times: SessionTimes; toldAt: number }, now: number): Watch {
  const ahead = toldAt - Date.parse(times.now)
  const idle = Date.parse(times.idleEndsAt) + ahead
  const end = Date.parse(times.endsAt) + ahead
  if (idle < end && now >= idle - ASK_BEFORE) return { warn: { kind: 'idle', at: idle } }
  if (now >= end - TELL_BEFORE) return { warn: { kind: 'absolute', at: end } }
  return { askAt: Math.min(idle - ASK_BEFORE, end - TELL_BEFORE) }
}

/** "3 minutes", "1 minute", "less than a minute": how a screen reader is told, once a minute. */
export function minutesLeft(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE)
  if (minutes < 1) return 'less than a minute'
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

/** "2 min 5 s", for the eye. */
export function clockLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
