import { Link, useParams } from 'react-router'
import { useAdministered } from '#client/api/administration.ts'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { AdministeredPerson, Grant } from '#shared/api/administration.ts'
import { londonDate } from '#shared/calendar.ts'
import { roleWords } from '#shared/workflow/states.ts'
import { CannotSign } from './own-work.tsx'

const by = (person: Grant['grantedBy']) => (person ? `, ${personName(person)}` : '')

function Held({ person, today }: { person: AdministeredPerson; today: string }) {
  if (person.grants.length === 0) {
    return <Empty heading="No role">Whoever holds no role cannot sign in. Give a role to begin.</Empty>
  }
  return (
    <CardsTable
      caption="Roles held now"
      columns={[
        { id: 'role', heading: 'Role', cell: ({ role }) => roleWords[role] },
        {
          id: 'since',
          heading: 'Since',
          named: true,
          cell: ({ grantedAt, grantedBy }) => `${moment(grantedAt, today)}${by(grantedBy)}`,
        },
        {
          id: 'end',
          heading: 'Change',
          cell: ({ role }) => (
            <Link className="govuk-link" to={`/admin/people/${person.id}/end/${role}`}>
              End it<span className="govuk-visually-hidden">: {roleWords[role]}</span>
            </Link>
          ),
        },
      ]}
      groups={[{ id: 'held', rows: person.grants }]}
      keyOf={({ role }) => role}
    />
  )
}

function Ended({ grants, today }: { grants: readonly Grant[]; today: string }) {
  if (grants.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Ended in the last 90 days</h2>
      <CardsTable
        caption="Roles that ended in the last 90 days"
        columns={[
          { id: 'role', heading: 'Role', cell: ({ role }) => roleWords[role] },
          {
            id: 'ended',
            heading: 'Ended',
            named: true,
            cell: ({ endedAt, endedBy }) => `${moment(endedAt ?? '', today)}${by(endedBy)}`,
          },
          {
            id: 'why',
            heading: 'Why',
            named: true,
            cell: ({ endReason }) => (endReason === null ? 'Not said' : <VisibleText text={endReason} />),
          },
        ]}
        groups={[{ id: 'ended', rows: grants }]}
        keyOf={({ role, grantedAt }) => `${role} ${grantedAt}`}
      />
    </>
  )
}

/** That they are written to, and since when; the address is theirs alone to read. */
function MailAddress({ person, today }: { person: AdministeredPerson; today: string }) {
  const { id, grants, addressSetAt } = person
  if (grants.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">E-mail</h2>
      <p className="govuk-body app-measure">
        {addressSetAt === null
          ? 'No address is recorded, so nothing is sent to them.'
          : `An address was recorded ${when(addressSetAt, today)}. Only they can read it.`}
      </p>
      <p className="app-actions">
        <ButtonLink secondary to={`/admin/people/${id}/address`}>
          {addressSetAt === null ? 'Record an address' : 'Record another address'}
        </ButtonLink>
        {addressSetAt !== null && (
          <Link className="govuk-link" to={`/admin/people/${id}/address/remove`}>
            Remove the address
          </Link>
        )}
      </p>
    </>
  )
}

/** One person of the force: the roles they hold and held lately, and what follows from them. */
export function PersonPage() {
  useOneOfRoles('force_administrator')
  const person = useAdministered(useParams().id ?? '')
  const { personId, organisation } = useViewer()
  const today = londonDate(person.countedAt)
  const own = person.id === personId
  return (
    <Page
      title={personName(person)}
      marking="OFFICIAL"
      caption={organisation.name}
      back={{ to: '/admin', words: 'People and roles' }}
      above={<DoneNotice />}
    >
      {person.cannotSign.length > 0 && (
        <Notice kind="bad">
          <CannotSign work={person.cannotSign} />. Another gold must sign.
        </Notice>
      )}
      <h2 className="govuk-heading-m">Roles</h2>
      <Held person={person} today={today} />
      {own ? (
        <p className="govuk-body app-measure">
          You cannot give a role to yourself. Ask another administrator of your force.
        </p>
      ) : (
        <p className="app-actions">
          <ButtonLink to={`/admin/people/${person.id}/give`}>Give a role</ButtonLink>
          {person.grants.length > 0 && (
            <ButtonLink secondary to={`/admin/people/${person.id}/leave`}>
              Record that this person has left
            </ButtonLink>
          )}
        </p>
      )}
      <MailAddress person={person} today={today} />
      <Ended grants={person.ended} today={today} />
    </Page>
  )
}
