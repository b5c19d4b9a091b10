import type { RecordImpactReview } from '#shared/api/impact-reviews.ts'
import { RegisteredReply } from '#shared/api/operations.ts'
import { impactGroupsOf } from '#shared/form/impact-groups.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import type { Client } from './api.ts'
import { clockDaysAgo } from './main-job.ts'

/** Every group of the form, none of which feels anything but those given. */
export function groupImpacts(felt: Record<string, [impact: string, words: string]> = {}) {
  return impactGroupsOf(currentFormDefinition()).groups.map(({ id }) => {
    const [impact, words] = felt[id] ?? ['none', null]
    return { rowKey: id, impact, words }
  })
}

export function newImpactReview(more: Partial<RecordImpactReview> = {}): RecordImpactReview {
  return {
    step: 'post_event_assessment',
    madeOn: clockDaysAgo(1).slice(0, 10),
    madeById: null,
    madeByRole: 'Bronze community',
    whatChanged: 'The square is clean again.',
    groups: groupImpacts({ businesses: ['low', 'Two shops lost a morning.'] }),
    policingEffect: 'People were glad to see officers on foot.',
    nextSteps: 'Ask the traders again.',
    nextReviewOn: null,
    corrects: null,
    ...more,
  }
}

export async function recordImpactReview(
  client: Client,
  operationId: string,
  more: Partial<RecordImpactReview> = {},
) {
  const answer = await client.post(`/operations/${operationId}/impact-reviews`, newImpactReview(more))
  return answer.read(RegisteredReply).id
}
