import type { ImpactStep } from '#shared/api/impact-reviews.ts'
import { impactGroupsOf } from '#shared/form/impact-groups.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { recordImpactReview } from '../features/impact-reviews/record-impact-review.ts'
import type { Act } from './acts.ts'
import type { When } from './demonstration-clock.ts'
import type { Rating, Story } from './story.ts'

/** What each group still felt; groups that are not named felt nothing. */
export type Felt = Record<string, readonly [rating: Rating, words: string]>

export type ImpactTold = {
  /** When it was recorded, and by whom. */
  at: When
  by: string
  step: ImpactStep
  /** Days from the day of the first start; absent: on the day of the recording. */
  madeOn?: number
  role?: string
  changed: string
  /** Absent: what the story of the review says of each group. */
  felt?: Felt
  effect: string
  next: string
}

function feltIn(story: Story | undefined): Felt {
  const told = Object.entries(story?.impacts ?? {})
  return Object.fromEntries(told.map(([group, [rating, what]]) => [group, [rating, what]]))
}

/** Records the community impact assessment, or a review of it. */
export function impactReviewed(told: ImpactTold): Act {
  return {
    at: told.at,
    by: told.by,
    run: ({ tx, viewer, at, clock, file }) => {
      const felt = told.felt ?? feltIn(file.plan.story)
      return recordImpactReview(tx, viewer, at, file.id, {
        step: told.step,
        madeOn: clock.day(told.madeOn ?? told.at[0]),
        madeById: null,
        madeByRole: told.role ?? 'Bronze community, inspector',
        whatChanged: told.changed,
        groups: impactGroupsOf(currentFormDefinition()).groups.map(({ id }) => {
          const [impact, words] = felt[id] ?? ['none', null]
          return { rowKey: id, impact, words: impact === 'none' ? null : words }
        }),
        policingEffect: told.effect,
        nextSteps: told.next,
        nextReviewOn: null,
        corrects: null,
      })
    },
  }
}
