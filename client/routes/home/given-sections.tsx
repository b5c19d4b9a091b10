import { Link } from 'react-router'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { ReviewStateTag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { GivenSection } from '#shared/api/sharing.ts'
import { londonDate } from '#shared/calendar.ts'

type GivenReview = GivenSection & { sections: GivenSection[] }

/** The sections by review, in the order in which they came. */
function byReview(given: readonly GivenSection[]): GivenReview[] {
  return [...Map.groupBy(given, ({ reviewId }) => reviewId).values()].flatMap((sections) => {
    const [first] = sections
    return first ? [{ ...first, sections }] : []
  })
}

/** Sections of reviews that the viewer was asked to write. Nothing at all where there is none. */
export function GivenSections({ given, at }: { given: readonly GivenSection[]; at: string }) {
  if (given.length === 0) return null
  const today = londonDate(at)
  return (
    <section aria-labelledby="given">
      <h2 className="govuk-heading-m" id="given">
        Sections you were asked to write
      </h2>
      <CardsTable
        caption="Reviews in which you were asked to write"
        columns={[
          {
            id: 'review',
            heading: 'Review',
            cell: ({ reviewId, operationName, reference, leadForce }) => (
              <>
                <Link className="govuk-link" to={`/reviews/${reviewId}`}>
                  <VisibleText text={operationName} />
                </Link>
                <span className="app-cell-note">
                  <VisibleText text={reference} /> · {leadForce.name}
                </span>
              </>
            ),
          },
          {
            id: 'sections',
            heading: 'Sections',
            cell: ({ reviewId, sections }) =>
              sections.map(({ section, savedAt }) => (
                <span className="app-line" key={section.id}>
                  <Link className="govuk-link" to={`/reviews/${reviewId}/sections/${section.id}`}>
                    {section.title}
                  </Link>
                  <span className="app-cell-note">
                    {savedAt === null ? 'Nothing saved yet' : `Last saved ${moment(savedAt, today)}`}
                  </span>
                </span>
              )),
          },
          {
            id: 'asked',
            heading: 'Asked by',
            named: true,
            cell: ({ givenBy, givenAt }) => `${personName(givenBy)}, ${moment(givenAt, today)}`,
          },
          {
            id: 'state',
            heading: 'State',
            named: true,
            cell: ({ state }) => <ReviewStateTag state={state} />,
          },
        ]}
        groups={[{ id: 'all', rows: byReview(given) }]}
        keyOf={({ reviewId }) => reviewId}
      />
    </section>
  )
}
