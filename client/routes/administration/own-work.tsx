import { Link } from 'react-router'
import type { OwnWork } from '#shared/api/administration.ts'

/** The reviews that someone who holds gold still cannot sign, because they wrote part of them. */
export function CannotSign({ work }: { work: readonly OwnWork[] }) {
  return (
    <>
      Wrote part of{' '}
      {work.map(({ reviewId, operationName }, at) => (
        <span key={reviewId}>
          {at > 0 && (at === work.length - 1 ? ' and ' : ', ')}
          <Link className="govuk-link" to={`/reviews/${reviewId}`}>
            {operationName}
          </Link>
        </span>
      ))}
      , so cannot sign {work.length === 1 ? 'it' : 'them'} as gold
    </>
  )
}
