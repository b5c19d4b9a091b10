import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { EntryValue } from '#client/parts/document-entry.tsx'
import { SummaryList } from '#client/parts/summary-list.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { isAnswerField, type Section } from '#shared/form/definition.ts'
import type { DocumentEntry, DocumentSection } from '#shared/form/review-document.ts'
import { fromCheck } from '../section/from-check.ts'
import { originOf } from '../section/section-origin.tsx'
import { fieldPlace } from '../task-list/progress.ts'

type CheckEntriesProps = {
  printed: DocumentSection
  section: Section
  reviewId: string
  operationId: string
  /** The ids of fields in which something is left. */
  left: ReadonlySet<string>
}

/** Where an answer is changed: its field, or the page of the record that it is printed from. */
function wayTo(
  entry: DocumentEntry,
  { section, reviewId, operationId }: CheckEntriesProps,
): string | undefined {
  const field = section.fields.find(({ id }) => id === entry.id)
  if (!field) return undefined
  if (isAnswerField(field)) {
    return fromCheck(fieldPlace(reviewId, section.id, entry.id))
  }
  const origin = originOf(field)
  return origin?.changes ? origin.to(operationId) : undefined
}

function Value({ entry, left }: { entry: DocumentEntry; left: boolean }): ReactNode {
  const text =
    entry.kind === 'text' ? (
      <span className={entry.answered ? 'app-typed' : 'app-soft'}>
        <VisibleText text={entry.text} />
      </span>
    ) : (
      <EntryValue entry={entry} />
    )
  if (!left) return text
  return (
    <>
      {text} <strong className="govuk-tag govuk-tag--orange">Left to do</strong>
    </>
  )
}

/** A table or a list of records, with the width of the page. */
function Wide({ entry, way, left }: { entry: DocumentEntry; way: string | undefined; left: boolean }) {
  return (
    <div className="app-check-wide">
      <div className="app-head app-head--tight">
        <h3 className="govuk-heading-s">{entry.label}</h3>
        {way && (
          <Link className="govuk-link" to={way}>
            Change
            <span className="govuk-visually-hidden"> {entry.label}</span>
          </Link>
        )}
      </div>
      <Value entry={entry} left={left} />
    </div>
  )
}

type Run = { id: string; kind: 'text' | 'wide'; entries: DocumentEntry[] }

function runsOf(entries: readonly DocumentEntry[]): Run[] {
  const runs: Run[] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    if (entry.kind === 'text' && last?.kind === 'text') last.entries.push(entry)
    else runs.push({ id: entry.id, kind: entry.kind === 'text' ? 'text' : 'wide', entries: [entry] })
  }
  return runs
}

/** The answers of one section as they will be frozen, each with the way to change it. */
export function CheckEntries(props: CheckEntriesProps) {
  return runsOf(props.printed.entries).map(({ id, kind, entries }) => {
    if (kind === 'text') {
      const rows = entries.map((entry) => ({
        id: entry.id,
        label: entry.label,
        value: <Value entry={entry} left={props.left.has(entry.id)} />,
        changeAt: wayTo(entry, props),
      }))
      return <SummaryList key={id} rows={rows} />
    }
    return entries.map((entry) => (
      <Wide key={entry.id} entry={entry} way={wayTo(entry, props)} left={props.left.has(entry.id)} />
    ))
  })
}
