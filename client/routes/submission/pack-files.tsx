import { reviewPath } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { CalmAnnouncement } from '#client/parts/calm-announcement.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { isPrinting } from './where-words.ts'

type Copy = { audience: 'recipient' | 'force'; name: string; about: string }

function Files({ review, copies }: { review: ReviewReply; copies: readonly Copy[] }) {
  const link =
    (kind: 'pdf' | 'json') =>
    ({ audience, name }: Copy) => (
      <a className="govuk-link" href={`${reviewPath(review.id)}/packs/${audience}/${kind}`} download>
        Download the {kind.toUpperCase()}
        <span className="govuk-visually-hidden"> of {name}</span>
      </a>
    )
  return (
    <CardsTable
      caption="The files of the signed revision"
      groups={[{ id: 'copies', rows: copies }]}
      keyOf={({ audience }) => audience}
      columns={[
        {
          id: 'copy',
          heading: 'Copy',
          cell: ({ name, about }) => (
            <>
              <span className="app-cell-title">{name}</span>
              <span className="app-cell-note">{about}</span>
            </>
          ),
        },
        { id: 'pdf', heading: 'To read', cell: link('pdf') },
        { id: 'json', heading: 'For systems', cell: link('json') },
      ]}
    />
  )
}

/** What leaves and what stays: printed once from the signed text, the same bytes for ever. */
export function PackFiles({ review }: { review: ReviewReply }) {
  const { recipient } = useSession()
  const printing = isPrinting(review)
  const copies: Copy[] = [
    {
      audience: 'recipient',
      name: `The ${recipient.shortName}’s copy`,
      about: 'This is what is sent. Names of the lead, authors and action owners are left out.',
    },
    {
      audience: 'force',
      name: 'Your force’s copy',
      about: 'The fullest text, with names. It stays in the force.',
    },
  ]
  return (
    <section aria-labelledby="files">
      <h2 className="govuk-heading-m" id="files">
        The files
      </h2>
      <CalmAnnouncement words={printing ? 'The files are being printed' : 'The files are ready'} />
      {printing ? (
        <p className="govuk-body app-measure">
          The PDF and the JSON are being printed from the signed text. This takes up to a minute. They appear
          here by themselves, and you may leave this page.
        </p>
      ) : (
        <Files review={review} copies={copies} />
      )}
    </section>
  )
}
