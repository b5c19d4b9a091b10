import type { ReviewState, SubmissionState } from '#shared/workflow/states.ts'
import { dutyStatus, type Ladder, type RungStatus } from './ladder.ts'
import { type Duty, duties, isImpactDuty, type OperationMoments } from './moments.ts'
import type { Part } from './partition.ts'

const nextActs = [
  'enter_facts',
  'record_decision',
  'confirm_decision',
  'record_stand_down',
  'record_debrief',
  'start_review',
  'go_on_writing',
  'change_and_send_again',
  'waiting_for_gold',
  'send_to_recipient',
  'record_sent',
  'mend_sending',
  'waiting_to_go',
  'waiting_for_receipt',
  'answer_query',
  'review_impact',
  'none',
] as const
export type NextActId = (typeof nextActs)[number]

/** The groups of the home page, in the order in which they are shown. */
export const homeGroups = [
  'to_decide',
  'returned',
  'to_start',
  'draft',
  'with_gold',
  'to_send',
  'sent',
  'impact_to_review',
  'finished',
  'not_required',
  'removed',
] as const
export type HomeGroup = (typeof homeGroups)[number]

export const homeGroupWords: Readonly<Record<HomeGroup, string>> = {
  to_decide: 'To decide',
  returned: 'Returned by gold',
  to_start: 'To start',
  draft: 'Draft',
  with_gold: 'With gold',
  to_send: 'Signed off, not sent',
  sent: 'Sent',
  impact_to_review: 'Community impact to review',
  finished: 'Finished',
  not_required: 'Not required',
  removed: 'Removed',
}

export interface Standing {
  readonly part: Part
  readonly ladder: Ladder
  readonly factsStarted: boolean
  /** A decision waits for the second person that it needs to come into effect. */
  readonly awaitingConfirmation: boolean
  readonly standDownMissing: boolean
  readonly review: { readonly state: ReviewState } | null
  /** The live submission. */
  readonly submission: {
    readonly state: SubmissionState
    readonly byHand: boolean
    readonly needsAttention: boolean
  } | null
  /** The community impact assessment or review that is due next; null where none is left. */
  readonly impactDue: OpenDuty | null
}

export interface NextAct {
  readonly act: NextActId
  readonly group: HomeGroup
  /** Of the rung that is next; null where no clock runs. 00:00 after the last day. */
  readonly deadline: string | null
  readonly status: RungStatus | null
}

/** What the force must do next about an operation, or what it waits for. */
export function nextActOf(standing: Standing): NextAct {
  const [group, act] = placeOf(standing)
  if (act === 'review_impact' && standing.impactDue) {
    const { deadline, status } = standing.impactDue
    return { act, group, deadline, status }
  }
  const next = standing.ladder.rungs.find(({ held, status }) => !held && status !== null)
  const clockRuns = act !== 'none' && next !== undefined
  return { act, group, deadline: clockRuns ? next.deadline : null, status: clockRuns ? next.status : null }
}

function placeOf(standing: Standing): readonly [HomeGroup, NextActId] {
  if (standing.part === 'removed') return ['removed', 'none']
  if (standing.part === 'not_required') return ['not_required', 'none']
  if (standing.part === 'awaiting_decision') return ['to_decide', decisionAct(standing)]
  const state = standing.review?.state
  switch (state) {
    case 'draft':
      return ['draft', firstOf(standing, 'go_on_writing')]
    case 'returned':
      return ['returned', firstOf(standing, 'change_and_send_again')]
    case 'with_gold':
      return ['with_gold', 'waiting_for_gold']
    case 'signed_off':
      return ['to_send', 'send_to_recipient']
    case 'submitted':
      return sendingOf(standing)
    case 'queried':
      return ['sent', 'answer_query']
    case 'received':
      return standing.impactDue ? ['impact_to_review', 'review_impact'] : ['finished', 'none']
    default:
      return ['to_start', firstOf(standing, 'start_review')]
  }
}

function decisionAct({ awaitingConfirmation, standDownMissing, factsStarted }: Standing): NextActId {
  if (awaitingConfirmation) return 'confirm_decision'
  if (standDownMissing) return 'record_stand_down'
  return factsStarted ? 'record_decision' : 'enter_facts'
}

/** What has to come before the form: the stand-down that every deadline counts from, then the debrief. */
function firstOf({ standDownMissing, ladder }: Standing, act: NextActId): NextActId {
  if (standDownMissing) return 'record_stand_down'
  const debriefed = ladder.rungs.find(({ rung }) => rung === 'debriefed')
  return debriefed?.held === false ? 'record_debrief' : act
}

function sendingOf({ submission }: Standing): readonly [HomeGroup, NextActId] {
  if (submission?.state !== 'queued') return ['sent', 'waiting_for_receipt']
  if (submission.needsAttention) return ['to_send', 'mend_sending']
  return ['to_send', submission.byHand ? 'record_sent' : 'waiting_to_go']
}

export interface NextActNames {
  /** How people call the recipient in a sentence, for example "the NPoCC". */
  readonly recipient: string
  /** Rank and name, or "gold" where nobody is named. */
  readonly gold: string
  /** Sections that gold commented on. */
  readonly sections: number
}

/** The act in the words of the home page. */
export function nextActWords(act: NextActId, { recipient, gold, sections }: NextActNames): string {
  const words: Record<NextActId, string> = {
    enter_facts: 'Enter the facts and record the decision',
    record_decision: 'Finish the facts and decide',
    confirm_decision: 'Have the decision confirmed by a second person',
    record_stand_down: 'Record the stand-down',
    record_debrief: 'Record the debrief',
    start_review: 'Start the review',
    go_on_writing: 'Go on writing',
    change_and_send_again: `Change ${sections} ${sections === 1 ? 'section' : 'sections'} and send again`,
    waiting_for_gold: `Waiting for ${gold}`,
    send_to_recipient: `Send to ${recipient}`,
    record_sent: 'Record that it was sent',
    mend_sending: 'Send it again or take another channel',
    waiting_to_go: 'Waiting to go',
    waiting_for_receipt: 'Sent, no receipt yet',
    answer_query: 'Answer the query',
    review_impact: 'Review the community impact',
    none: 'Nothing to do',
  }
  return words[act]
}

export interface OpenDuty {
  readonly duty: Duty
  readonly status: RungStatus
  readonly deadline: string | null
}

/** The steps beside the ladder that are still to be done, earliest deadline first. */
export function openDuties(row: OperationMoments, at: string): OpenDuty[] {
  return duties
    .filter((duty) => !(duty === 'hot_debrief' && row.tierInEffect === 1))
    .flatMap((duty) => {
      const status = dutyStatus(row, duty, at)
      if (status === null || status === 'done_in_time' || status === 'done_late') return []
      return [{ duty, status, deadline: row.duties[duty]?.deadline ?? null }]
    })
    .sort((one, other) => sortKey(one) - sortKey(other))
}

/** The community impact assessment or review that is due next: it is owed whatever became of the form. */
export function impactDueOf(row: OperationMoments, at: string): OpenDuty | null {
  return openDuties(row, at).find(({ duty }) => isImpactDuty(duty)) ?? null
}

function sortKey({ deadline }: OpenDuty): number {
  return deadline === null ? Number.POSITIVE_INFINITY : Date.parse(deadline)
}

/** The duty as something to do; `days` after stand-down, from the rule. */
export function dutyActWords(duty: Duty, days: number): string {
  const words: Record<Duty, string> = {
    hot_debrief: 'Record the hot debrief',
    single_agency_debrief: 'Record the force’s own debrief',
    post_event_assessment: 'Do the community impact assessment',
    impact_review_1: `Do the ${days}-day community impact review`,
    impact_review_2: `Do the ${days}-day community impact review`,
  }
  return words[duty]
}
