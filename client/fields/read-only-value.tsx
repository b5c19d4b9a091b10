import type { ReactNode } from 'react'
import { EntryValue } from '#client/parts/document-entry.tsx'
import type { DocumentEntry } from '#shared/form/review-document.ts'
import { answerId } from './answer-id.ts'

/** A field that is printed from another record, with where it comes from and the way to change it there. */
export function ReadOnlyValue({ entry, origin }: { entry: DocumentEntry; origin?: ReactNode }) {
  const id = answerId([entry.id])
  return (
    <section
      className={`app-q ${entry.kind === 'text' ? 'app-form-width' : 'app-wide'}`}
      id={id}
      aria-labelledby={`${id}-label`}
    >
      <h2 className="govuk-heading-s app-q__label" id={`${id}-label`}>
        {entry.label}
      </h2>
      <EntryValue entry={entry} />
      {origin && <p className="govuk-hint">{origin}</p>}
    </section>
  )
}
