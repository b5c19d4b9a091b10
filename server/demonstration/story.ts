export type Rating = 'none' | 'low' | 'moderate' | 'high' | 'severe'

/** What happened to one group, and how that is known. */
export type GroupImpact = readonly [rating: Rating, what: string, how: string]

export type Lesson = {
  kind: 'lesson-identified' | 'notable-practice' | 'urgent-safety-learning'
  theme: string
  observation: string
  cause: string
  effect: string
  evidence: string
  recommendation: string
  publicWording: string
  hearers?: string[]
  /** An earlier lesson that said the same. */
  repeats?: { reference: string; note: string }
  action?: LessonAction
}

/** What somebody will do. `owner`: a demonstration person's slug; due so many days after the stand-down. */
export type LessonAction = {
  what: string
  role: string
  owner: string
  dueInDays: number
  measure: string
  status: 'not-started' | 'under-way' | 'done' | 'embedded'
  priority?: 'high' | 'low'
}

/** The parts of a review that nothing else can tell: invented, and written for one operation. */
export type Story = {
  /** Sets of general sentences come in three; which one this review uses. */
  voice: 0 | 1 | 2
  summary: string
  forecast: number
  expected: string
  actual: string
  difference: string
  well: string
  lessWell: string
  unsafe: string
  staffing: string
  /** Absent: about the same next time, which tier 1 need not explain. */
  next?: { choice: 'fewer' | 'about-the-same' | 'more' | 'different-mix'; why: string }
  liaison: number
  /** Where fewer or more were planned than were used, by resource. */
  planned?: Record<string, number>
  impacts: Record<string, GroupImpact>
  policingEffect: string
  damage?: string
  /** Handling instructions of their own. */
  handling?: string
  lessons: Lesson[]
  /** Offence group, on the day, later, no further action. Absent: nobody was arrested. */
  arrests?: readonly (readonly [offence: string, onTheDay: number, later: number, noFurtherAction: number])[]
  full?: FullStory
}

/** What tiers 2 and 3 ask for besides. */
export type FullStory = {
  noticeDays: number
  engagement: 'agreed-plan' | 'contact-no-agreement' | 'refused' | 'no-known-organiser' | 'not-tried'
  rolesMissing: string
  /** Decisions and turning points: clock on the last day, what, by which role. */
  moments: readonly (readonly [clock: string, event: string, role: string])[]
  objectives: readonly (readonly [objective: string, result: 'met' | 'met-with-difficulty' | 'not-met'])[]
  unforeseen: string
  newMethods: string
  radio: string
  rights: string
  contingencies: string
  media: string
  fairness: string
  welfare: string
  training: string
  /** Route or site, closed from, reopened, people or vehicles. */
  closures: readonly (readonly [site: string, from: string, to: string, affected: number])[]
  conditions?: readonly (readonly [
    power: string,
    setBy: string,
    clock: string,
    reason: string,
    breaches: number,
  ])[]
  equipment?: readonly (readonly [item: string, result: 'worked' | 'failed' | 'missing', issue: string])[]
  /** Donor force, units, asked two days before at, arrived on the day at. */
  donors?: readonly (readonly [force: string, units: string, asked: string, arrived: string])[]
  earlier?: { reference: string; note: string }
  agencies?: readonly (readonly [agency: string, role: string])[]
  organiserView?: string
  forOversight?: string
  forPublic?: string
}
