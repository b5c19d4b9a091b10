import { londonClock } from '#shared/calendar.ts'
import type { Chance } from '#test/support/chance.ts'
import { type Act, type Command, done, type Params, reviewOf } from './act.ts'
import { someReview } from './moves.ts'
import { judge } from './table.ts'
import { liveSubmission, openQueries, ownState, type Review, type Who, type World } from './world.ts'

/** The rows of the submission table that the service has a channel for: sending by hand. */
export const submissionRows = [
  'none submit',
  'queued sent_by_hand',
  'sent receipt',
  'received superseded',
  'sent superseded',
  'queued superseded',
]

const recipient = ['recipient_officer'] as const
const leadOrGold = ['debrief_lead', 'gold_commander'] as const

function ofSubmission(world: World, _who: Who, chance: Chance): Params | null {
  const review = someReview(world, chance)
  if (!review || review.submissions.length === 0) return null
  const newest = liveSubmission(review) ?? review.submissions[0]
  const target = chance.happens(0.85) ? newest : chance.pick(review.submissions)
  return {
    review: review.key,
    target: target?.key ?? 0,
    right: chance.happens(0.9),
    checks: chance.happens(0.9),
  }
}

/** To the recipient a submission is not there before it was sent. */
function arrived(review: Review, { params }: Command): boolean {
  const found = review.submissions.find(({ key }) => key === params.target)
  return found?.out === true
}

const recordSent: Act = {
  policy: ['debrief_lead'],
  offer: (world, _who, chance) => {
    const review = someReview(world, chance)
    return review ? { review: review.key } : null
  },
  ask: (known, { review = 0 }) => ({
    method: 'POST',
    path: `/reviews/${known.id(review)}/sent`,
    body: { sentAt: londonClock(new Date().toISOString()), note: 'By secure mail.' },
  }),
  step: (world, command) => {
    const review = reviewOf(world, command)
    const live = liveSubmission(review)
    if (!live) return 'no_live_submission'
    if (live.state !== 'queued') return 'state_not_allowed'
    live.state = 'sent'
    live.out = true
    const rows = ['queued sent_by_hand']
    for (const earlier of review.submissions) {
      if (earlier === live || earlier.state === 'superseded') continue
      rows.push(`${earlier.state} superseded`)
      earlier.state = 'superseded'
      for (const query of review.queries) if (query.submission === earlier.key) query.open = false
    }
    return done(['sent_by_hand'], ...rows)
  },
}

const acknowledge: Act = {
  policy: recipient,
  offer: ofSubmission,
  ask: (known, { review = 0, target = 0, revision, right, checks }) => ({
    method: 'POST',
    path: `/inbox/${known.id(target)}/acknowledge`,
    body: {
      digest: right ? known.revision(review, revision ?? 0).digest : '0'.repeat(64),
      packPassedChecks: checks,
    },
  }),
  step: (world, command) => {
    const { params, who } = command
    const review = reviewOf(world, command)
    if (!arrived(review, command)) return 'not_found'
    const asked = {
      submission: params.target ?? 0,
      digest: params.right === true,
      packWhole: params.checks === true,
    }
    const judged = judge('acknowledge', { world, review, who, asked })
    if (judged.refusal !== null) return judged.refusal
    const live = liveSubmission(review)
    if (live) live.state = 'received'
    review.state = judged.to(review)
    return done(['acknowledge'], judged.row, 'sent receipt')
  },
}

const query: Act = {
  policy: recipient,
  offer: ofSubmission,
  ask: (known, { target = 0 }) => ({
    method: 'POST',
    path: `/inbox/${known.id(target)}/queries`,
    body: { question: 'What does figure 3 count?' },
  }),
  step: (world, command) => {
    const { key, who, params } = command
    const review = reviewOf(world, command)
    if (!arrived(review, command)) return 'not_found'
    const judged = judge('query', { world, review, who, asked: { submission: params.target ?? 0 } })
    if (judged.refusal !== null) return judged.refusal
    review.queries.push({ key, submission: params.target ?? 0, open: true })
    review.state = judged.to(review)
    return done(['query'], judged.row)
  },
}

function someQuery(world: World, _who: Who, chance: Chance): Params | null {
  const review = someReview(world, chance)
  if (!review || review.queries.length === 0) return null
  const open = openQueries(review)
  const found = chance.pick(open.length > 0 && chance.happens(0.85) ? open : review.queries)
  return { review: review.key, target: found.key }
}

const reply: Act = {
  policy: leadOrGold,
  offer: someQuery,
  ask: (known, { review = 0, target = 0 }) => ({
    method: 'POST',
    path: `/reviews/${known.id(review)}/queries/${known.id(target)}/reply`,
    body: { explanation: 'Arrests on the day.' },
  }),
  step: (world, command) => {
    const review = reviewOf(world, command)
    const judged = judge('reply', { world, review, who: command.who, asked: {} })
    if (judged.refusal !== null) return judged.refusal
    const found = review.queries.find(({ key }) => key === command.params.target)
    if (!found?.open) return 'no_open_query'
    found.open = false
    review.state = judged.row.startsWith('queried') ? ownState(review) : review.state
    return done(['reply'], judged.row)
  },
}

const closeQuery: Act = {
  policy: recipient,
  offer: someQuery,
  ask: (known, { target = 0, revision: submission = 0 }) => ({
    method: 'POST',
    path: `/inbox/${known.id(submission)}/queries/${known.id(target)}/close`,
  }),
  step: (world, command) => {
    const review = reviewOf(world, command)
    const found = review.queries.find(({ key }) => key === command.params.target)
    if (!found?.open) return 'no_open_query'
    const asked = { submission: found.submission }
    const judged = judge('close_query', { world, review, who: command.who, asked })
    if (judged.refusal !== null) return judged.refusal
    found.open = false
    review.state = judged.to(review)
    return done(['close_query'], judged.row)
  },
}

/** Sending, and what passes between the force and the recipient. */
export const sendingActs = {
  sent_by_hand: recordSent,
  acknowledge: { ...acknowledge, offer: withRevision(ofSubmission) },
  query,
  reply,
  close_query: { ...closeQuery, offer: withSubmission(someQuery) },
} satisfies Record<string, Act>

/** With the revision that the submission carries, whose digest a receipt names. */
function withRevision(offer: Act['offer']): Act['offer'] {
  return (world, who, chance) => {
    const params = offer(world, who, chance)
    const review = world.reviews.find(({ key }) => key === params?.review)
    const revision = review?.submissions.find(({ key }) => key === params?.target)?.revision
    return params && revision !== undefined ? { ...params, revision } : null
  }
}

/** With the submission that the question is about, in whose place of the inbox it stands. */
function withSubmission(offer: Act['offer']): Act['offer'] {
  return (world, who, chance) => {
    const params = offer(world, who, chance)
    const review = world.reviews.find(({ key }) => key === params?.review)
    const submission = review?.queries.find(({ key }) => key === params?.target)?.submission
    return params && submission !== undefined ? { ...params, revision: submission } : null
  }
}
