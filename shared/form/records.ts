import { z } from 'zod'
import { impactDuties } from '../coverage/moments.ts'
import { CAUSE_IDS, EVENT_TYPE_IDS, HOW_IT_CAME_ABOUT_IDS } from '../reference/event-types.ts'
import { DebriefKind, Tier } from '../rule/rule.ts'
import { decisionPositions } from '../workflow/decision.ts'

/** What a review prints from records kept elsewhere. Instants are ISO 8601 in UTC, days Europe/London. */

const Instant = z.iso.datetime({ offset: true })
const Day = z.iso.date()
const Force = z.strictObject({ id: z.string(), name: z.string() })

/** The name is printed for the force alone, except gold's. */
export const RecordPerson = z.strictObject({
  role: z.string(),
  rank: z.string().optional(),
  name: z.string().optional(),
})
export type RecordPerson = z.infer<typeof RecordPerson>

const Operation = z.strictObject({
  reference: z.string(),
  name: z.string(),
  eventType: z.enum(EVENT_TYPE_IDS),
  cause: z.enum(CAUSE_IDS).optional(),
  howItCameAbout: z.enum(HOW_IT_CAME_ABOUT_IDS),
  place: z.string(),
  series: z.string().optional(),
  plannedStartAt: Instant.optional(),
  plannedEndAt: Instant.optional(),
  startedAt: Instant.optional(),
  stoodDownAt: Instant.optional(),
  leadForce: Force,
  otherForces: z.array(Force),
})

const Decision = z.strictObject({
  computedTier: Tier,
  chosenTier: Tier,
  reason: z.string(),
  position: z.enum(decisionPositions),
  decidedBy: RecordPerson,
  decidedAt: Instant,
  confirmedBy: RecordPerson.optional(),
  inEffectAt: Instant,
  /** Why the rule gives its tier, in the rule's words. */
  reasons: z.array(z.string()),
  ruleId: z.string(),
  ruleVersion: z.string(),
})

const Debrief = z.strictObject({
  kind: DebriefKind,
  heldFrom: Instant,
  heldTo: Instant,
  place: z.string().optional(),
  facilitatorRole: z.string(),
  scribe: z.string(),
  invited: z.int(),
  present: z.int(),
  organisations: z.string().optional(),
})

const Pause = z.strictObject({
  /** In words. */
  reason: z.string(),
  contact: z.string().optional(),
  pausedAt: Instant,
  reviewOn: Day.optional(),
  resumedAt: Instant.optional(),
})

/** How much one group still felt, by the form that it was recorded with: ids and their labels. */
const ImpactOnGroup = z.strictObject({
  group: z.string(),
  label: z.string(),
  impact: z.string(),
  impactLabel: z.string(),
  words: z.string().optional(),
})

const ImpactReview = z.strictObject({
  step: z.enum([...impactDuties, 'further_review']),
  /** What it is called: "First community impact review". */
  name: z.string(),
  dueOn: Day.optional(),
  doneOn: Day.optional(),
  byRole: z.string().optional(),
  whatChanged: z.string().optional(),
  /** In the order of the form; empty while it is not made. */
  groups: z.array(ImpactOnGroup),
  policingEffect: z.string().optional(),
  nextSteps: z.string().optional(),
  nextReviewOn: Day.optional(),
})

export const DocumentRecords = z.strictObject({
  operation: Operation,
  decision: Decision,
  debriefs: z.array(Debrief),
  pauses: z.array(Pause),
  impactReviews: z.array(ImpactReview),
  people: z.strictObject({ debriefLead: RecordPerson.optional(), gold: RecordPerson.optional() }),
  retention: z.strictObject({ keepUntil: Day.optional(), legalHold: z.boolean().optional() }),
})
export type DocumentRecords = z.infer<typeof DocumentRecords>

export const DEBRIEF_KIND_WORDS: Readonly<Record<DebriefKind, string>> = {
  hot: 'Hot',
  structured: 'Structured',
  single_agency_structured: 'Single-agency structured',
  multi_agency_structured: 'Multi-agency structured',
}
