/**
 * Tables whose rows leave their digest in the audit chain when they are written, with the columns of their key beside
 * the force. The triggers of the migrations name the same; a test compares them.
 */
export const CHAINED_TABLES: Readonly<Record<string, readonly string[]>> = {
  operation: ['id'],
  fact_author: ['operation_id', 'person_id'],
  decision: ['id'],
  decision_confirmation: ['decision_id'],
  debrief: ['id'],
  pause_event: ['id'],
  fact_change: ['id'],
  series: ['id'],
  series_event: ['id'],
  review_period: ['operation_id'],
  review: ['id'],
  review_author: ['review_id', 'person_id'],
  action_reason: ['id'],
  revision: ['id'],
  rendition: ['revision_id', 'audience'],
  revision_view: ['revision_id', 'person_id', 'session_digest'],
  sign_off: ['id'],
  sign_off_void: ['sign_off_id'],
  section_comment: ['id'],
  section_comment_reply: ['comment_id'],
  pack: ['sign_off_id', 'audience'],
  submission: ['id'],
  query: ['id'],
  query_end: ['query_id'],
  receipt: ['submission_id'],
}
