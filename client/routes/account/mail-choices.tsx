import { useState } from 'react'
import { useMailChoices, useSaveMailChoices } from '#client/api/mail.ts'
import { Checkbox } from '#client/fields/checkbox.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { Notice } from '#client/parts/notice.tsx'
import type { MailChoices as Choices, MailChoicesReply } from '#shared/api/mail.ts'
import { type MailChoice, mailChoices, offeredTo } from '#shared/mail/kinds.ts'

const words: Readonly<Record<MailChoice, string>> = {
  waiting: 'A review waits for gold',
  returned: 'A review I lead is returned or declined, or the recipient asks about it',
  digest: 'At 07:30, how much is overdue or due within three days; nothing on days without',
}

function ChoicesForm({ offered, saved }: { offered: readonly MailChoice[]; saved: Choices }) {
  const [chosen, setChosen] = useState(saved)
  const save = useSaveMailChoices()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) save.mutate(chosen)
      }}
    >
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Write to me when</legend>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          {offered.map((choice) => (
            <Checkbox
              key={choice}
              id={`mail-${choice}`}
              checked={chosen[choice]}
              onCheck={(checked) => {
                save.reset()
                setChosen((now) => ({ ...now, [choice]: checked }))
              }}
            >
              {words[choice]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <ActFailed problem={save.error} />
      {save.isSuccess && (
        <Notice kind="done" alert>
          Saved.
        </Notice>
      )}
      <button className="govuk-button govuk-button--secondary" type="submit">
        Save e-mail choices
      </button>
    </form>
  )
}

/** What is written, to where, or why nothing is. */
function about({ sending, address }: MailChoicesReply): string {
  if (!sending) return 'This service sends no e-mail. What needs you is on Your work.'
  if (address === null)
    return 'Nothing is sent to you yet: a force administrator has recorded no address for you.'
  return `To ${address}; a force administrator changes it. A message says that something needs you and where, never a name or what it is about.`
}

function Offered({ offered }: { offered: readonly MailChoice[] }) {
  const reply = useMailChoices()
  return (
    <>
      <p className="govuk-body app-measure">{about(reply)}</p>
      {reply.sending && <ChoicesForm offered={offered} saved={reply.choices} />}
    </>
  )
}

/** What one is told by e-mail, each kind with its switch; for the account page. */
export function MailChoices() {
  const { roles } = useViewer()
  const offered = mailChoices.filter((choice) => offeredTo[choice].some((role) => roles.includes(role)))
  return (
    <>
      <h2 className="govuk-heading-m">E-mail</h2>
      {offered.length === 0 ? (
        <p className="govuk-body">Nothing is sent to people with your roles.</p>
      ) : (
        <Offered offered={offered} />
      )}
    </>
  )
}
