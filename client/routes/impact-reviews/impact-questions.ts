import { z } from 'zod'
import type { SectionValues } from '#client/fields/field.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import {
  IMPACT_STEP_WORDS,
  IMPACT_STEPS,
  type ImpactReviewReply,
  type ImpactStep,
  RecordImpactReview,
} from '#shared/api/impact-reviews.ts'
import type { FormDefinition } from '#shared/form/definition.ts'
import { impactGroupFaults, impactGroupsField } from '#shared/form/impact-groups.ts'
import type { DueStep } from './due-steps.ts'

const SOMEONE_ELSE = 'someone-else'
const WORDS = 20_000

type Choice = { id: string; label: string; group?: string }

/** As it is typed: someone who is not listed is chosen too, and every group of this form is rated. */
export function typedReview(definition: FormDefinition) {
  const { groups } = RecordImpactReview.shape
  return RecordImpactReview.extend({
    madeById: z.union(
      [z.literal(SOMEONE_ELSE).transform(() => null), z.uuid()],
      'Choose who made it, or someone else',
    ),
    groups: groups.superRefine((typed, context) => {
      for (const { pointer, message } of impactGroupFaults(definition, typed)) {
        const [, row, column] = pointer.split('/')
        context.addIssue({
          code: 'custom',
          message,
          path: row && column ? [Number(row), column] : [],
          input: typed,
        })
      }
    }),
  })
}

function stepChoice(id: ImpactStep, steps: readonly DueStep[]): Choice {
  const due = steps.find(({ duty }) => duty === id)
  return { id, label: due ? `${IMPACT_STEP_WORDS[id]} (${due.days})` : IMPACT_STEP_WORDS[id] }
}

/** What is asked, in the order in which people tell it. `steps`: those that the tier in effect asks for. */
export function impactQuestions(
  people: Choice[],
  steps: readonly DueStep[],
  definition: FormDefinition,
): RecordQuestion[] {
  // Its own sentence would stand in for those that name the group.
  const { ask: _whole, ...groups } = impactGroupsField(definition)
  return [
    {
      id: 'step',
      type: 'select',
      label: 'Which is it?',
      options: IMPACT_STEPS.map((id) => stepChoice(id, steps)),
    },
    { id: 'madeOn', type: 'date', label: 'When was it made?', ask: 'Enter the day on which it was made' },
    {
      id: 'madeById',
      type: 'select',
      label: 'Who made it?',
      options: [...people, { id: SOMEONE_ELSE, label: 'Someone else' }],
    },
    {
      id: 'madeByRole',
      type: 'text',
      label: 'Their role',
      help: 'For example bronze community or neighbourhood lead. For someone else, their organisation too.',
    },
    {
      id: 'whatChanged',
      type: 'textarea',
      label: 'What changed since the last one?',
      help: 'For the assessment itself: since the one made before the event, or say that there was none.',
      maxLength: WORDS,
    },
    groups,
    {
      id: 'policingEffect',
      type: 'textarea',
      label: 'Effect of the policing itself',
      help: 'Good and bad, as it is felt now: reassurance, road closures, loss of trust.',
      maxLength: WORDS,
    },
    {
      id: 'nextSteps',
      type: 'textarea',
      label: 'What will be done next?',
      help: 'By which role, or that nothing more is needed.',
      maxLength: WORDS,
    },
    {
      id: 'nextReviewOn',
      type: 'date',
      label: 'When will it be looked at again?',
      help: 'Only where that is another day than the one the rule asks for.',
      ask: 'Enter the day on which it will be looked at again',
      optional: true,
    },
  ]
}

/** A record as the answers that were typed for it. */
export function valuesOf({ madeBy, groups, ...record }: ImpactReviewReply): SectionValues {
  return { ...record, groups, madeById: madeBy?.id ?? SOMEONE_ELSE }
}
