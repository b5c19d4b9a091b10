import { Tag } from '#client/parts/tag.tsx'
import type { Task } from '#client/parts/task-list.tsx'
import { shortDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { isOffered, refusalOf } from './act-of.ts'

const SENDING = ['signed_off', 'submitted', 'received', 'queried']

function checkTask(review: ReviewReply): Task {
  const to = `/reviews/${review.id}/check`
  const send = refusalOf(review, 'send_to_gold')
  if (send === undefined) return { name: 'Check answers', to, status: '' }
  return {
    name: 'Check answers and send to gold',
    to,
    hint: send?.message,
    status: send ? (
      <span className="app-soft">Cannot be sent yet</span>
    ) : (
      <Tag colour="blue">Ready to send</Tag>
    ),
  }
}

function goldTask(review: ReviewReply): Task {
  const { state, revisions, gold, signOff, countedAt } = review
  const today = londonDate(countedAt)
  const [newest] = revisions
  const name = 'Gold sign-off and sending'
  if (SENDING.includes(state) && signOff) {
    return {
      name,
      to: `/reviews/${review.id}/submission`,
      hint: `Revision ${signOff.revision} was signed by ${personName(signOff.signedBy)} on ${shortDate(londonDate(signOff.signedAt), today)}`,
      status: state === 'signed_off' ? <Tag colour="blue">Ready to send</Tag> : 'Sent',
    }
  }
  if (review.submission && state !== 'with_gold') {
    return {
      name,
      to: `/reviews/${review.id}/submission`,
      hint: `Revision ${review.submission.revision} was submitted`,
      status: isOffered(review, 'drop_amendment') ? (
        <span className="app-soft">Live until the amendment is sent</span>
      ) : (
        'Sent'
      ),
    }
  }
  if (state === 'with_gold' && newest) {
    return {
      name,
      to: `/sign-off/${review.id}/${newest.number}`,
      hint: `Revision ${newest.number} waits for ${gold ? personName(gold) : 'gold'}`,
      status: 'With gold',
    }
  }
  return {
    name,
    hint: gold ? `Gold: ${personName(gold)}` : 'No gold is named for this operation',
    status: <span className="app-soft">After it is sent to gold</span>,
  }
}

/** What comes after the sections. */
export function sendingTasks(review: ReviewReply): Task[] {
  return [checkTask(review), goldTask(review)]
}
