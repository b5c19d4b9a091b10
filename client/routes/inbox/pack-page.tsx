import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { Notice } from '#client/parts/notice.tsx'
import type { Arrived } from '#shared/api/queries.ts'
import { instantText } from '#shared/form/value-text.ts'
import { AnswerForce } from './answer-force.tsx'
import { packName } from './inbox-words.ts'
import { LearningPoints } from './learning-points.tsx'
import { PackChecks } from './pack-checks.tsx'
import { PackQueries } from './pack-queries.tsx'
import { inboxPath, packQuery } from './queries.ts'

const STANDING: Record<Arrived['state'], string> = {
  sent: 'Not acknowledged yet.',
  received: 'Acknowledged.',
  superseded: 'Replaced by an amendment.',
}

function About({ pack: { copy, sentAt, state } }: { pack: Arrived }) {
  if (copy === null) return `Sent ${instantText(sentAt)}. It cannot be read.`
  const by = [copy.signedBy.rank, copy.signedBy.name].filter(Boolean).join(' ')
  return (
    <>
      Tier {copy.tier}, {copy.tierName.toLowerCase()}. Revision {copy.revision}, signed by {by} on{' '}
      {instantText(copy.signedAt)}. Sent {instantText(sentAt)}. <b>{STANDING[state]}</b>
    </>
  )
}

function Files({ pack }: { pack: Arrived }) {
  return (
    <section aria-labelledby="files">
      <h2 className="govuk-heading-m" id="files">
        The files
      </h2>
      <p className="govuk-body app-actions">
        <a className="govuk-link" href={`${inboxPath(pack.id)}/pdf`} download>
          Download the PDF, the whole review
        </a>
        <a className="govuk-link" href={`${inboxPath(pack.id)}/json`} download>
          Download the JSON, for systems
        </a>
      </p>
    </section>
  )
}

/** One pack: is it whole, what should others learn, and what the recipient answers the force. */
export function PackPage() {
  useOneOfRoles('recipient_officer')
  const { submission: id = '' } = useParams()
  const { data } = useSuspenseQuery(packQuery(id))
  const { pack } = data
  return (
    <Page
      title={packName(pack)}
      marking={pack.marking}
      caption={[pack.force.name, pack.copy?.reference].filter(Boolean).join(' · ')}
      back={{ to: '/inbox', words: 'Inbox' }}
      under={<About pack={pack} />}
    >
      {pack.state === 'superseded' && (
        <Notice>
          The force sent an amendment in its place. This pack stays on record and is not answered.
        </Notice>
      )}
      <div className="app-split app-split--wide-aside">
        <div>
          <LearningPoints learning={data.learning} />
          <Files pack={pack} />
          <PackQueries data={data} />
          {pack.state !== 'superseded' && <AnswerForce data={data} />}
        </div>
        <PackChecks checks={data.checks} />
      </div>
    </Page>
  )
}
