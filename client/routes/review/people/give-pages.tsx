import { Link, useNavigate, useParams } from 'react-router'
import { ApiProblem } from '#client/api/api-problem.ts'
import { useFormDefinition } from '#client/api/form-definition.ts'
import { refreshReviewPeople, useReviewPeople } from '#client/api/sharing.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { personName } from '#client/words/people.ts'
import { GiveSections, type ReviewPeopleReply, SectionsGivenReply } from '#shared/api/sharing.ts'
import { PROBLEMS } from '#shared/problems.ts'
import { givingRoles } from '#shared/workflow/sharing.ts'

type Contributor = ReviewPeopleReply['contributors'][number]

function useQuestions(people: ReviewPeopleReply, contributor: Contributor | null): RecordQuestion[] {
  const definition = useFormDefinition(people.definition.id, people.definition.version)
  const sections = definition.sections.filter(({ id }) => people.asked.includes(id))
  const which: RecordQuestion = {
    id: 'sections',
    type: 'multiselect',
    label: 'Which sections?',
    help: 'From now on the person writes these, and none besides.',
    options: sections.map(({ id, title }) => ({ id, label: title })),
    ask: 'Choose at least one section',
  }
  if (contributor) return [which]
  const options = people.candidates.map(({ person, force }) => ({
    id: person.id,
    label: personName(person),
    group: force.name,
  }))
  return [
    { id: 'personId', type: 'select', label: 'Which contributor?', options, ask: 'Choose the contributor' },
    which,
  ]
}

type GiveFormProps = { people: ReviewPeopleReply; contributor: Contributor | null }

function GiveForm({ people, contributor }: GiveFormProps) {
  const navigate = useNavigate()
  const { reviewId } = people
  const list = `/reviews/${reviewId}/people`
  const questions = useQuestions(people, contributor)
  const goBack = async (done: string) => {
    await refreshReviewPeople(reviewId)
    await navigate(list, { state: { done } })
  }
  return (
    <RecordPage
      title={contributor ? `What ${personName(contributor.person)} writes` : 'Ask a contributor'}
      about={people.operationName}
      marking="OFFICIAL"
      caption={`${people.operationName} · ${people.reference}`}
      back={{ to: list, words: 'Who is in this review' }}
      intro={
        contributor ? (
          <TakeBack people={people} contributor={contributor} onDone={goBack} />
        ) : (
          <p className="govuk-body app-measure">
            Contributors of {people.leadForce.name} and of the forces that the operation is shared with can be
            asked.{' '}
            <Link className="govuk-link" to={`/operations/${people.operationId}`}>
              Share it with another force
            </Link>
          </p>
        )
      }
      form={{
        questions,
        ...(contributor && {
          initial: { sections: contributor.sections },
          unasked: { personId: contributor.person.id },
        }),
        schema: GiveSections,
        path: `/api/v1/reviews/${reviewId}/people`,
        reply: SectionsGivenReply,
        onDone: () => goBack('The sections are given. They are on the contributor’s page now.'),
      }}
      act={contributor ? 'Change the sections' : 'Ask them'}
    />
  )
}

type TakeBackProps = {
  people: ReviewPeopleReply
  contributor: Contributor
  onDone: (done: string) => Promise<void>
}

function TakeBack({ people, contributor, onDone }: TakeBackProps) {
  const { person } = contributor
  const take = useSubmit<typeof SectionsGivenReply, undefined>({
    schema: SectionsGivenReply,
    path: `/api/v1/reviews/${people.reviewId}/people/${person.id}/end`,
    onDone: () => onDone(`${personName(person)} writes no section of this review now.`),
  })
  return (
    <>
      <p className="govuk-body app-measure">
        Choose what {personName(person)} writes from now on, or take every section back. What they wrote
        stays.
      </p>
      <ActFailed problem={take.error} />
      <p className="app-actions">
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => take.mutate(undefined)}
        >
          Take every section back
        </button>
      </p>
    </>
  )
}

/** Asks a contributor to write sections. */
export function AskContributorPage() {
  useOneOfRoles(...givingRoles)
  const { id = '' } = useParams()
  return <GiveForm people={useReviewPeople(id)} contributor={null} />
}

/** Changes what a contributor writes. */
export function ContributorPage() {
  useOneOfRoles(...givingRoles)
  const { id = '', person: personId } = useParams()
  const people = useReviewPeople(id)
  const contributor = people.contributors.find(({ person }) => person.id === personId)
  if (!contributor) throw new ApiProblem({ code: 'not_found', ...PROBLEMS.not_found })
  return <GiveForm people={people} contributor={contributor} />
}
