import { Link } from 'react-router'
import { Notice } from '#client/parts/notice.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { DECIDE_ID } from './places.ts'

const offers = ({ actions }: RevisionReply, wanted: RevisionReply['actions'][number]['action']): boolean =>
  actions.some(({ action }) => action === wanted)

/** A newer decision is in effect than the one this revision names: nobody can sign it, and these are the ways on. */
function DecisionChanged({ seen }: { seen: RevisionReply }) {
  return (
    <Notice kind="returned">
      A newer decision is in effect than the one this revision names, so it cannot be signed. Ways on:{' '}
      {offers(seen, 'return') && (
        <>
          <PlaceLink place={DECIDE_ID}>return it</PlaceLink> and say what the new decision asks for; or the
          debrief lead takes it back.{' '}
        </>
      )}
      {offers(seen, 'recall') && (
        <>
          take it back on{' '}
          <Link className="govuk-link" to={`/reviews/${seen.reviewId}`}>
            the review’s page
          </Link>
          ; or gold returns it.{' '}
        </>
      )}
      It is then completed for the new decision and sent to gold as the next revision.
    </Notice>
  )
}

/** Why this viewer cannot sign what waits, and what they can do instead. */
export function WaitingNotice({ seen, cannotSign }: { seen: RevisionReply; cannotSign: string | null }) {
  if (!seen.decisionInEffect) return <DecisionChanged seen={seen} />
  return (
    <Notice>
      {cannotSign ?? 'This revision waits for gold. Nobody can change it meanwhile.'}
      {offers(seen, 'return') && ' You can still return it for work.'}
    </Notice>
  )
}
