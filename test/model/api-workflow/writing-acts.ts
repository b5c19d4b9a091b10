import type { Chance } from '#test/support/chance.ts'
import { answersAt } from '#test/support/main-job.ts'
import { type Act, done, type Params, reviewOf } from './act.ts'
import { about, CANARY, move, pathTo, plain, reason, sessionOf, someReview, voidSignOff } from './moves.ts'
import { judge, refusalOfStart, sectionsAt } from './table.ts'
import { inEffect, liveReview, type Who, type World } from './world.ts'

const FULL = answersAt(3, (place) => `${CANARY} words for ${place}`)
const WRITTEN = ['community-impact', 'intelligence'] as const

const lead = ['debrief_lead'] as const
const leadOrGold = ['debrief_lead', 'gold_commander'] as const

const start: Act = {
  policy: lead,
  offer: () => ({}),
  ask: ({ operationId }) => ({ method: 'POST', path: `/operations/${operationId}/reviews` }),
  step: (world, { key }) => {
    if (liveReview(world)) return done([])
    const refusal = refusalOfStart(world)
    if (refusal !== null) return refusal
    world.reviews.push({
      key,
      state: 'draft',
      lead: 'lead',
      sections: {},
      authors: [],
      given: [],
      comments: [],
      revisions: [],
      views: [],
      signOffs: [],
      submissions: [],
      queries: [],
      held: false,
    })
    return done(['start'], 'none start')
  },
}

function offerEdit(world: World, who: Who, chance: Chance): Params | null {
  const review = someReview(world, chance)
  if (!review) return null
  const given = review.given.filter((each) => each.who === who).map(({ section }) => section)
  const section = chance.pick(given.length > 0 && chance.happens(0.8) ? given : WRITTEN)
  const saves = review.sections[section]?.saves ?? 0
  const saveNumber = chance.happens(0.9) ? saves : saves + 1
  return { review: review.key, section, saveNumber, full: chance.happens(0.75) }
}

const edit: Act = {
  policy: ['debrief_lead', 'contributor'],
  shared: true,
  offer: offerEdit,
  ask: (known, { review = 0, section = '', saveNumber, full }) => ({
    method: 'PUT',
    path: `/reviews/${known.id(review)}/sections/${section}`,
    body: { saveNumber, answers: full ? FULL[section] : {} },
  }),
  step: (world, command) => {
    const { who, params } = command
    const { section = '', saveNumber = 0, full = false } = params
    const review = reviewOf(world, command)
    if (who === 'neighbour' && !world.share.some(({ over }) => !over)) return 'not_found'
    const judged = judge('edit', { world, review, who, asked: { section, saveNumber } })
    if (judged.refusal !== null) return judged.refusal
    if (!sectionsAt(inEffect(world)?.chosen ?? 0).includes(section)) return 'not_found'
    review.sections[section] = { saves: saveNumber + 1, full }
    const isNew = !review.authors.includes(who)
    if (isNew) review.authors.push(who)
    const by =
      who === 'neighbour' ? 'next door' : world.roles[who].includes('debrief_lead') ? 'lead' : 'contributor'
    return done(isNew ? ['become_author'] : [], judged.row, `edit by ${by}`)
  },
}

const sendToGold: Act = {
  ...plain('send_to_gold', lead, 'send-to-gold'),
  step: (world, command) =>
    move(world, command, {}, 'send_to_gold', (review) => {
      review.revisions.push(inEffect(world)?.key ?? 0)
      return ['send_to_gold']
    }),
}

const view: Act = {
  policy: ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator'],
  offer: (world, _who, chance) => {
    const review = someReview(world, chance)
    return review && review.revisions.length > 0
      ? { review: review.key, revision: review.revisions.length, stale: chance.happens(0.15) }
      : null
  },
  ask: (known, { review = 0, revision, stale }) => ({
    method: 'GET',
    path: `/reviews/${known.id(review)}/revisions/${revision}`,
    ...(stale ? { stale: true } : {}),
  }),
  step: (world, command) => {
    const { who, params } = command
    const review = reviewOf(world, command)
    const seen = `${sessionOf(who, params)} ${params.revision}`
    if (review.views.includes(seen)) return done([])
    review.views.push(seen)
    return done(['view_revision'])
  },
}

const replyToComment: Act = {
  policy: lead,
  offer: (world, who, chance) => {
    const asked = about(world, who, chance)
    const comments = world.reviews.find(({ key }) => key === asked?.review)?.comments ?? []
    return asked && comments.length > 0 ? { ...asked, target: comments.at(-1)?.key ?? 0 } : null
  },
  ask: (known, params) => ({
    ...pathTo(`comments/${known.id(params.target ?? 0)}/reply`)(known, params),
    body: { reply: 'Said more.' },
  }),
  step: (world, command) => {
    const review = reviewOf(world, command)
    const comment = review.comments.find(({ key }) => key === command.params.target)
    if (!comment) return 'not_found'
    const { saves = 0 } = review.sections['community-impact'] ?? {}
    const asked = { section: 'community-impact', saveNumber: saves }
    const judged = judge('edit', { world, review, who: command.who, asked })
    if (judged.refusal !== null) return judged.refusal
    if (comment.answered) return 'comment_answered'
    comment.answered = true
    return done(['reply_to_comment'])
  },
}

const withdraw: Act = {
  ...plain('withdraw', leadOrGold, 'withdraw', reason),
  offer: (world, who, chance) => (chance.happens(0.25) ? about(world, who, chance) : null),
  step: (world, command) =>
    move(world, command, {}, 'withdraw', (review) => {
      voidSignOff(review)
      return ['withdraw']
    }),
}

const submit: Act = {
  ...plain('submit', leadOrGold, 'submit'),
  step: (world, command) => {
    const moved = move(world, command, {}, 'submit', (review) => {
      review.submissions.push({
        key: command.key,
        revision: review.revisions.length,
        state: 'queued',
        out: false,
      })
      return ['submit']
    })
    return typeof moved === 'string' ? moved : { ...moved, rows: [...moved.rows, 'none submit'] }
  },
}

const assign: Act = {
  policy: ['force_administrator'],
  offer: (world, who, chance) => {
    const asked = about(world, who, chance)
    return asked && { ...asked, person: chance.pick(['lead', 'otherLead', 'gold'] as const) }
  },
  ask: (known, params) => ({
    ...pathTo('assign')(known, params),
    body: { leadId: known.person(params.person ?? 'lead'), ...reason },
  }),
  step: (world, command) => {
    const to = command.params.person ?? 'lead'
    const review = reviewOf(world, command)
    const judged = judge('assign', { world, review, who: command.who, asked: {} })
    if (judged.refusal !== null) return judged.refusal
    if (!world.roles[to].includes('debrief_lead')) return 'answers_refused'
    if (review.lead === to) return 'already_lead'
    review.lead = to
    return done(['assign'], judged.row)
  },
}

/** What the lead's side does to a review, and reading a revision. */
export const writingActs = {
  start,
  edit,
  send_to_gold: sendToGold,
  withdraw,
  drop_amendment: plain('drop_amendment', lead, 'drop-amendment'),
  recall: plain('recall', lead, 'recall'),
  view,
  reply_to_comment: replyToComment,
  submit,
  amend: plain('amend', lead, 'amend', reason),
  reinstate: plain('reinstate', lead, 'reinstate', reason),
  assign,
} satisfies Record<string, Act>
