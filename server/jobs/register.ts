/** Every job there is and what it is given: ids only, for the queue's table keeps no force apart from another. */
export type Jobs = {
  /** Prints and stores the packs of a sign-off. */
  make_packs: { forceId: string; signOffId: string }
  /** Signs where the audit chain of a force stands; of every force where none is named. */
  make_checkpoints: { forceId: string | null }
}

export type JobName = keyof Jobs

/** Jobs that come by themselves, by the clock in Europe/London (cron). */
export const SCHEDULE: readonly {
  [Name in JobName]: { job: Name; cron: string; payload: Jobs[Name] }
}[JobName][] = [{ job: 'make_checkpoints', cron: '5 0 * * *', payload: { forceId: null } }]

export const JOB_NAMES = ['make_packs', 'make_checkpoints'] as const satisfies JobName[]
