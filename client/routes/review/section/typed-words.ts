import type { Look } from '#shared/form/answer-text.ts'
import type { SectionAnswers } from '#shared/form/answers.ts'
import { isAnswerField, type Section } from '#shared/form/definition.ts'
import { printedAnswer } from '../conflict/printed-answer.ts'

/** Every answer of a section as plain words under its question, to be kept somewhere else. */
export function typedWords(section: Section, typed: SectionAnswers, look: Look): string {
  return section.fields
    .filter(isAnswerField)
    .flatMap((field) => {
      const words = printedAnswer(field, typed[field.id], look)
      return words === '' ? [] : [`${field.label}\n${words}`]
    })
    .join('\n\n')
}
