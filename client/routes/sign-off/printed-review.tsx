import { EntryValue } from '#client/parts/document-entry.tsx'
import { Tag } from '#client/parts/tag.tsx'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import type { DocumentEntry, DocumentSection } from '#shared/form/review-document.ts'
import { entryId, sectionId } from './places.ts'

type EntryProps = { section: string; entry: DocumentEntry; changed: boolean }

function Label({ entry, changed }: Pick<EntryProps, 'entry' | 'changed'>) {
  return (
    <>
      {entry.label} {changed && <Tag colour="orange">Changed</Tag>}
    </>
  )
}

const look = (changed: boolean): string | undefined => (changed ? 'app-changed' : undefined)

function Answer({ section, entry, changed }: EntryProps) {
  return (
    <div className={look(changed)} id={entryId(section, entry.id)}>
      <dt>
        <Label entry={entry} changed={changed} />
      </dt>
      <dd>
        <EntryValue entry={entry} />
      </dd>
    </div>
  )
}

function Record({ section, entry, changed }: EntryProps) {
  return (
    <div className={look(changed)} id={entryId(section, entry.id)}>
      <h4>
        <Label entry={entry} changed={changed} />
      </h4>
      <EntryValue entry={entry} />
    </div>
  )
}

type Run = { id: string; texts: boolean; entries: DocumentEntry[] }

/** Neighbouring answers in words make one list of questions and answers; tables and records stand between. */
function runsOf(entries: readonly DocumentEntry[]): Run[] {
  const runs: Run[] = []
  for (const entry of entries) {
    const texts = entry.kind === 'text'
    const last = runs.at(-1)
    if (texts && last?.texts) last.entries.push(entry)
    else runs.push({ id: entry.id, texts, entries: [entry] })
  }
  return runs
}

function Section({ section, changed }: { section: DocumentSection; changed: ReadonlySet<string> }) {
  const headingId = `${sectionId(section.id)}-heading`
  const isChanged = (entry: DocumentEntry) => changed.has(entryId(section.id, entry.id))
  return (
    <section id={sectionId(section.id)} aria-labelledby={headingId}>
      <h3 id={headingId}>
        {section.number}. {section.title}
      </h3>
      {runsOf(section.entries).map(({ id, texts, entries }) => {
        const Part = texts ? Answer : Record
        const parts = entries.map((entry) => (
          <Part key={entry.id} section={section.id} entry={entry} changed={isChanged(entry)} />
        ))
        return texts ? <dl key={id}>{parts}</dl> : parts
      })}
    </section>
  )
}

/** The whole review from its frozen document: nothing is folded, shortened or left out. */
export function PrintedReview({ seen }: { seen: RevisionReply }) {
  const changed = new Set(seen.changes.map((change) => entryId(change.sectionId, change.fieldId)))
  return (
    <section aria-labelledby="whole">
      <h2 className="govuk-heading-m" id="whole">
        The whole review
      </h2>
      <article className="app-doc" aria-label="The review as it is signed">
        <p className="govuk-body app-small app-soft app-doc__about">
          Printed from revision {seen.revision}. What you read here is what the PDF and the JSON say. Names of
          the lead, authors and action owners stay in the force.
        </p>
        {seen.rendition.document.sections.map((section) => (
          <Section key={section.id} section={section} changed={changed} />
        ))}
      </article>
    </section>
  )
}
