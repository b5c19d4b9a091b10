import type { LoggedOperation } from '#shared/api/access.ts'
import { factChangeRoles } from '#shared/workflow/fact-change.ts'
import { impactReviewRoles } from '#shared/workflow/impact-review.ts'
import { seriesRoles } from '#shared/workflow/series.ts'
import { givingRoles, shareRoles } from '#shared/workflow/sharing.ts'
import type { ReviewAction, ReviewState, Role, SubmissionEvent } from '#shared/workflow/states.ts'

export type PolicyRow = {
  /** Who may call it about what is their own organisation's; `anyone` needs no sign-in. */
  readonly who: readonly Role[] | 'anyone' | 'signed_in'
  /** Who of a force that an operation is shared with may call it about that operation. To others there is nothing. */
  readonly shared?: readonly Role[]
  /** The action of the transition table that says in which states, and by whom in each. */
  readonly action?: ReviewAction
  /** The event of the submission table that it is. */
  readonly event?: SubmissionEvent
  /** Of `who`, those who may do it only to what they made themselves. The written-out policy asks about others' work. */
  readonly onlyMakers?: readonly Role[]
  /** Only in these states of the review is there anything to be had; in all others it is as if it were not there. */
  readonly found?: readonly ReviewState[]
  /** What the access log keeps it as; nothing where no record about an operation is touched. */
  readonly logs: readonly LoggedOperation[]
}

const force = ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator'] as const
const lead = ['debrief_lead'] as const
const administrator = ['force_administrator'] as const
const gold = ['gold_commander'] as const
const recipient = ['recipient_officer'] as const
const leadOrGold = ['debrief_lead', 'gold_commander'] as const
const administratorOrGold = ['force_administrator', 'gold_commander'] as const
const readsCoverage = [
  'debrief_lead',
  'gold_commander',
  'force_administrator',
  'auditor',
  'recipient_officer',
] as const

const anyone = (): PolicyRow => ({ who: 'anyone', logs: [] })
const signedIn = (): PolicyRow => ({ who: 'signed_in', logs: [] })
const reads = (who: readonly Role[]): PolicyRow => ({ who, logs: ['consultation'] })
/** Read by the force itself and, where the operation is shared, by the people of the other force. */
const readsShared = (who: readonly Role[]): PolicyRow => ({ who, shared: who, logs: ['consultation'] })
const collects = (who: readonly Role[], action?: ReviewAction): PolicyRow => ({
  who,
  logs: ['collection'],
  ...(action ? { action } : {}),
})
const alters = (who: readonly Role[], action?: ReviewAction): PolicyRow => ({
  who,
  logs: ['alteration'],
  ...(action ? { action } : {}),
})

/**
 * Who may call what: one row for every route of the API, named as the router knows it. A route without a row stops
 * the start. What a row and the transition table allow, row security in the database allows too, and no more.
 */
export const policy: Readonly<Record<string, PolicyRow>> = {
  // Signing in and out, and who is there
  'GET /session': anyone(),
  'POST /session/extend': signedIn(),
  'GET /sessions': signedIn(),
  'POST /sign-out': signedIn(),
  'POST /sign-out-everywhere': signedIn(),
  'GET /demonstration/people': anyone(),
  'POST /demonstration/sign-in': anyone(),
  'POST /demonstration/step-up': signedIn(),
  'POST /test-login': anyone(),
  'GET /sign-in': anyone(),
  'GET /sign-in/:provider/start': anyone(),
  'GET /sign-in/:provider/callback': anyone(),
  'GET /sign-in/step-up': anyone(),
  'GET /sign-in/leave': anyone(),
  'GET /people': signedIn(),
  'GET /mail-choices': { who: leadOrGold, logs: [] },
  'PUT /mail-choices': { who: leadOrGold, logs: [] },

  // Who belongs to a force, what each may do, and who acts as gold: directories, not records about an operation
  'GET /administration/people': { who: administrator, logs: [] },
  'POST /people': { who: administrator, logs: [] },
  'POST /people/:id/grants': { who: administrator, logs: [] },
  'POST /people/:id/grants/:role/end': { who: administrator, logs: [] },
  'POST /people/:id/leave': { who: administrator, logs: ['erasure'] },
  // Where someone is written to: that it was changed is logged, and nobody but they can read it
  'POST /people/:id/mail-address': alters(administrator),
  'GET /acting-golds': { who: administratorOrGold, logs: [] },
  'POST /acting-golds': { who: administratorOrGold, logs: [] },
  'POST /acting-golds/:id/end': { who: administratorOrGold, onlyMakers: gold, logs: [] },

  // What is published to everyone signed in
  'GET /current': signedIn(),
  'GET /rules': signedIn(),
  'GET /rules/:id/:version': signedIn(),
  'GET /form-definitions/:id/:version': signedIn(),
  'GET /schemas/exchange/1.0.0': anyone(),

  // The register
  'GET /operations': reads(force),
  'GET /operations/:id': readsShared(force),
  'POST /operations': collects(lead),
  'POST /operations/:id/times': alters(lead),
  'POST /operations/:id/withdraw': alters(administratorOrGold),
  'POST /operations/:id/mark-duplicate': { who: administratorOrGold, logs: ['combination'] },
  'POST /operations/:id/restore': alters(administratorOrGold),

  // Joint operations
  'POST /operations/:id/shares': { who: shareRoles, logs: ['disclosure'] },
  'POST /operations/:id/shares/:share/end': alters(shareRoles),

  // Facts and decisions
  'PUT /operations/:id/facts': collects(leadOrGold),
  'POST /operations/:id/fact-changes': alters(factChangeRoles),
  'POST /operations/:id/decisions': collects(leadOrGold),
  'POST /operations/:id/decisions/:decision/confirm': alters(leadOrGold),

  // Debriefs held, pauses, series
  'POST /operations/:id/debriefs': collects(lead),
  'POST /operations/:id/pauses': collects(lead),
  'POST /operations/:id/resume': collects(lead),
  'POST /operations/:id/impact-reviews': collects(impactReviewRoles),
  'GET /series': reads(force),
  'GET /series/:id': reads(force),
  'POST /series': collects(seriesRoles),
  'POST /series/:id/consolidated-reviews': collects(seriesRoles),
  'POST /operations/:id/join-series': { who: seriesRoles, logs: ['combination'] },
  'POST /operations/:id/leave-series': alters(seriesRoles),

  // Writing a review
  // Starting again finds the review that is there, so the state of that one bars nothing.
  'POST /operations/:id/reviews': collects(lead),
  'GET /reviews/:id': readsShared(force),
  'GET /reviews/:id/sections/:section': readsShared(force),
  'PUT /reviews/:id/sections/:section': {
    who: ['debrief_lead', 'contributor'],
    shared: ['contributor'],
    action: 'edit',
    logs: ['alteration'],
  },
  'GET /reviews/:id/check': readsShared(force),
  'GET /reviews/:id/people': reads(force),
  'POST /reviews/:id/people': alters(givingRoles),
  'POST /reviews/:id/people/:person/end': alters(givingRoles),
  'POST /reviews/:id/comments/:comment/reply': alters(lead, 'edit'),
  'GET /reviews/:id/history': reads(force),
  'POST /reviews/:id/send-to-gold': alters(lead, 'send_to_gold'),
  'POST /reviews/:id/recall': alters(lead, 'recall'),
  'POST /reviews/:id/withdraw': alters(leadOrGold, 'withdraw'),
  'POST /reviews/:id/assign': alters(administrator, 'assign'),
  'POST /reviews/:id/reinstate': alters(lead, 'reinstate'),
  'POST /reviews/:id/amend': alters(lead, 'amend'),
  'POST /reviews/:id/drop-amendment': alters(lead, 'drop_amendment'),

  // Gold
  'GET /sign-off': reads(gold),
  'GET /reviews/:id/revisions/:revision': reads(force),
  'POST /reviews/:id/revisions/:revision/sign-off': alters(gold, 'sign_off'),
  'POST /reviews/:id/return': alters(gold, 'return'),
  'POST /reviews/:id/decline': alters(gold, 'decline'),
  'POST /reviews/:id/re-open': alters(leadOrGold, 're_open'),

  // What leaves
  'GET /reviews/:id/packs/:audience/:kind': {
    ...reads(['debrief_lead', ...administratorOrGold]),
    found: ['signed_off', 'submitted', 'received', 'queried'],
  },
  'POST /reviews/:id/submit': { who: leadOrGold, action: 'submit', logs: ['disclosure'] },
  'POST /reviews/:id/hold-back': alters(leadOrGold, 'hold_back'),
  'POST /reviews/:id/clear-hold-back': alters(gold, 'clear_hold_back'),
  'POST /reviews/:id/sent': { who: lead, event: 'sent_by_hand', logs: ['disclosure'] },
  'POST /reviews/:id/queries/:query/reply': alters(leadOrGold, 'reply'),

  // What came to the recipient
  'GET /inbox': reads(recipient),
  'GET /inbox/:id': reads(recipient),
  'GET /inbox/:id/:kind': reads(recipient),
  'POST /inbox/:id/acknowledge': alters(recipient, 'acknowledge'),
  'POST /inbox/:id/queries': collects(recipient, 'query'),
  'POST /inbox/:id/queries/:query/close': alters(recipient, 'close_query'),

  // Coverage
  'GET /coverage': reads(readsCoverage),
  'GET /coverage/list': reads(readsCoverage),

  // The access log
  'GET /access': { who: 'signed_in', logs: ['consultation'] },
  'GET /access/own': { who: 'signed_in', logs: ['consultation'] },
  'GET /access/force': reads(['force_administrator']),
}
