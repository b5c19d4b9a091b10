import type { DemonstrationPerson } from '#shared/api/session.ts'
import { roleWords } from '#shared/workflow/states.ts'

type PeopleToBeProps = {
  people: readonly DemonstrationPerson[]
  onChoose: (slug: string) => void
}

function rolesOf({ roles }: DemonstrationPerson): string {
  return roles.map((role, at) => (at === 0 ? roleWords[role] : roleWords[role].toLowerCase())).join(', ')
}

function Person({
  person,
  onChoose,
}: {
  person: DemonstrationPerson
  onChoose: PeopleToBeProps['onChoose']
}) {
  const name = person.rank === null ? person.name : `${person.rank} ${person.name}`
  return (
    <li className="govuk-task-list__item">
      <div className="govuk-task-list__name-and-hint">
        <button type="button" className="app-link-button" onClick={() => onChoose(person.slug)}>
          <span className="govuk-visually-hidden">Sign in as </span>
          {name}
        </button>
      </div>
      <div className="govuk-task-list__status">{rolesOf(person)}</div>
    </li>
  )
}

/** The demonstration's people, under their organisations in the order in which they come. */
export function PeopleToBe({ people, onChoose }: PeopleToBeProps) {
  const organisations = new Map(people.map(({ organisation }) => [organisation.id, organisation]))
  return (
    <div className="app-form-width">
      {[...organisations.values()].map(({ id, name }) => (
        <section key={id} aria-labelledby={`people-${id}`}>
          <h2 className="govuk-heading-m" id={`people-${id}`}>
            {name}
          </h2>
          <ul className="govuk-task-list">
            {people
              .filter(({ organisation }) => organisation.id === id)
              .map((person) => (
                <Person key={person.slug} person={person} onChoose={onChoose} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
