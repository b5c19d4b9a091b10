import { PlaceLink } from '#client/parts/place-link.tsx'
import { Tag } from '#client/parts/tag.tsx'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { CHANGED_ID, DECIDE_ID, LATE_ID, sectionId } from './places.ts'

type ContentsProps = { seen: RevisionReply; compared: boolean; deciding: boolean }

/** The sections of the review, with how many answers changed in each. */
export function Contents({ seen, compared, deciding }: ContentsProps) {
  return (
    <nav className="app-sticky app-desktop app-reading-nav" aria-label="Sections of this review">
      <ul className="app-contents">
        {compared && (
          <li>
            <PlaceLink place={CHANGED_ID}>
              <b>What changed{seen.comparedWith !== null && ` (${seen.changes.length})`}</b>
            </PlaceLink>
          </li>
        )}
        {seen.lateFacts.length > 0 && (
          <li>
            <PlaceLink place={LATE_ID}>
              <b>Facts changed since ({seen.lateFacts.length})</b>
            </PlaceLink>
          </li>
        )}
        {seen.rendition.document.sections.map(({ id, number, title }) => {
          const changed = seen.changes.filter((change) => change.sectionId === id).length
          return (
            <li key={id}>
              <PlaceLink place={sectionId(id)} className="govuk-link govuk-link--no-underline">
                {number}. {title}
                {changed > 0 && <span className="govuk-visually-hidden">, answers changed:</span>}
              </PlaceLink>{' '}
              {changed > 0 && <Tag colour="orange">{String(changed)}</Tag>}
            </li>
          )
        })}
        {deciding && (
          <li>
            <PlaceLink place={DECIDE_ID}>
              <b>Your decision</b>
            </PlaceLink>
          </li>
        )}
      </ul>
    </nav>
  )
}
