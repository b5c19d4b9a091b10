import { CreatedReply, InboxPackReply } from '#shared/api/queries.ts'
import { londonClock } from '#shared/calendar.ts'
import { type Api, addPerson, type Client } from './api.ts'
import { act, type Force, reach, viewReview } from './main-job.ts'

/** Someone of the recipient, who works in its inbox. */
export function addRecipient(api: Api): Promise<Client> {
  return addPerson(api, 'npocc', ['recipient_officer'])
}

/** The lead says that it was sent just now. */
export function recordSent(lead: Client, reviewId: string, note = 'By secure mail.') {
  const sentAt = londonClock(new Date().toISOString())
  return act(lead, `/reviews/${reviewId}/sent`, { sentAt, note })
}

export async function viewPack(recipient: Client, submissionId: string) {
  return (await recipient.get(`/inbox/${submissionId}`)).read(InboxPackReply)
}

/** A review that was sent by hand, and its submission in the recipient's inbox. */
export async function reachSent(api: Api, force: Force, recipient: Client) {
  const { reviewId, operationId } = await reach(api, force, 'submitted')
  await recordSent(force.lead, reviewId)
  const submissionId = (await viewReview(force.lead, reviewId)).submission?.id ?? ''
  const { pack } = await viewPack(recipient, submissionId)
  return { reviewId, operationId, submissionId, digest: pack.copy?.digest ?? '' }
}

/** The recipient asks; the question's id. */
export async function askQuery(
  recipient: Client,
  submissionId: string,
  question = 'What does figure 3 count?',
) {
  return (await recipient.post(`/inbox/${submissionId}/queries`, { question })).read(CreatedReply).id
}

/** A reason that is long enough for a step down. */
export const LONG_REASON = 'It was a quiet picket with no arrest, no injury and no complaint. '.repeat(2)
