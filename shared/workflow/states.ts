/** The words of the workflow: one spelling for SQL, JSON and TypeScript, and one table of what people read. */

export const reviewStates = [
  'draft',
  'with_gold',
  'returned',
  'signed_off',
  'submitted',
  'received',
  'queried',
  'withdrawn',
] as const
export type ReviewState = (typeof reviewStates)[number]

export const submissionStates = ['queued', 'sent', 'received', 'superseded'] as const
export type SubmissionState = (typeof submissionStates)[number]

export const roles = [
  'debrief_lead',
  'contributor',
  'gold_commander',
  'force_administrator',
  'auditor',
  'recipient_officer',
] as const
export type Role = (typeof roles)[number]

/** Where the acting person or machine stands to the review. A channel is what carries packs and receipts. */
export const relations = ['lead_force', 'sharing_force', 'recipient', 'channel', 'other'] as const
export type Relation = (typeof relations)[number]

export const reviewActions = [
  'start',
  'edit',
  'send_to_gold',
  'withdraw',
  'drop_amendment',
  'recall',
  'sign_off',
  'return',
  'decline',
  'submit',
  'hold_back',
  'clear_hold_back',
  're_open',
  'acknowledge',
  'query',
  'reply',
  'close_query',
  'amend',
  'reinstate',
  'assign',
] as const
export type ReviewAction = (typeof reviewActions)[number]

export const submissionEvents = [
  'submit',
  'accepted',
  'sent_by_hand',
  'retries_used_up',
  'retry',
  'change_channel',
  'receipt',
  'amendment_sent',
] as const
export type SubmissionEvent = (typeof submissionEvents)[number]

export const registerActions = [
  'withdraw',
  'mark_duplicate',
  'restore',
  'record_debrief',
  'pause',
  'resume',
] as const
export type RegisterAction = (typeof registerActions)[number]

export const declineReasons = ['duplicate', 'not_required'] as const
export type DeclineReason = (typeof declineReasons)[number]

export const reviewStateWords: Readonly<Record<ReviewState, string>> = {
  draft: 'Draft',
  with_gold: 'With gold',
  returned: 'Returned',
  signed_off: 'Signed off',
  submitted: 'Submitted',
  received: 'Received',
  queried: 'Queried',
  withdrawn: 'Withdrawn',
}

const submissionStateWords: Readonly<Record<SubmissionState | 'needs_attention', string>> = {
  queued: 'Waiting to go',
  needs_attention: 'Needs attention',
  sent: 'Sent, no receipt yet',
  received: 'Received',
  superseded: 'Superseded',
}

export const roleWords: Readonly<Record<Role, string>> = {
  debrief_lead: 'Debrief lead',
  contributor: 'Contributor',
  gold_commander: 'Gold commander',
  force_administrator: 'Force administrator',
  auditor: 'Auditor',
  recipient_officer: 'Recipient officer',
}

export const reviewActionWords: Readonly<Record<ReviewAction, string>> = {
  start: 'Start the review',
  edit: 'Write',
  send_to_gold: 'Send to gold',
  withdraw: 'Withdraw it',
  drop_amendment: 'Drop the amendment',
  recall: 'Take it back',
  sign_off: 'Sign it off',
  return: 'Return it',
  decline: 'Decline it',
  submit: 'Send it',
  hold_back: 'Hold it back',
  clear_hold_back: 'Clear the hold-back',
  re_open: 'Open it again',
  acknowledge: 'Acknowledge it',
  query: 'Raise a query',
  reply: 'Answer the query',
  close_query: 'Close the query',
  amend: 'Amend it',
  reinstate: 'Bring it back',
  assign: 'Change the debrief lead',
}

export const registerActionWords: Readonly<Record<RegisterAction, string>> = {
  withdraw: 'Withdraw the operation',
  mark_duplicate: 'Mark it as a duplicate',
  restore: 'Put it back in the register',
  record_debrief: 'Record a debrief',
  pause: 'Pause it',
  resume: 'End the pause',
}

export const declineReasonWords: Readonly<Record<DeclineReason, string>> = {
  duplicate: 'It is a duplicate',
  not_required: 'No review is required',
}

/** A queued submission whose retries are used up reads "Needs attention"; every other state reads as itself. */
export function submissionWords(state: SubmissionState, needsAttention: boolean): string {
  return submissionStateWords[state === 'queued' && needsAttention ? 'needs_attention' : state]
}
