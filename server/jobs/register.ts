import type { MailEvent } from '#shared/mail/kinds.ts'
import type { DueCounts } from '#shared/mail/words.ts'

/** Every job there is and what it is given: ids, days and counts only, for the queue's table keeps no force apart from another. */
export type Jobs = {
  /** Prints and stores the packs of a sign-off. */
  make_packs: { forceId: string; signOffId: string }
  /** Signs where the audit chain of a force stands; of every force where none is named. */
  make_checkpoints: { forceId: string | null }
  /** Works out who is told of an event. `subjectId`: the revision, or the query, that it happened to. */
  tell_people: { forceId: string; event: MailEvent; reviewId: string; subjectId: string; actorId: string }
  /** Sends one message to one person. */
  send_mail: {
    forceId: string
    personId: string
    about: { event: MailEvent; reviewId: string; subjectId: string } | { day: string; due: DueCounts }
  }
  /** Tells everyone in every force what is due and overdue for them. */
  morning_digest: { forceId: null }
}

export type JobName = keyof Jobs

/** Jobs that come by themselves, by the clock in Europe/London (cron). */
export const SCHEDULE: readonly {
  [Name in JobName]: { job: Name; cron: string; payload: Jobs[Name] }
}[JobName][] = [
  { job: 'make_checkpoints', cron: '5 0 * * *', payload: { forceId: null } },
  { job: 'morning_digest', cron: '30 7 * * *', payload: { forceId: null } },
]

export const JOB_NAMES = [
  'make_packs',
  'make_checkpoints',
  'tell_people',
  'send_mail',
  'morning_digest',
] as const satisfies JobName[]
