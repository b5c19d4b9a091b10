import type { MailEvent } from '#shared/mail/kinds.ts'
import type { DueCounts } from '#shared/mail/words.ts'
import type { WaitingReview } from './waiting-reviews.ts'

/** Every job there is and what it is given: ids, days and counts only, for the queue's table keeps no force apart from another. */
export type Jobs = {
  /** Prints and stores the packs of a sign-off. */
  make_packs: { forceId: string; signOffId: string }
  /** Signs where the audit chain of a force stands; of every force where none is named. */
  make_checkpoints: { forceId: string | null }
  /** Works out who is told of an event. `subjectId`: the revision, or the query, that it happened to. */
  tell_people: { forceId: string; event: MailEvent; reviewId: string; subjectId: string; actorId: string }
  /** Sends one message to one person. `waiting`: reviews that wait for them, which they were not told of. */
  send_mail: {
    forceId: string
    personId: string
    about:
      | { event: MailEvent; reviewId: string; subjectId: string }
      | { day: string; due: DueCounts; waiting?: WaitingReview[] }
  }
  /** Tells everyone in every force what is due and overdue for them. */
  morning_digest: { forceId: null }
  /** Takes away what is over, is no evidence and is old: ended sessions, sign-ins that never came back, kept replies. */
  clear_old_rows: { forceId: null }
  /** Gives operations that wait for a decision the deadlines of the rule in effect, which a start may have changed. */
  renew_roll_ups: { forceId: null }
}

export type JobName = keyof Jobs

/** Jobs that come by themselves, by the clock in Europe/London (cron). */
export const SCHEDULE: readonly {
  [Name in JobName]: { job: Name; cron: string; payload: Jobs[Name] }
}[JobName][] = [
  // Four times a day, so that a day has one also where the service was down or asleep at midnight.
  { job: 'make_checkpoints', cron: '5 */6 * * *', payload: { forceId: null } },
  // Again every hour of the day, for a service that slept at 07:30: it goes out once.
  { job: 'morning_digest', cron: '30 7-23 * * *', payload: { forceId: null } },
  { job: 'clear_old_rows', cron: '20 3 * * *', payload: { forceId: null } },
]

export const JOB_NAMES = [
  'make_packs',
  'make_checkpoints',
  'tell_people',
  'send_mail',
  'morning_digest',
  'clear_old_rows',
  'renew_roll_ups',
] as const satisfies JobName[]
