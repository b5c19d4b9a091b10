import type { ReactNode } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import type { SectionAnswers } from '#shared/form/answers.ts'
import { type FormContext, fieldsAsked } from '#shared/form/asked.ts'
import { isAnswerField, type Section } from '#shared/form/definition.ts'
import type { DocumentEntry } from '#shared/form/review-document.ts'
import { isAskedByTier } from '#shared/form/why-asked.ts'
import { AskingProvider } from './asking.tsx'
import { type Fault, FaultsProvider } from './faults.tsx'
import { Field, type SectionValues } from './field.tsx'
import { ReadOnlyValue } from './read-only-value.tsx'

export type PrintedField = { entry: DocumentEntry; origin?: ReactNode }

type SectionFormProps = {
  section: Section
  control: Control<SectionValues>
  /** Facts, tier and the answers of the other sections; this section's come from the form as they are typed. */
  context: FormContext
  faults: readonly Fault[]
  /** The fields that are printed from facts and records, by field id. One that prints nothing is left out. */
  printed: ReadonlyMap<string, PrintedField>
}

/** Every field of a section that is asked now, in the order of the definition. */
export function SectionForm({ section, control, context, faults, printed }: SectionFormProps) {
  const typed = useWatch({ control })
  const tierIsSaid = isAskedByTier(section, context.tier)
  const live = { ...context, answers: { ...context.answers, [section.id]: typed as SectionAnswers } }
  return (
    <AskingProvider context={live}>
      <FaultsProvider faults={faults}>
        {fieldsAsked(section, live)
          .filter(({ shown }) => shown)
          .map(({ field, ...asked }) => {
            if (isAnswerField(field)) {
              return (
                <Field key={field.id} field={field} asked={asked} control={control} tierIsSaid={tierIsSaid} />
              )
            }
            const known = printed.get(field.id)
            return known && <ReadOnlyValue key={field.id} {...known} />
          })}
      </FaultsProvider>
    </AskingProvider>
  )
}
