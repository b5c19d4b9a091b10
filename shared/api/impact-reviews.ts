import { z } from 'zod'
import { dutyWords } from '../coverage/words.ts'
import { AskedDay, Day, Id, Instant, line, PersonRef, passage } from './identifiers.ts'

/** The assessment and the reviews that the rule dates, by its own names, and any that the force makes besides. */
export const IMPACT_STEPS = [
  'post_event_assessment',
  'impact_review_1',
  'impact_review_2',
  'further_review',
] as const
export type ImpactStep = (typeof IMPACT_STEPS)[number]

export const IMPACT_STEP_WORDS: Readonly<Record<ImpactStep, string>> = {
  post_event_assessment: dutyWords.post_event_assessment,
  impact_review_1: dutyWords.impact_review_1,
  impact_review_2: dutyWords.impact_review_2,
  further_review: 'Further community impact review',
}

const GROUP_ROWS = 60
const ask = 'Choose the impact on each group'

/** Gaps are let through here: what is missing is said by `impactGroupFaults`, which knows the form's groups. */
const TypedGroups = z
  .array(
    z.strictObject({
      rowKey: z.string().max(60),
      impact: z.string().max(60).nullish(),
      words: z.string().max(20_000, 'Use 20,000 characters or fewer').nullish(),
    }),
    ask,
  )
  .max(GROUP_ROWS, ask)

/**
 * The community impact assessment after the event, or a review of it. `madeOn` is a day in Europe/London. A correction
 * names the record it replaces. Sources: inspectorate 2021, area for improvement on assessments after the event.
 */
export const RecordImpactReview = z.strictObject({
  step: z.enum(IMPACT_STEPS, 'Choose which assessment or review this is'),
  madeOn: AskedDay,
  madeById: Id.nullable(),
  madeByRole: line('the role of the person who made it', 120),
  whatChanged: passage('what changed since the last one'),
  groups: TypedGroups,
  policingEffect: passage('the effect of the policing itself'),
  nextSteps: passage('what will be done next'),
  nextReviewOn: AskedDay.nullable(),
  corrects: Id.nullable(),
})
export type RecordImpactReview = z.infer<typeof RecordImpactReview>

export const ImpactReviewReply = z.strictObject({
  id: Id,
  step: z.enum(IMPACT_STEPS),
  madeOn: Day,
  madeBy: PersonRef.nullable(),
  madeByRole: z.string(),
  whatChanged: z.string(),
  groups: z.array(z.strictObject({ rowKey: z.string(), impact: z.string(), words: z.string().nullable() })),
  policingEffect: z.string(),
  nextSteps: z.string(),
  nextReviewOn: Day.nullable(),
  /** The form definition whose groups and ratings it uses. */
  definition: z.strictObject({ id: z.string(), version: z.string() }),
  recordedBy: PersonRef,
  recordedAt: Instant,
  /** Set where a later record corrects this one. */
  correctedBy: Id.nullable(),
})
export type ImpactReviewReply = z.infer<typeof ImpactReviewReply>
