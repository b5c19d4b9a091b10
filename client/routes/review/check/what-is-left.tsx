import { Link } from 'react-router'
import { count } from '#client/words/numbers.ts'
import type { CheckReply, SectionProgress } from '#shared/api/reviews.ts'
import { type FoldedGaps, foldGaps, restWords } from '../folded-gaps.ts'
import { fromCheck } from '../section/from-check.ts'
import { fieldPlace } from '../task-list/progress.ts'

type WhatIsLeftProps = { reviewId: string; check: CheckReply; titleOf: (sectionId: string) => string }

/** So many gaps of one table or list are named here; the page of its section marks all of them. */
const NAMED_OF_A_FIELD = 3

function labelIn({ document }: CheckReply, sectionId: string, fieldId: string): string {
  const entries = document.sections.find(({ id }) => id === sectionId)?.entries ?? []
  return entries.find(({ id }) => id === fieldId)?.label ?? ''
}

type LeftOfFieldProps = {
  gaps: FoldedGaps<SectionProgress['left'][number]>
  label: string
  placeOf: (path: string) => string
}

function LeftOfField({ gaps: { fieldId, named, rest }, label, placeOf }: LeftOfFieldProps) {
  return (
    <>
      {named.map(({ path, message, because }) => (
        <li key={path}>
          <Link className="govuk-link" to={placeOf(path)}>
            {message}
          </Link>
          {because && <span className="app-why"> Asked {because}.</span>}
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Link className="govuk-link" to={placeOf(fieldId)}>
            {restWords(rest, label)}
          </Link>
        </li>
      )}
    </>
  )
}

/** Every answer that is missing, by section, each a link to its field; of a long table the first few and their number. */
export function WhatIsLeft({ reviewId, check, titleOf }: WhatIsLeftProps) {
  const sections = check.sections.filter(({ left }) => left.length > 0)
  if (sections.length === 0) return null
  return (
    <section className="app-panel app-form-width" aria-labelledby="left">
      <h2 className="govuk-heading-s" id="left">
        {count(check.answersLeft, 'answer is left', 'answers are left')}
      </h2>
      {sections.map(({ id, left }) => (
        <div key={id}>
          <h3 className="govuk-body app-small app-soft app-subtitle">{titleOf(id)}</h3>
          <ul className="govuk-list app-small">
            {foldGaps(left, ({ fieldId }) => fieldId, NAMED_OF_A_FIELD).map((gaps) => (
              <LeftOfField
                key={gaps.fieldId}
                gaps={gaps}
                label={labelIn(check, id, gaps.fieldId)}
                placeOf={(path) => fromCheck(fieldPlace(reviewId, id, path))}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** Answers that are kept and not sent, because their question is not asked now. */
export function LeftOut({ check }: { check: CheckReply }) {
  const sections = check.document.sections.filter(({ leftOut }) => leftOut.length > 0)
  if (sections.length === 0) return null
  return (
    <section className="app-panel app-panel--plain app-form-width" aria-labelledby="left-out">
      <h2 className="govuk-heading-s" id="left-out">
        Kept, and not sent
      </h2>
      <p className="govuk-body app-small">
        These answers are left out of the revision, because their questions are not asked now.
      </p>
      <ul className="govuk-list govuk-list--bullet app-small">
        {sections.flatMap(({ id, title, leftOut }) =>
          leftOut.map((label) => (
            <li key={`${id} ${label}`}>
              {label} <span className="app-soft">({title})</span>
            </li>
          )),
        )}
      </ul>
    </section>
  )
}
