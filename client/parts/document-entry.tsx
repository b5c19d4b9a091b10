import type { DocumentEntry } from '#shared/form/review-document.ts'
import { VisibleText } from './visible-text.tsx'

type Table = Extract<DocumentEntry, { kind: 'table' }>
type Items = Extract<DocumentEntry, { kind: 'items' }>

/** So many columns stay a table on a phone; more become cards. */
const FIT_A_PHONE = 2

function TableEntry({ label, columns, rows }: Table) {
  return (
    <table className={`govuk-table${columns.length > FIT_A_PHONE ? ' app-cards' : ''}`}>
      <caption className="govuk-visually-hidden">{label}</caption>
      <thead className="govuk-table__head">
        <tr>
          {columns.map((column) => (
            <th scope="col" className="govuk-table__header" key={column.id}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed rows have no id and never move
          <tr className="govuk-table__row" key={at}>
            {columns.map((column, place) => (
              <td className="govuk-table__cell app-typed" data-l={column.label} key={column.id}>
                <VisibleText text={row[place] ?? ''} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ItemsEntry({ items }: Items) {
  return (
    <ol className="app-items">
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: printed items have no id and never move
        <li key={at}>
          <b>
            <VisibleText text={item.title} />
          </b>
          <dl>
            {item.entries.map((entry) => (
              <div key={entry.id}>
                <dt>{entry.label}</dt>
                <dd className="app-typed">
                  <VisibleText text={entry.text} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  )
}

/** One printed answer: the same words as on paper and in the JSON. Several lines stay several lines. */
export function EntryValue({ entry }: { entry: DocumentEntry }) {
  if (entry.kind === 'table') return <TableEntry {...entry} />
  if (entry.kind === 'items') return <ItemsEntry {...entry} />
  return (
    <p className="govuk-body app-q__value app-typed">
      <VisibleText text={entry.text} />
    </p>
  )
}
