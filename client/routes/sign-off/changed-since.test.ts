import { describe, expect, it } from 'vitest'
import type { SectionComment } from '#shared/api/reviews.ts'
import { changedHeading, earlierComments } from './changed-since.ts'

const first = { comparedWith: null, cannotCompareWith: null, changes: [] }

describe('the heading of what changed', () => {
  it.each([
    [first, 'You have not read an earlier revision'],
    [{ ...first, comparedWith: 1 }, 'No answer changed since you read revision 1'],
    [{ ...first, comparedWith: 2, changes: [{}] }, '1 answer changed since you read revision 2'],
    [{ ...first, comparedWith: 2, changes: [{}, {}] }, '2 answers changed since you read revision 2'],
    [{ ...first, cannotCompareWith: 1 }, 'What changed since revision 1 cannot be shown'],
  ])('of %j is “%s”', (seen, heading) => {
    expect(changedHeading(seen)).toBe(heading)
  })
})

describe('what gold wrote before', () => {
  const comments = [1, 2, 3].map((revision) => ({ revision }) as SectionComment)

  it.each([
    ['of all earlier revisions to whoever read none', first, [1, 2]],
    ['from the revision compared with on', { ...first, comparedWith: 2 }, [2]],
    ['from the one last read on, also where it cannot be compared', { ...first, cannotCompareWith: 2 }, [2]],
  ])('is shown %s, never of this one', (_what, seen, revisions) => {
    const shown = earlierComments({ ...seen, comments, revision: 3 })
    expect(shown.map(({ revision }) => revision)).toEqual(revisions)
  })
})
