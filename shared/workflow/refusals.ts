import type { ProblemCode } from '#shared/problems.ts'

/** Why a table says no, and what to do next. Codes are public: add, never rename. */
export const refusals = {
  // Who
  role_missing: 'Your role does not allow this at this step. Ask someone who holds the role to do it.',
  other_force: 'Only the lead force can do this. Ask the debrief lead of that force.',
  own_work: 'You wrote part of this review, so another gold must decide. Ask for one who wrote none of it.',
  not_eligible_gold:
    'You facilitated a debrief of this operation, so another gold must decide. Ask for one who facilitated none.',
  section_not_given: 'You were not asked to write this section. Ask the debrief lead to add you to it.',
  own_decision: 'You made this decision, so a second person must confirm it. Ask another lead or gold.',
  entered_facts:
    'You entered facts that this decision rests on. Ask a lead or gold who entered none of them.',
  position_too_low:
    'Only gold or a chief officer may choose a lower tier. Choose the position you decided in.',
  position_not_held: 'You chose a position that needs the gold role. Choose the position you decided in.',

  // Where things stand
  state_not_allowed: 'The review has moved on and this step no longer fits. Open it again to see what does.',
  already_submitted: 'This review was submitted once, so it stays. Amend it to change an answer.',
  no_live_submission: 'Nothing from this review has been submitted. Send it first.',
  no_open_query: 'No query is open. There is nothing to answer or close.',
  not_sent_yet: 'This submission has not gone out yet. Wait until it is sent.',
  already_acknowledged: 'This submission was acknowledged before. There is nothing more to do.',
  no_decision_in_effect: 'No decision is in effect. Record the decision, or have it confirmed, first.',
  review_not_required: 'The decision in effect says that no review is required. Change the decision first.',
  other_review_exists: 'This operation has another review. Open that one, or have it withdrawn first.',
  comment_answered: 'This comment was answered before. The reply stays as it was written.',
  operation_removed: 'The operation was removed from the register. Have it restored first.',
  not_removed: 'The operation is in the register. There is nothing to restore.',
  already_removed: 'The operation was removed before. Restore it first to give another reason.',
  not_paused: 'No pause is in force. There is nothing to end.',
  already_held_back: 'This review is held back already. Gold clears it when it may go.',
  not_held_back: 'Nothing of this review is held back. There is nothing to clear.',
  no_attention_needed: 'The service is still trying to send this. Wait, or record that you sent it by hand.',

  // Work to do first
  not_complete: 'Some answers are left. Open the list of what is left and fill them in.',
  debrief_not_recorded: 'The debrief that this tier asks for is not recorded. Record it first.',
  comments_unanswered: 'A section that gold commented on has no reply. Say what you did in each.',
  no_live_sign_off: 'The newest revision has no sign-off. Send it to gold first.',
  decision_changed:
    'A newer decision is in effect than the one this revision names. Take the review back, change it and send it to gold again.',
  pack_not_stored: 'The PDF and the JSON are still being made. Try again in a minute.',
  hold_back_not_cleared:
    'Part of this review is held back so that it cannot harm a case. A gold commander who wrote none of it clears that first.',
  not_viewed: 'Open and read this revision before you sign it.',

  // What the request must carry
  save_number_stale:
    'Someone else saved this section while you were writing. Compare the two and choose what to keep.',
  precondition_missing:
    'The request does not say which revision it is about. Open the revision and try again.',
  revision_stale: 'The revision changed while you were reading. Nothing was signed. Read the newest one.',
  digest_mismatch:
    'The text you were shown is not the text that is stored. Nothing was signed. Open it again.',
  gold_checks_missing: 'Tick each gold check after reading the review.',
  gold_reason_missing: 'You are not the gold named for this operation. Say why you sign instead.',
  step_up_required: 'Confirm that it is you. Nothing you wrote is lost.',
  reason_missing: 'Give the reason.',
  reason_too_short: 'Give the reason for the lower tier in at least 100 characters.',
  section_reason_missing: 'Choose at least one section and say what must be put right.',
  decline_reason_missing: 'Say whether it is a duplicate or not required.',
  question_missing: 'Write the question.',
  explanation_missing: 'Write the answer to the query.',
  new_lead_missing: 'Name the new debrief lead.',
  receipt_mismatch: 'The number or the digest is not that of this submission. Check the pack you received.',
  pack_failed_checks:
    'The pack did not pass its checks. Do not rely on it, and ask the force to send it again.',
  time_not_possible: 'This time cannot be right. Enter when it happened, not a time to come.',

  // Decisions
  tier_fixed: 'The tier is fixed by the first submission. Record the fact, and amend the review if needed.',
  tier_unchanged: 'The decision in effect says the same already. No new decision is needed.',
  tier_not_as_computed:
    'The chosen tier is not the one that was worked out. Choose that tier, or override it.',
  tier_not_up: 'An override up needs a tier above the one that was worked out.',
  tier_not_one_step_down: 'An override down goes one step only. Choose the next tier below.',
  tier_not_falling: 'The corrected figures do not lower the tier. Record the decision as worked out.',
  tier_not_rising: 'The new facts do not raise the tier. No new decision is needed.',
  facts_decided:
    'A decision rests on these facts. Record what changed instead, with its source and its date.',
  facts_still_open: 'No decision is recorded yet, so the facts are open. Enter this with the other facts.',
  down_forbidden: 'The rule does not allow a lower tier here. Keep the tier that was worked out.',
  figure_not_corrected:
    'The tier falls only when a figure was wrong. Mark the figure as corrected and say what was wrong.',
  correction_first:
    'A corrected figure lowers the tier. Record that decision first, then override if needed.',
  no_confirmation_needed: 'This decision needs no second person.',
  already_confirmed: 'This decision was confirmed before. There is nothing more to do.',
  newer_decision: 'A newer decision was made. Open that one.',

  // Series
  in_series: 'The operation is in a series already. Take it out of that one first.',
  not_in_series: 'The operation is in no series. There is nothing to leave.',

  // Sharing
  share_with_own_force: 'Your own force leads this operation. Choose another force.',
  already_shared: 'The operation is shared with this force already. There is nothing to do.',
  share_ended: 'This share has ended already. There is nothing to end.',
  no_sections_given: 'This person has no section of this review. There is nothing to take back.',

  // People
  nothing_to_tell: 'This person holds no role, so nothing is sent to them. Give them a role first.',
  own_role: 'You cannot give a role to yourself. Ask another administrator of your force.',
  role_of_another_kind:
    'This role belongs to another kind of organisation. A force gives the roles of a force only.',
  role_held: 'This person holds this role already. There is nothing to give.',
  role_not_held: 'This person does not hold this role. There is nothing to end.',
  last_administrator:
    'This is the last administrator of your force, so the role stays. Give it to someone else first.',
  last_gold:
    'This is the last gold commander and a review waits for gold. Give the role to someone else first, or confirm that nobody is left to sign.',
  gold_appoints:
    'Only a gold commander names who acts for them. Where no gold can be reached, an administrator appoints and says so.',
  own_deputy: 'You cannot act for yourself. Choose another person.',
  deputy_holds_gold: 'This person is a gold commander and signs in their own name. Choose another person.',
  appointment_over: 'This appointment is over. There is nothing to end.',
  already_lead: 'This person leads the review already. There is nothing to change.',

  // Register
  reason_code_missing: 'Choose the reason from the list.',
  oversight_sentence_missing: 'Write one sentence for the oversight body that says why.',
  duplicate_of_missing: 'Choose the operation that this one repeats. It must be another one in the register.',
  debrief_details_missing:
    'Give the kind, the facilitator, the note-taker and the numbers invited and present.',
  contact_missing: 'Name the investigator or contact who asked for the pause.',
  review_date_missing: 'Enter the day on which the pause will be reviewed.',
  review_date_passed: 'The review date has passed. Enter today or a later day.',
  review_date_too_far: 'A pause is reviewed at least every 28 days. Enter a day within the next 28.',
} as const satisfies Record<string, string>

export type Refusal = keyof typeof refusals

/** The sentence for people: says what is wrong and what to do next. */
export function refusalSentence(refusal: Refusal): string {
  return refusals[refusal]
}

/** The problem that carries a refusal to the caller; its code gives the HTTP status. */
export function refusalProblem(refusal: Refusal): ProblemCode {
  if (refusal === 'save_number_stale') return 'section_changed'
  if (refusal === 'precondition_missing' || refusal === 'revision_stale') return refusal
  return refusal === 'step_up_required' ? refusal : 'action_refused'
}
