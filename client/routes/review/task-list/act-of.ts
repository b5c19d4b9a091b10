import type { ActionChoice, ReviewReply } from '#shared/api/reviews.ts'

/**
 * What stands in the way of an action: null where nothing does, undefined where the action is not offered to this
 * person in this state.
 */
export function refusalOf(
  { actions }: Pick<ReviewReply, 'actions'>,
  action: ActionChoice['action'],
): ActionChoice['refusal'] | undefined {
  return actions.find((choice) => choice.action === action)?.refusal
}

export function isOffered(review: Pick<ReviewReply, 'actions'>, action: ActionChoice['action']): boolean {
  return refusalOf(review, action) !== undefined
}
