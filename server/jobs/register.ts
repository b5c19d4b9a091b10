/** Every job there is and what it is given: ids only, for the queue's table keeps no force apart from another. */
export type Jobs = {
  /** Prints and stores the packs of a sign-off. */
  make_packs: { forceId: string; signOffId: string }
}

export type JobName = keyof Jobs

export const JOB_NAMES = ['make_packs'] as const satisfies JobName[]
