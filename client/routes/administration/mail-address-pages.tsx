import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordForm } from '#client/fields/use-record-form.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { MailAddressSetReply, SetMailAddress } from '#shared/api/mail.ts'
import { usePersonForm } from './use-person-form.ts'

type Act = Pick<RecordForm<typeof SetMailAddress, typeof MailAddressSetReply>, 'questions' | 'unasked'> & {
  title: string
  intro: string
  done: string
}

function AddressPage({ title, intro, done, ...form }: Act) {
  useOneOfRoles('force_administrator')
  const { person, page, goBack } = usePersonForm()
  return (
    <RecordPage
      {...page}
      title={title}
      intro={<p className="govuk-body app-measure">{intro}</p>}
      form={{
        ...form,
        schema: SetMailAddress,
        path: `/api/v1/people/${person.id}/mail-address`,
        reply: MailAddressSetReply,
        onDone: () => goBack(done),
      }}
      act={title}
    />
  )
}

/** Where a person of the force is written to. Once recorded, only they can read it. */
export function MailAddressPage() {
  return (
    <AddressPage
      title="Record an e-mail address"
      intro="Messages say that something needs this person and where, never a name or what it is about. It takes the place of an address recorded before, and from then on only this person can read it."
      questions={[
        {
          id: 'address',
          type: 'text',
          label: 'E-mail address',
          help: 'Their own work address, not a shared mailbox. For example name@example.org',
          maxLength: 254,
        },
      ]}
      done="The address is recorded. They find it under Your account."
    />
  )
}

/** Nobody is written to any more. */
export function RemoveMailAddressPage() {
  return (
    <AddressPage
      title="Remove the e-mail address"
      intro="Nothing is sent to this person from now on. What needs them is on their home page all the same."
      questions={[]}
      unasked={{ address: null }}
      done="The address is removed. Nothing is sent to them."
    />
  )
}
