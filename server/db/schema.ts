// Written by npm run db:types from the migrated tables. Change a migration, not this file.
import type { ColumnType, Generated } from 'kysely'

/** Read as whatever was stored, for a schema to check; written as text that JSON.stringify made. */
type Json = ColumnType<unknown, string, string>

export interface AccessLog {
  force_id: string
  id: Generated<string>
  at: Generated<string>
  person_id: string
  organisation_id: string
  did: 'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure'
  route: string
  subject_kind: 'operation' | 'review' | 'series' | 'person' | 'coverage' | 'access_log'
  subject_ids: string[]
  recipient_id: string | null
  session_id: string
  request_id: string
  review_id: ColumnType<string | null, never, never>
}

export interface ActingGold {
  force_id: string
  id: Generated<string>
  deputy_id: string
  acting_for_id: string | null
  operation_id: string | null
  from_at: string
  until_at: string | null
  reason: string
  appointed_by: string
  appointed_at: Generated<string>
  ended_at: string | null
  ended_by: string | null
  end_reason: string | null
}

export interface ActingGoldInForce {
  force_id: string | null
  id: string | null
  deputy_id: string | null
  acting_for_id: string | null
  operation_id: string | null
  until_at: string | null
  reason: string | null
}

export interface ActionReason {
  force_id: string
  id: Generated<string>
  review_id: string
  action: string
  reason: string
  given_by: string
  given_at: Generated<string>
}

export interface AuditEvent {
  force_id: string
  sequence: number
  at: string
  payload: string
  previous_digest: string
  digest: string
  operation_id: string | null
  review_id: string | null
}

export interface AuditHead {
  force_id: string
  sequence: number
  digest: string
}

export interface Checkpoint {
  force_id: string
  sequence: number
  digest: string
  signed: string
  made_at: Generated<string>
}

export interface CoverageRow {
  force_id: string
  operation_id: string
  counting_day: string
  moments: Json
  refreshed_at: Generated<string>
}

export interface Debrief {
  force_id: string
  id: Generated<string>
  operation_id: string
  kind: 'hot' | 'structured' | 'single_agency_structured' | 'multi_agency_structured'
  held_from: string
  held_to: string
  place: string
  facilitator_id: string | null
  facilitator_role: string
  scribe: string
  invited: number
  present: number
  organisations: string | null
  corrects: string | null
  recorded_by: string
  recorded_at: Generated<string>
}

export interface Decision {
  force_id: string
  id: Generated<string>
  operation_id: string
  number: number
  kind: 'as_computed' | 'up' | 'down' | 'raised_by_rule' | 'corrected_down'
  known: Json
  rule_id: string
  rule_version: string
  rule_digest: string
  assessment: Json
  computed_tier: 0 | 1 | 2 | 3
  chosen_tier: 0 | 1 | 2 | 3
  reason: string
  position: 'silver' | 'duty_pops_supervisor' | 'gold' | 'chief_officer'
  second_person: 'none' | 'gold' | 'another_lead_or_gold' | 'another_without_facts'
  in_effect: 'at_once' | 'when_confirmed'
  decided_by: string
  decided_at: Generated<string>
  history: Json
}

export interface DecisionConfirmation {
  force_id: string
  decision_id: string
  confirmed_by: string
  confirmed_at: Generated<string>
}

export interface FactAuthor {
  force_id: string
  operation_id: string
  person_id: string
  first_saved_at: Generated<string>
}

export interface FactChange {
  force_id: string
  id: Generated<string>
  operation_id: string
  save_number: number
  criterion: string
  value_before: Json | null
  value: Json
  cause: string
  source: string
  learned_on: string
  what_was_wrong: string | null
  known: Json
  history: Json
  rule_id: string
  rule_version: string
  rule_digest: string
  assessment: Json
  recorded_by: string
  recorded_at: Generated<string>
}

export interface Facts {
  force_id: string
  operation_id: string
  save_number: number
  known: Json
  saved_at: Generated<string>
  saved_by: string
}

export interface HoldBack {
  force_id: string
  id: Generated<string>
  review_id: string
  revision_id: string
  act: 'hold_back' | 'clear_hold_back'
  ground: 'live_investigation' | 'proceedings' | 'inquest_or_inquiry' | 'legal_privilege' | 'other' | null
  agreed_with: string | null
  reason: string
  acted_by: string
  acted_at: Generated<string>
}

export interface IdempotencyKey {
  person_id: string
  route: string
  key: string
  body_digest: string
  status: number
  reply: string
  made_at: Generated<string>
}

export interface Identity {
  id: Generated<string>
  person_id: string
  issuer: string
  subject: string
  made_at: Generated<string>
}

export interface ImpactReview {
  force_id: string
  id: Generated<string>
  operation_id: string
  step: 'post_event_assessment' | 'impact_review_1' | 'impact_review_2' | 'further_review'
  made_on: string
  made_by: string | null
  made_by_role: string
  what_changed: string
  groups: Json
  policing_effect: string
  next_steps: string
  next_review_on: string | null
  definition_id: string
  definition_version: string
  corrects: string | null
  recorded_by: string
  recorded_at: Generated<string>
}

export interface MailAddress {
  person_id: string
  address: string
  salt: Generated<string>
  set_at: Generated<string>
}

export interface MailChoice {
  person_id: string
  waiting: boolean
  returned: boolean
  digest: boolean
  changed_at: Generated<string>
}

export interface MailSent {
  force_id: string
  id: Generated<string>
  person_id: string
  kind: 'review_waits' | 'review_returned' | 'review_declined' | 'query_asked' | 'digest'
  subject: string
  claimed_at: string | null
  sent_at: string | null
  made_at: Generated<string>
}

export interface Morning {
  day: string
  given_at: Generated<string>
}

export interface Operation {
  force_id: string
  id: Generated<string>
  reference: string
  name: string
  event_type: string
  cause: string | null
  how_it_came_about: string
  place: string
  planned_start_at: string
  planned_end_at: string | null
  started_at: string | null
  stood_down_at: string | null
  stood_down_recorded_at: string | null
  debrief_lead_id: string
  gold_id: string | null
  registered_at: Generated<string>
  registered_by: string
  removed_as: 'withdrawn' | 'duplicate' | null
  removed_code: string | null
  removed_sentence: string | null
  removed_at: string | null
  removed_by: string | null
  duplicate_of: string | null
}

export interface Organisation {
  id: string
  kind: 'force' | 'oversight_body' | 'recipient'
  name: string
  short_name: string
}

export interface OverseenForce {
  force_id: string | null
}

export interface Oversight {
  oversight_body_id: string
  force_id: string
}

export interface Pack {
  force_id: string
  sign_off_id: string
  audience: 'force' | 'recipient'
  pdf: Buffer
  pdf_digest: string
  json: Buffer
  json_digest: string
  made_at: Generated<string>
}

export interface PauseEvent {
  force_id: string
  id: Generated<string>
  operation_id: string
  event: 'pause' | 'resume'
  reason: string
  contact: string | null
  review_on: string | null
  recorded_by: string
  recorded_at: Generated<string>
}

export interface Person {
  id: Generated<string>
  slug: string
  name: string
  rank: string | null
  rank_short: string | null
  listed_by: string | null
}

export interface Query {
  force_id: string
  id: Generated<string>
  submission_id: string
  question: string
  asked_by: string
  asked_at: Generated<string>
}

export interface QueryEnd {
  force_id: string
  query_id: string
  how: 'reply' | 'close_query' | 'amendment_sent'
  explanation: string | null
  ended_by: string
  ended_at: Generated<string>
}

export interface Receipt {
  force_id: string
  submission_id: string
  digest: string
  acknowledged_by: string
  acknowledged_at: Generated<string>
}

export interface Rendition {
  force_id: string
  revision_id: string
  audience: 'force' | 'recipient' | 'oversight' | 'public'
  bytes: Buffer
  digest: string
}

export interface Review {
  force_id: string
  id: Generated<string>
  operation_id: string
  definition_id: string
  definition_version: string
  state:
    | 'draft'
    | 'with_gold'
    | 'returned'
    | 'signed_off'
    | 'submitted'
    | 'received'
    | 'queried'
    | 'withdrawn'
  state_since: Generated<string>
  revisions: Generated<number>
  lead_id: string
  started_by: string
  started_at: Generated<string>
}

export interface ReviewAuthor {
  force_id: string
  review_id: string
  person_id: string
  first_saved_at: Generated<string>
}

export interface ReviewPeriod {
  force_id: string
  operation_id: string
  first_operation_id: string
  kind: 'period' | 'closing'
  number: number | null
  recorded_by: string
  recorded_at: Generated<string>
}

export interface ReviewSection {
  force_id: string
  review_id: string
  section_id: string
  save_number: number
  answers: Json
  saved_at: Generated<string>
  saved_by: string
}

export interface Revision {
  force_id: string
  id: Generated<string>
  review_id: string
  number: number
  decision_id: string
  envelope: Buffer
  digest: string
  marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE'
  frozen_by: string
  frozen_at: Generated<string>
}

export interface RevisionView {
  force_id: string
  revision_id: string
  person_id: string
  session_id: string
  viewed_at: Generated<string>
}

export interface RoleGrant {
  organisation_id: string
  person_id: string
  role:
    | 'debrief_lead'
    | 'contributor'
    | 'gold_commander'
    | 'force_administrator'
    | 'auditor'
    | 'recipient_officer'
  granted_at: Generated<string>
  ended_at: string | null
  granted_by: string | null
  ended_by: string | null
  end_reason: string | null
  origin: Generated<'administrator' | 'provider' | 'seed'>
}

export interface SectionComment {
  force_id: string
  id: Generated<string>
  review_id: string
  revision_id: string
  section_id: string
  comment: string
  made_by: string
  made_at: Generated<string>
}

export interface SectionCommentReply {
  force_id: string
  comment_id: string
  reply: string
  made_by: string
  made_at: Generated<string>
}

export interface SectionGiven {
  force_id: string
  id: Generated<string>
  review_id: string
  section_id: string
  person_id: string
  of_force_id: string
  given_by: string
  given_at: Generated<string>
  ended_at: string | null
  ended_by: string | null
}

export interface Series {
  force_id: string
  id: Generated<string>
  name: string
  reason: string
  declared_by: string
  declared_at: Generated<string>
}

export interface SeriesEvent {
  force_id: string
  id: Generated<string>
  series_id: string
  event: 'join' | 'leave' | 'consolidated_review'
  operation_id: string | null
  reason: string
  held_on: string | null
  recorded_by: string
  recorded_at: Generated<string>
}

export interface Session {
  token_digest: string
  person_id: string
  organisation_id: string
  csrf_token: string
  started_at: Generated<string>
  last_seen_at: Generated<string>
  stepped_up_at: string | null
  ended_at: string | null
  id: Generated<string>
  previous_digest: string | null
  exchanged_at: string | null
  roles_seen: string | null
  identity_id: string | null
}

export interface Share {
  force_id: string
  id: Generated<string>
  operation_id: string
  with_force_id: string
  reason: string
  shared_by: string
  shared_at: Generated<string>
  ended_at: string | null
  ended_by: string | null
  end_reason: string | null
}

export interface SignInAttempt {
  digest: string
  purpose: 'sign_in' | 'step_up'
  provider: string
  organisation_id: string
  nonce: string
  verifier: string
  return_path: string
  session_id: string | null
  started_at: Generated<string>
}

export interface SignOff {
  force_id: string
  id: Generated<string>
  review_id: string
  revision_id: string
  digest: string
  signed_by: string
  signed_at: Generated<string>
  statement: Json
  acting_gold_id: string | null
}

export interface SignOffVoid {
  force_id: string
  sign_off_id: string
  reason: string
  voided_by: string
  voided_at: Generated<string>
}

export interface Submission {
  force_id: string
  id: Generated<string>
  review_id: string
  revision_id: string
  sign_off_id: string
  recipient_id: string
  channel: 'by_hand'
  state: 'queued' | 'sent' | 'received' | 'superseded'
  submitted_by: string
  submitted_at: Generated<string>
  sent_at: string | null
  sent_stated_at: string | null
  sent_recorded_at: string | null
  sent_recorded_by: string | null
  sent_note: string | null
}

export interface ViewerForce {
  force_id: string | null
}

export interface ViewerGivenSection {
  force_id: string | null
  review_id: string | null
  section_id: string | null
}

export interface ViewerRecipient {
  recipient_id: string | null
}

export interface ViewerShare {
  force_id: string | null
  operation_id: string | null
  shared_at: string | null
}

export interface ViewerSharedReview {
  force_id: string | null
  review_id: string | null
}

export interface Schema {
  access_log: AccessLog
  acting_gold: ActingGold
  acting_gold_in_force: ActingGoldInForce
  action_reason: ActionReason
  audit_event: AuditEvent
  audit_head: AuditHead
  checkpoint: Checkpoint
  coverage_row: CoverageRow
  debrief: Debrief
  decision: Decision
  decision_confirmation: DecisionConfirmation
  fact_author: FactAuthor
  fact_change: FactChange
  facts: Facts
  hold_back: HoldBack
  idempotency_key: IdempotencyKey
  identity: Identity
  impact_review: ImpactReview
  mail_address: MailAddress
  mail_choice: MailChoice
  mail_sent: MailSent
  morning: Morning
  operation: Operation
  organisation: Organisation
  overseen_force: OverseenForce
  oversight: Oversight
  pack: Pack
  pause_event: PauseEvent
  person: Person
  query: Query
  query_end: QueryEnd
  receipt: Receipt
  rendition: Rendition
  review: Review
  review_author: ReviewAuthor
  review_period: ReviewPeriod
  review_section: ReviewSection
  revision: Revision
  revision_view: RevisionView
  role_grant: RoleGrant
  section_comment: SectionComment
  section_comment_reply: SectionCommentReply
  section_given: SectionGiven
  series: Series
  series_event: SeriesEvent
  session: Session
  share: Share
  sign_in_attempt: SignInAttempt
  sign_off: SignOff
  sign_off_void: SignOffVoid
  submission: Submission
  viewer_force: ViewerForce
  viewer_given_section: ViewerGivenSection
  viewer_recipient: ViewerRecipient
  viewer_share: ViewerShare
  viewer_shared_review: ViewerSharedReview
}
