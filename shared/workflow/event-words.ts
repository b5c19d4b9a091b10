/**
 * What the audit chain records, in words: the history of a review reads "who, when: words". One spelling of each action
 * for the chain, and one table of what people read. The past tense, without a subject.
 */
export const eventWords = {
  // The register
  register_operation: 'Registered the operation',
  register_period: 'Registered it as a review period of another operation',
  record_times: 'Recorded when it started and stood down',
  withdraw_operation: 'Withdrew the operation from the register',
  mark_duplicate: 'Marked the operation as a duplicate',
  restore_operation: 'Put the operation back in the register',
  declare_series: 'Declared a series',
  join_series: 'Put the operation in a series',
  leave_series: 'Took the operation out of its series',
  record_consolidated_review: 'Recorded a consolidated review of a series',

  // People and other forces
  add_person: 'Added a person',
  link_account: 'Linked someone with their account at the sign-in service',
  give_role: 'Gave someone a role',
  end_role: 'Ended a role',
  leave_force: 'Recorded that someone left the force',
  set_mail_address: 'Recorded someone’s e-mail address',
  remove_mail_address: 'Removed someone’s e-mail address',
  appoint_acting_gold: 'Appointed someone to act as gold',
  end_acting_gold: 'Ended an appointment to act as gold',
  share_operation: 'Shared the operation with another force',
  end_share: 'Stopped sharing the operation with another force',

  // Facts, decisions, debriefs, pauses
  enter_facts: 'Entered facts for the first time',
  record_fact_change: 'Recorded a fact that changed',
  record_decision: 'Recorded a decision',
  raise_by_rule: 'The rule raised the tier on a new fact',
  confirm_decision: 'Confirmed a decision',
  record_debrief: 'Recorded a debrief that was held',
  pause: 'Paused it',
  resume: 'Ended the pause',
  record_impact_review: 'Recorded a review of the community impact assessment',

  // The review
  start: 'Started the review',
  assign: 'Changed the debrief lead of the review',
  give_sections: 'Asked someone to write sections',
  take_sections_back: 'Took sections back from someone',
  become_author: 'Saved an answer for the first time, and so became an author',
  send_to_gold: 'Sent it to gold',
  recall: 'Took it back from gold',
  reply_to_comment: 'Replied to gold’s comment',
  withdraw: 'Withdrew the review',
  reinstate: 'Brought the review back as a draft',
  amend: 'Opened an amendment of what was sent',
  drop_amendment: 'Dropped the amendment',

  // Gold
  view_revision: 'Opened the revision to read it',
  sign_off: 'Signed it',
  return: 'Returned it for work',
  decline: 'Declined it: no review is due',
  re_open: 'Opened it again, which ended the signature',

  // What leaves
  store_pack: 'Printed and stored a copy of the signed text',
  hold_back: 'Held it back',
  clear_hold_back: 'Cleared the hold-back',
  submit: 'Submitted it',
  sent_by_hand: 'Recorded that it was sent',
  acknowledge: 'Acknowledged it',
  query: 'Raised a query',
  reply: 'Answered the query',
  close_query: 'Closed the query',

  // The service itself
  adopt_evidence: 'Took rows that were there before into the chain',
} as const satisfies Record<string, string>

export type EventAction = keyof typeof eventWords

export const eventActions = Object.keys(eventWords) as [EventAction, ...EventAction[]]
