/** Tables that hold evidence: the service may read and add rows, never change or remove one. */
export const EVIDENCE_TABLES = [
  'decision',
  'decision_confirmation',
  'debrief',
  'pause_event',
  'revision',
  'rendition',
  'sign_off',
  'sign_off_void',
  'section_comment',
  'section_comment_reply',
  'review_author',
  'action_reason',
  'fact_author',
  'pack',
  'audit_event',
  'revision_view',
] as const
