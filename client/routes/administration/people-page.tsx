import { Link } from 'react-router'
import { useAdministration } from '#client/api/administration.ts'
import { useSession } from '#client/api/session.ts'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { plainDate } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import type { AdministeredPerson } from '#shared/api/administration.ts'
import { londonDate } from '#shared/calendar.ts'
import { CannotSign } from './own-work.tsx'
import { rolesInWords } from './role-words.ts'

/** The newest change to someone's roles: "Given by Casey Bright on 3 November". */
function lastChange({ grants, ended }: AdministeredPerson, today: string): string {
  const given = grants.map(({ grantedAt, grantedBy }) => ({ at: grantedAt, what: 'given', by: grantedBy }))
  const gone = ended.map(({ endedAt, endedBy }) => ({ at: endedAt ?? '', what: 'ended', by: endedBy }))
  const [last] = [...given, ...gone].toSorted((one, other) => other.at.localeCompare(one.at))
  if (!last) return 'Never had a role'
  const by = last.by ? ` by ${personName(last.by)}` : ''
  return `A role ${last.what}${by}, ${plainDate(londonDate(last.at), today)}`
}

function PeopleTable({ people, today }: { people: readonly AdministeredPerson[]; today: string }) {
  const working = people.filter(({ grants }) => grants.length > 0)
  const others = people.filter(({ grants }) => grants.length === 0)
  return (
    <CardsTable
      caption="People of your force"
      columns={[
        {
          id: 'name',
          heading: 'Person',
          cell: (person) => (
            <Link className="govuk-link app-cell-title" to={`/admin/people/${person.id}`}>
              {personName(person)}
            </Link>
          ),
        },
        {
          id: 'roles',
          heading: 'Roles',
          named: true,
          cell: ({ grants, cannotSign }) => (
            <>
              {rolesInWords(grants.map(({ role }) => role))}
              {cannotSign.length > 0 && (
                <span className="app-cell-note app-cell-refusal">
                  <CannotSign work={cannotSign} />
                </span>
              )}
            </>
          ),
        },
        { id: 'changed', heading: 'Last change', named: true, cell: (person) => lastChange(person, today) },
      ]}
      groups={[
        { id: 'working', heading: 'With a role', rows: working },
        ...(others.length > 0 ? [{ id: 'others', heading: 'Without a role', rows: others }] : []),
      ]}
      keyOf={({ id }) => id}
    />
  )
}

/** Who belongs to the force, and what each may do. */
export function PeoplePage() {
  useOneOfRoles('force_administrator')
  const { people, countedAt } = useAdministration()
  const { organisation } = useViewer()
  const { recipient } = useSession()
  return (
    <Page
      title="People and roles"
      marking="OFFICIAL"
      caption={organisation.name}
      above={<DoneNotice />}
      beside={<ButtonLink to="/admin/people/new">Add a person</ButtonLink>}
      under={`${count(people.length, 'person', 'people')}. A change counts from that person’s next request and stays on record.`}
    >
      <PeopleTable people={people} today={londonDate(countedAt)} />
      <h2 className="govuk-heading-m">When gold is away</h2>
      <p className="govuk-body app-measure">
        A gold commander names who acts for them. Where no gold of your force can be reached, you appoint
        someone and say why.{' '}
        <Link className="govuk-link" to="/acting">
          People who act for a gold
        </Link>
      </p>
      <h2 className="govuk-heading-m">Where reviews go</h2>
      <p className="govuk-body app-measure">
        Signed reviews go to the {recipient.name}. This is set for the whole service and is not changed here.
      </p>
    </Page>
  )
}
