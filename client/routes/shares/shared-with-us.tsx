import { Link } from 'react-router'
import { SmallLadder } from '#client/ladder/small-ladder.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { ReviewStateTag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { plainDate } from '#client/words/dates.ts'
import type { SharedOperation } from '#shared/api/sharing.ts'
import { londonDate } from '#shared/calendar.ts'
import { ladderOf } from '#shared/coverage/ladder.ts'

/** What other forces share, beside the register and never part of it. Nothing at all where nothing is. */
export function SharedWithUs({ shared, at }: { shared: readonly SharedOperation[]; at: string }) {
  if (shared.length === 0) return null
  const today = londonDate(at)
  return (
    <section aria-labelledby="shared">
      <h2 className="govuk-heading-m" id="shared">
        Shared with us
      </h2>
      <p className="govuk-body app-measure">
        Another force leads these operations and counts them. Your force reads them, and writes only the
        sections that it was asked for.
      </p>
      <CardsTable
        caption="Operations that other forces share with us"
        columns={[
          {
            id: 'operation',
            heading: 'Operation',
            cell: ({ moments, place }) => (
              <>
                <Link className="govuk-link" to={`/operations/${moments.operationId}`}>
                  <VisibleText text={moments.name} />
                </Link>
                <span className="app-cell-note">
                  <VisibleText text={moments.reference} /> · <VisibleText text={place} />
                </span>
              </>
            ),
          },
          {
            id: 'ladder',
            heading: 'Ladder',
            cell: ({ moments }) => <SmallLadder ladder={ladderOf(moments, at)} />,
          },
          {
            id: 'review',
            heading: 'Review',
            named: true,
            cell: ({ review }) =>
              review === null ? (
                'Not started'
              ) : (
                <>
                  <Link className="govuk-link" to={`/reviews/${review.id}`}>
                    Read the review
                  </Link>
                  <span className="app-cell-note">
                    <ReviewStateTag state={review.state} />
                  </span>
                </>
              ),
          },
          {
            id: 'led',
            heading: 'Led by',
            named: true,
            cell: ({ leadForce, sharedAt }) => (
              <>
                {leadForce.name}
                <span className="app-cell-note">shared {plainDate(londonDate(sharedAt), today)}</span>
              </>
            ),
          },
        ]}
        groups={[{ id: 'all', rows: shared }]}
        keyOf={({ moments }) => moments.operationId}
      />
    </section>
  )
}
