import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { SummaryList } from './summary-list.tsx'
import { Tag, type TagColour } from './tag.tsx'

type RecordedEntryProps = {
  id: string
  /** What was recorded, in one or two words; `heard` tells it from others of its kind. */
  title: string
  heard: string
  heading: 'h2' | 'h3'
  corrected: boolean
  tag?: { colour: TagColour; words: string } | undefined
  /** Where it is corrected; left out for those who may not, and for what a later record corrects already. */
  correctAt?: string | undefined
  rows: readonly { label: string; value: ReactNode }[]
}

/** One record that is never changed, as it was recorded, with the way to a correction. */
export function RecordedEntry(props: RecordedEntryProps) {
  const { id, title, heard, heading: Heading, corrected, tag, correctAt, rows } = props
  return (
    <section className="app-item app-form-width" aria-labelledby={id}>
      <div className="app-item__head">
        <Heading className="govuk-heading-s" id={id}>
          {title}
        </Heading>
        {corrected && <Tag colour="grey">Corrected by a later record</Tag>}
        {tag && <Tag colour={tag.colour}>{tag.words}</Tag>}
        {correctAt && (
          <Link className="govuk-link app-small" to={correctAt}>
            Correct this record
            <span className="govuk-visually-hidden">
              : {title}, {heard}
            </span>
          </Link>
        )}
      </div>
      <SummaryList rows={rows.map((row) => ({ id: row.label, ...row }))} />
    </section>
  )
}
