import { z } from 'zod'
import { answerSchema } from './answer-schema.ts'
import type { SectionAnswers } from './answers.ts'
import { answersLeft } from './answers-left.ts'
import type { FormContext } from './asked.ts'
import { LIMITS, sectionBytes } from './characters.ts'
import { isAnswerField, type Section } from './definition.ts'
import { withAnswers } from './marking.ts'

const drafts = new WeakMap<Section, z.ZodType<SectionAnswers>>()

/**
 * What may be saved of a section: every gap, whatever the tier, and no wrong type, unknown field or text over
 * the limits. Answers to hidden questions are kept.
 */
export function draftSchemaFor(section: Section): z.ZodType<SectionAnswers> {
  const made = drafts.get(section) ?? draftSchema(section)
  drafts.set(section, made)
  return made
}

/** What a section must hold before the review can go to gold; each issue says what to do, and where. */
export function completeSchemaFor(section: Section, context: FormContext): z.ZodType<SectionAnswers> {
  return draftSchemaFor(section).superRefine((answers, refinement) => {
    for (const left of answersLeft(section, withAnswers(context, section.id, answers))) {
      const path = left.path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
      refinement.addIssue({ code: 'custom', path, message: left.message })
    }
  })
}

/** The JSON Schema of a section's answers, as far as JSON Schema can say it. */
export function answersJsonSchema(section: Section): unknown {
  return z.toJSONSchema(draftSchemaFor(section))
}

function draftSchema(section: Section): z.ZodType<SectionAnswers> {
  const fields = section.fields
    .filter(isAnswerField)
    .map((field) => [field.id, answerSchema(field).nullish()])
  const schema = z
    .strictObject(Object.fromEntries(fields))
    .refine(
      (answers) => sectionBytes(answers) <= LIMITS.sectionBytes,
      'This section is over 256 KB. Shorten an answer or take out a row',
    )
  // Every type of answer is JSON; the compiler cannot see that through a shape made from data.
  return schema as unknown as z.ZodType<SectionAnswers>
}
