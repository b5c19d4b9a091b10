import type { Json, JsonObject, ReviewAnswers } from './answers.ts'
import type { AnswerField, Column, FormDefinition, ItemField } from './definition.ts'
import { isAnswerField } from './definition.ts'
import type { DocumentRecords } from './records.ts'

/** Reviews with something in every field, for tests and trials: all of it is invented. */

/** Gives the words for one place, such as 'operation.summary' or 'lessons.lesson-cause'. */
export type Wording = (place: string) => string

/** Answers to every field of the definition, whatever the tier, complete and in order. */
export function filledAnswers(definition: FormDefinition, wording: Wording): ReviewAnswers {
  return Object.fromEntries(
    definition.sections.map((section) => [
      section.id,
      Object.fromEntries(
        section.fields
          .filter(isAnswerField)
          .map((field) => [field.id, filled(field, `${section.id}.${field.id}`, wording)]),
      ),
    ]),
  )
}

function filled(field: AnswerField, place: string, wording: Wording): Json {
  switch (field.type) {
    case 'table': {
      const row = (key: string) =>
        Object.fromEntries(
          field.columns.map((column) => [
            column.id,
            filledCell(column, `${place}${key}.${column.id}`, wording),
          ]),
        )
      return field.rows ? field.rows.map(({ id }) => ({ rowKey: id, ...row(`.${id}`) })) : [row('')]
    }
    case 'repeat':
      return [filledItem(field.fields, place, wording)]
    default:
      return filledSimple(field, place, wording)
  }
}

export const FILLED_ITEM_ID = '00000000-0000-4000-8000-000000000001'

function filledItem(fields: readonly ItemField[], place: string, wording: Wording): JsonObject {
  const inside = fields.map((field) => [field.id, filledSimple(field, `${place}.${field.id}`, wording)])
  return { id: FILLED_ITEM_ID, ...Object.fromEntries(inside) }
}

function filledSimple(field: ItemField, place: string, wording: Wording): Json {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return wording(place)
    case 'number':
      return 12
    case 'money':
      return 8396.5
    case 'date':
      return '2026-11-27'
    case 'datetime':
      return '2026-11-27T14:02'
    case 'boolean':
    case 'confirm':
      return true
    case 'select':
      return field.options[0]?.id ?? null
    case 'multiselect':
      return field.options.map(({ id }) => id).filter((id) => id !== field.exclusive)
    case 'checklist':
      return field.options.map(({ id }) => id)
    case 'ratings':
      return Object.fromEntries(field.items.map(({ id }) => [id, 4]))
    case 'user':
      return { role: wording(`${place}.role`), name: wording(`${place}.name`) }
    case 'force':
      return 'hampshire'
    case 'multiforce':
      return ['hampshire']
    case 'lesson-links':
      return [{ reference: wording(`${place}.reference`), note: wording(`${place}.note`) }]
    case 'item-link':
      return FILLED_ITEM_ID
  }
}

function filledCell(column: Column, place: string, wording: Wording): Json {
  switch (column.type) {
    case 'text':
    case 'textarea':
      return wording(place)
    case 'number':
      return 12
    case 'date':
      return '2026-11-27'
    case 'datetime':
      return '2026-11-27T14:02'
    case 'boolean':
      return true
    case 'select':
      return column.options?.[0]?.id ?? null
    case 'force':
      return 'hampshire'
  }
}

/** Records with something in every place, names and typed words included. */
export function filledRecords(wording: Wording): DocumentRecords {
  const person = (place: string) => ({
    rank: 'Superintendent',
    role: 'gold commander',
    name: wording(`${place}.name`),
  })
  const at = '2026-10-10T07:30:00Z'
  return {
    operation: {
      reference: wording('operation.reference'),
      name: wording('operation.name'),
      eventType: 'march-or-procession',
      cause: 'environment',
      howItCameAbout: 'planned-with-notice',
      place: wording('operation.place'),
      series: wording('operation.series'),
      plannedStartAt: at,
      plannedEndAt: '2026-10-10T15:00:00Z',
      startedAt: at,
      stoodDownAt: '2026-10-10T15:50:00Z',
      leadForce: { id: 'hampshire', name: 'Hampshire and Isle of Wight Constabulary' },
      otherForces: [{ id: 'thames-valley', name: 'Thames Valley Police' }],
    },
    decision: {
      computedTier: 3,
      chosenTier: 2,
      reason: wording('decision.reason'),
      position: 'gold',
      decidedBy: person('decision.decidedBy'),
      decidedAt: '2026-10-12T10:20:00Z',
      confirmedBy: person('decision.confirmedBy'),
      inEffectAt: '2026-10-12T10:20:00Z',
      reasons: [wording('decision.reasons')],
      ruleId: 'national-default',
      ruleVersion: '1.0.0',
    },
    debriefs: [
      {
        kind: 'hot',
        heldFrom: '2026-10-10T16:15:00Z',
        heldTo: '2026-10-10T16:45:00Z',
        place: wording('debriefs.place'),
        facilitatorRole: wording('debriefs.facilitatorRole'),
        scribe: wording('debriefs.scribe'),
        invited: 24,
        present: 21,
        organisations: wording('debriefs.organisations'),
      },
    ],
    pauses: [
      {
        reason: wording('pauses.reason'),
        contact: wording('pauses.contact'),
        pausedAt: '2026-10-14T09:00:00Z',
        reviewOn: '2026-11-11',
      },
    ],
    impactReviews: [
      {
        step: 'post_event_assessment',
        name: 'Community impact assessment',
        dueOn: '2026-10-17',
        doneOn: '2026-10-16',
        byRole: wording('impactReviews.byRole'),
        whatChanged: wording('impactReviews.whatChanged'),
        groups: [
          {
            group: 'local-residents',
            label: 'Local residents',
            impact: 'moderate',
            impactLabel: 'moderate',
            words: wording('impactReviews.groups.words'),
          },
          { group: 'visitors', label: 'Visitors', impact: 'none', impactLabel: 'none' },
        ],
        policingEffect: wording('impactReviews.policingEffect'),
        nextSteps: wording('impactReviews.nextSteps'),
        nextReviewOn: '2026-11-07',
      },
    ],
    people: { debriefLead: person('people.debriefLead'), gold: person('people.gold') },
    retention: { keepUntil: '2033-12-05', legalHold: false },
  }
}
