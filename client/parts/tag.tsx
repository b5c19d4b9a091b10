import {
  type ReviewState,
  reviewStateWords,
  type SubmissionState,
  submissionWords,
} from '#shared/workflow/states.ts'

export type TagColour = 'green' | 'orange' | 'red' | 'blue' | 'grey' | 'plain'

export function Tag({ colour, children }: { colour: TagColour; children: string }) {
  return (
    <strong className={`govuk-tag${colour === 'plain' ? '' : ` govuk-tag--${colour}`}`}>{children}</strong>
  )
}

const REVIEW_COLOURS: Record<ReviewState, TagColour> = {
  draft: 'plain',
  with_gold: 'blue',
  returned: 'orange',
  signed_off: 'green',
  submitted: 'green',
  received: 'green',
  queried: 'orange',
  withdrawn: 'plain',
}

export function ReviewStateTag({ state }: { state: ReviewState }) {
  return <Tag colour={REVIEW_COLOURS[state]}>{reviewStateWords[state]}</Tag>
}

const SUBMISSION_COLOURS: Record<SubmissionState, TagColour> = {
  queued: 'blue',
  sent: 'orange',
  received: 'green',
  superseded: 'plain',
}

export function SubmissionStateTag({
  state,
  needsAttention,
}: {
  state: SubmissionState
  needsAttention: boolean
}) {
  const colour = state === 'queued' && needsAttention ? 'red' : SUBMISSION_COLOURS[state]
  return <Tag colour={colour}>{submissionWords(state, needsAttention)}</Tag>
}
