import { Fragment } from 'react'
import type { Rule } from '#shared/rule/rule.ts'

const ABOUT_WORDS: Readonly<Record<string, string>> = {
  aggregation: 'Working out the tier',
  series: 'Series',
  longRunning: 'Long-running operations',
  facilitation: 'Facilitation',
  override: 'Going up or down',
  deadlines: 'Deadlines',
  tiers: 'Tiers',
}

/** How the rule's words are to be read, and where its content comes from. */
export function NotesAndSources({ rule: { notes, sources } }: { rule: Rule }) {
  const abouts = [...new Set(notes.map(({ about }) => about))]
  return (
    <div className="app-measure">
      {abouts.map((about) => (
        <Fragment key={about}>
          <h3 className="govuk-heading-s">{ABOUT_WORDS[about] ?? about}</h3>
          <ul className="govuk-list govuk-list--bullet">
            {notes
              .filter((note) => note.about === about)
              .map(({ words }) => (
                <li key={words}>{words}</li>
              ))}
          </ul>
        </Fragment>
      ))}
      <h3 className="govuk-heading-s">Sources</h3>
      <ul className="govuk-list govuk-list--bullet">
        {sources.map(({ id, title, url }) => (
          <li key={id} className="app-break">
            {url === null ? (
              title
            ) : (
              <a className="govuk-link" href={url} rel="noreferrer">
                {title}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
