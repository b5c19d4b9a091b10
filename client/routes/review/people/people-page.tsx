import { Link, useParams } from 'react-router'
import { useFormDefinition } from '#client/api/form-definition.ts'
import { useReviewPeople } from '#client/api/sharing.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { ReviewPeopleReply } from '#shared/api/sharing.ts'
import { londonDate } from '#shared/calendar.ts'
import { refusalOfGiving } from '#shared/workflow/sharing.ts'

type Save = ReviewPeopleReply['leadSaved']
type Line = {
  person: PersonRef
  part: string
  sections: readonly string[] | null
  saved: Save
  gives: boolean
}

/** Everyone who is in the review, in the order of how much they may write. */
function linesOf(people: ReviewPeopleReply): Line[] {
  const writer = (part: string) => (one: { person: PersonRef; saved: Save }) => ({
    ...one,
    part,
    sections: null,
    gives: false,
  })
  return [
    { person: people.lead, part: 'Debrief lead', sections: null, saved: people.leadSaved, gives: false },
    ...people.coEditors.map(writer('Co-editor, a debrief lead')),
    ...people.contributors.map(({ person, force, sections, saved }) => ({
      person,
      part: force.id === people.leadForce.id ? 'Contributor' : `Contributor, ${force.name}`,
      sections,
      saved,
      gives: true,
    })),
    ...people.earlierAuthors.map(writer('Wrote before')),
  ]
}

function partWords({ part, sections }: Line, titleOf: (id: string) => string): string {
  if (sections !== null) return sections.map(titleOf).join('; ')
  return part === 'Wrote before' ? 'No section now' : 'Every section'
}

/** Who is in a review, who wrote what last, and the way to ask someone else to write a section. */
export function ReviewPeoplePage() {
  const { id = '' } = useParams()
  const people = useReviewPeople(id)
  const definition = useFormDefinition(people.definition.id, people.definition.version)
  const { roles } = useViewer()
  const today = londonDate(people.countedAt)
  const gives = refusalOfGiving({ roles, relation: 'lead_force' }) === null
  const titleOf = (sectionId: string) =>
    definition.sections.find((section) => section.id === sectionId)?.title ?? sectionId
  return (
    <Page
      title="Who is in this review"
      about={people.operationName}
      marking="OFFICIAL"
      caption={`${people.operationName} · ${people.reference}`}
      back={{ to: `/reviews/${id}`, words: `${people.operationName}: the review` }}
      above={<DoneNotice />}
      beside={gives ? <ButtonLink to={`/reviews/${id}/people/ask`}>Ask a contributor</ButtonLink> : undefined}
    >
      <p className="govuk-body app-measure">
        Debrief leads of {people.leadForce.name} write every section. A contributor writes the sections that
        they were asked to. Whoever saves an answer is an author, and no author signs.
      </p>
      <CardsTable
        caption="People in this review"
        columns={[
          {
            id: 'person',
            heading: 'Person',
            cell: ({ person, part }) => (
              <>
                {personName(person)}
                <span className="app-cell-note">{part}</span>
              </>
            ),
          },
          { id: 'writes', heading: 'Writes', named: true, cell: (line) => partWords(line, titleOf) },
          {
            id: 'saved',
            heading: 'Last saved',
            named: true,
            cell: ({ saved }) =>
              saved === null ? 'Nothing' : `${titleOf(saved.sectionId)}, ${moment(saved.at, today)}`,
          },
          ...(gives
            ? [
                {
                  id: 'change',
                  heading: 'Change',
                  cell: ({ gives: given, person }: Line) =>
                    given && (
                      <Link className="govuk-link" to={`/reviews/${id}/people/${person.id}`}>
                        Change<span className="govuk-visually-hidden"> what {person.name} writes</span>
                      </Link>
                    ),
                },
              ]
            : []),
        ]}
        groups={[{ id: 'all', rows: linesOf(people) }]}
        keyOf={({ person, part }) => `${person.id} ${part}`}
      />
    </Page>
  )
}
