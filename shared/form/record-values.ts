import { inSentence } from '../capitals.ts'
import { CAUSES, EVENT_TYPES, HOW_IT_CAME_ABOUT, labelIn } from '../reference/event-types.ts'
import { decisionPositionWords } from '../workflow/decision.ts'
import type { Json } from './answers.ts'
import { NO_IMPACT } from './impact-groups.ts'
import { DEBRIEF_KIND_WORDS, type DocumentRecords, type RecordPerson } from './records.ts'
import { dayText, instantText, numberText, yesNoText } from './value-text.ts'

/** One printed value: what the JSON holds and what people read. */
export type Cell = { value: Json; text: string }
export type PrintedItem = { title: string; cells: Readonly<Record<string, Cell | undefined>> }
export type Printed = Cell | { rows: Record<string, Cell>[] } | { items: PrintedItem[] }

/** Whether names may be printed; without it a person is a rank and a role. */
type Reader = (records: DocumentRecords, withNames: boolean) => Printed | undefined

const readers: Readonly<Record<string, Reader>> = {
  'operation.reference': ({ operation }) => words(operation.reference),
  'operation.name': ({ operation }) => words(operation.name),
  'operation.event_type': ({ operation: { eventType: id } }) => coded(id, labelIn(EVENT_TYPES, id)),
  'operation.cause': ({ operation: { cause: id } }) => id && coded(id, labelIn(CAUSES, id)),
  'operation.how_it_came_about': ({ operation: { howItCameAbout: id } }) =>
    coded(id, labelIn(HOW_IT_CAME_ABOUT, id)),
  'operation.place': ({ operation }) => words(operation.place),
  'operation.series': ({ operation }) => words(operation.series),
  'operation.planned_start_at': ({ operation }) => instant(operation.plannedStartAt),
  'operation.planned_end_at': ({ operation }) => instant(operation.plannedEndAt),
  'operation.started_at': ({ operation }) => instant(operation.startedAt),
  'operation.stood_down_at': ({ operation }) => instant(operation.stoodDownAt),
  'operation.lead_force': ({ operation: { leadForce } }) => ({ value: leadForce, text: leadForce.name }),
  'operation.other_forces': ({ operation: { otherForces } }) =>
    otherForces.length === 0
      ? undefined
      : { value: otherForces, text: otherForces.map(({ name }) => name).join('; ') },

  'decision.computed_tier': ({ decision }) => tier(decision.computedTier),
  'decision.chosen_tier': ({ decision }) => tier(decision.chosenTier),
  'decision.reasons': ({ decision: { reasons } }) =>
    reasons.length === 0 ? undefined : { value: reasons, text: reasons.join('\n') },
  'decision.rule': ({ decision: { ruleId, ruleVersion } }) => ({
    value: { id: ruleId, version: ruleVersion },
    text: `${ruleId} ${ruleVersion}`,
  }),
  // A decision has one reason. Where the tiers differ, it is the reason for that.
  'decision.reason': ({ decision }) =>
    decision.computedTier === decision.chosenTier ? words(decision.reason) : undefined,
  'decision.override_reason': ({ decision }) =>
    decision.computedTier === decision.chosenTier ? undefined : words(decision.reason),
  'decision.decided_by': ({ decision }, withNames) => {
    const by = person(decision.decidedBy, withNames)
    const position = decisionPositionWords[decision.position]
    return { value: { position: decision.position, by: by.value }, text: `${position}: ${by.text}` }
  },
  'decision.decided_at': ({ decision }) => instant(decision.decidedAt),
  'decision.confirmed_by': ({ decision: { confirmedBy } }, withNames) =>
    confirmedBy && person(confirmedBy, withNames),

  'people.debrief_lead': ({ people }, withNames) =>
    people.debriefLead && person(people.debriefLead, withNames),
  // Gold answers for the review in public, so the name goes wherever the field goes.
  'people.gold': ({ people }) => people.gold && person(people.gold, true),

  'pauses.held': ({ pauses }) =>
    table(pauses, (pause) => ({
      reason: words(pause.reason),
      from: instant(pause.pausedAt),
      until: instant(pause.resumedAt) ?? { value: null, text: 'Still paused' },
    })),
  'pauses.contacts': ({ pauses }) => words(pauses.flatMap(({ contact }) => contact ?? []).join('\n')),
  'pauses.next_review': ({ pauses }) =>
    day(pauses.find(({ resumedAt }) => resumedAt === undefined)?.reviewOn),

  debriefs: ({ debriefs }) =>
    table(debriefs, (debrief) => ({
      kind: coded(debrief.kind, DEBRIEF_KIND_WORDS[debrief.kind]),
      held: {
        value: [debrief.heldFrom, debrief.heldTo],
        text: `${instantText(debrief.heldFrom)} to ${instantText(debrief.heldTo)}`,
      },
      place: words(debrief.place),
      facilitator: words(debrief.facilitatorRole),
      scribe: words(debrief.scribe),
      invited: figure(debrief.invited),
      present: figure(debrief.present),
      organisations: words(debrief.organisations),
    })),

  impact_reviews: ({ impactReviews }) =>
    table(impactReviews, (review) => ({
      due: day(review.dueOn),
      done: day(review.doneOn) ?? { value: null, text: 'Not yet' },
      by: words(review.byRole),
      'what-changed': words(review.whatChanged),
      'next-review': day(review.nextReviewOn),
    })),
  'impact_reviews.in_full': ({ impactReviews }) =>
    impactReviews.length === 0 ? undefined : { items: impactReviews.map(impactReviewItem) },
  'impact_reviews.first_done': ({ impactReviews }) =>
    day(impactReviews.find(({ step, doneOn }) => step === 'post_event_assessment' && doneOn)?.doneOn),

  'retention.keep_until': ({ retention }) => day(retention.keepUntil),
  'retention.legal_hold': ({ retention: { legalHold } }) =>
    legalHold === undefined ? undefined : { value: legalHold, text: yesNoText(legalHold) },
}

/** 'decision.facts' is printed from the facts themselves, so it is no reader here. */
export const FACTS_PATH = 'decision.facts'
export const RECORD_PATHS: readonly string[] = [FACTS_PATH, ...Object.keys(readers)]

const TYPED_PARTS: Readonly<Record<string, readonly string[] | true>> = {
  'operation.reference': true,
  'operation.name': true,
  'operation.place': true,
  'operation.series': true,
  'decision.facts': true,
  'decision.reasons': true,
  'decision.reason': true,
  'decision.override_reason': true,
  'decision.decided_by': true,
  'decision.confirmed_by': true,
  'people.debrief_lead': true,
  'people.gold': true,
  'pauses.contacts': true,
  'pauses.held': ['reason'],
  debriefs: ['place', 'facilitator', 'scribe', 'organisations'],
  impact_reviews: ['by', 'what-changed'],
  'impact_reviews.in_full': ['by', 'what-changed', 'groups', 'policing-effect', 'next-steps'],
}

/** True where these columns of the record, or the record itself, hold words that a person typed or names. */
export function hasFreeText(path: string, columnIds: readonly string[]): boolean {
  const typed = TYPED_PARTS[path]
  return typed === true || (typed !== undefined && columnIds.some((id) => typed.includes(id)))
}

/** What the record at that path prints, or undefined where there is none. Persons without name unless asked. */
export function printRecord(path: string, records: DocumentRecords, withNames: boolean): Printed | undefined {
  return readers[path]?.(records, withNames)
}

type ImpactReview = DocumentRecords['impactReviews'][number]

const NOT_YET = { value: null, text: 'Not yet' }

/** Words that were not recorded are left out of the item; a review that is still to be made has its days alone. */
function impactReviewItem(review: ImpactReview): PrintedItem {
  const { groups, doneOn } = review
  return {
    title: doneOn === undefined ? review.name : `${review.name}, ${dayText(doneOn)}`,
    cells: {
      due: day(review.dueOn),
      done: day(doneOn) ?? NOT_YET,
      by: words(review.byRole),
      'what-changed': words(review.whatChanged),
      groups: groupCell(groups, true),
      'group-ratings': groupCell(groups, false),
      'policing-effect': words(review.policingEffect),
      'next-steps': words(review.nextSteps),
      'next-review': day(review.nextReviewOn),
    },
  }
}

/** A line for each group that felt something, then those that felt nothing, together. */
function groupCell(groups: ImpactReview['groups'], withWords: boolean): Cell | undefined {
  if (groups.length === 0) return undefined
  const rated = Map.groupBy(groups, ({ words: said, impact }) => said !== undefined || impact !== NO_IMPACT)
  const lines = (rated.get(true) ?? []).map(({ label, impactLabel, words: said }) =>
    [`${label}: ${impactLabel}.`, ...(withWords && said !== undefined ? [said] : [])].join(' '),
  )
  const none = (rated.get(false) ?? []).map(({ label }) => inSentence(label))
  const value = groups.map(({ group, impact, words: said }) => ({
    group,
    impact,
    ...(withWords ? { words: said ?? null } : {}),
  }))
  return { value, text: [...lines, ...(none.length === 0 ? [] : [`None: ${none.join('; ')}.`])].join('\n') }
}

function words(text: string | undefined): Cell | undefined {
  return text === undefined || text.trim() === '' ? undefined : { value: text, text }
}

function coded(id: string, label: string): Cell {
  return { value: id, text: label }
}

function tier(value: number): Cell {
  return { value, text: `Tier ${value}` }
}

function figure(value: number): Cell {
  return { value, text: numberText(value) }
}

function instant(at: string | undefined): Cell | undefined {
  return at === undefined ? undefined : { value: at, text: instantText(at) }
}

function day(on: string | undefined): Cell | undefined {
  return on === undefined ? undefined : { value: on, text: dayText(on) }
}

function person({ role, rank, name }: RecordPerson, withNames: boolean): Cell {
  const named = withNames && name !== undefined ? { name } : {}
  const who = [rank, withNames ? name : undefined].filter((part) => part !== undefined).join(' ')
  const text = who === '' ? role : `${who}, ${role}`
  return { value: { role, ...(rank === undefined ? {} : { rank }), ...named }, text }
}

function table<T>(
  entries: readonly T[],
  cells: (entry: T) => Record<string, Cell | undefined>,
): Printed | undefined {
  if (entries.length === 0) return undefined
  const rows = entries.map((entry) => {
    const filled = Object.entries(cells(entry)).map(
      ([id, cell]) => [id, cell ?? { value: null, text: '–' }] as const,
    )
    return Object.fromEntries(filled)
  })
  return { rows }
}
