import { Tag } from '#client/parts/tag.tsx'
import type { InboxPackReply } from '#shared/api/queries.ts'

/** The verdict first, then each check in its order; after the first one that failed, what it means. */
export function PackChecks({ checks }: Pick<InboxPackReply, 'checks'>) {
  const whole = checks.every(({ passed }) => passed)
  return (
    <aside aria-label="Checks of this pack" className="app-aside-first">
      <div className={`app-verdict${whole ? '' : ' app-verdict--bad'}`}>
        <h2 className="govuk-heading-m">{whole ? 'Whole and unchanged' : 'Do not rely on this pack'}</h2>
        <p className="govuk-body app-small">
          {whole
            ? 'Checked now, from the stored files.'
            : 'It cannot be acknowledged. Raise a query and ask the force to send it again.'}
        </p>
      </div>
      <ol className="app-checks">
        {checks.map(({ check, passed }) => (
          <li key={check}>
            {passed ? <Tag colour="green">Passed</Tag> : <Tag colour="red">Failed</Tag>}
            <div>
              <b>{check}</b>
            </div>
          </li>
        ))}
      </ol>
    </aside>
  )
}
