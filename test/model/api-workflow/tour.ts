import type { ReviewState } from '#shared/workflow/states.ts'
import type { Params } from './act.ts'
import { batch } from './batch.ts'
import type { Wish } from './choose.ts'
import { Broken, type Walk } from './force.ts'
import { goOn, nextOperation } from './run.ts'
import { liveReview, liveSubmission, openQueries, type Who } from './world.ts'

/** Where to bring the review, or what someone then does to it. */
type Stop = ReviewState | readonly [Who, string]

const assign = ['administrator', 'assign'] as const
const send = ['otherLead', 'sent_by_hand'] as const
const ask = ['recipient', 'query'] as const
const close = ['recipient', 'close_query'] as const
const answer = ['otherLead', 'reply'] as const
const receive = ['recipient', 'acknowledge'] as const
const amend = ['otherLead', 'amend'] as const
const giveBack = ['gold', 'return'] as const
const sentAndAmended: readonly Stop[] = ['submitted', send, amend]

/** Ways through rows that chance comes to seldom: what passes between force and recipient while an amendment is made. */
const TOURS: readonly (readonly Stop[])[] = [
  [
    'submitted',
    assign,
    send,
    ask,
    assign,
    receive,
    close,
    assign,
    ask,
    answer,
    ask,
    amend,
    ask,
    answer,
    ask,
    close,
  ],
  [...sentAndAmended, 'with_gold', assign, ask, answer, ask, close, receive, giveBack, assign, 'signed_off'],
  [...sentAndAmended, 'with_gold', giveBack, ask, answer, ask, close, receive, 'with_gold', giveBack],
  [...sentAndAmended, 'signed_off', assign, ask, answer, ask, close, receive, 'submitted', send],
  [...sentAndAmended, receive, 'signed_off', 'submitted', send],
  [...sentAndAmended, 'signed_off', 'submitted', send],
  ['submitted', amend, 'signed_off', 'submitted', send],
]

/** Nothing calls for a debrief, and a second person who entered no facts agrees. */
async function decideNothing(walk: Walk): Promise<void> {
  await nextOperation(walk)
  await did(walk, { who: 'otherLead', act: 'enter_facts', params: { value: 2, saveNumber: 0 } })
  await did(walk, { who: 'lead', act: 'decide', params: { saveNumber: 1, position: 'silver', long: true } })
  const target = walk.world.decisions[0]?.key ?? 0
  await did(walk, { who: 'gold', act: 'confirm', params: { target } })
  await goOn(walk, 'received')
}

/** Takes every tour, one person after the other. Throws where a step that the tables allow is not done. */
export async function takeTours(walk: Walk): Promise<void> {
  await decideNothing(walk)
  for (const stops of TOURS) {
    await nextOperation(walk)
    for (const stop of stops) {
      if (typeof stop === 'string') await goOn(walk, stop)
      else await doAt(walk, stop)
    }
    await goOn(walk, 'received')
  }
}

function doAt(walk: Walk, [who, act]: readonly [Who, string]): Promise<void> {
  return did(walk, { who, act, params: paramsOf(walk, act) })
}

async function did(walk: Walk, wish: Wish): Promise<void> {
  const { steps } = await batch(walk, [wish])
  walk.tally.alone += 1
  if (steps.some(({ outcome }) => outcome !== 'done')) throw new Broken(`${wish.act}: ${steps[0]?.outcome}`)
}

function paramsOf({ world }: Walk, act: string): Params {
  const review = liveReview(world)
  if (!review) throw new Error('a tour has a review on its way')
  const about = { review: review.key }
  const live = liveSubmission(review)
  const submission = live ? { target: live.key, revision: live.revision, right: true, checks: true } : {}
  if (act === 'assign') return { ...about, person: review.lead === 'lead' ? 'otherLead' : 'lead' }
  if (act === 'return') return { ...about, revision: review.revisions.length }
  if (act !== 'reply' && act !== 'close_query') return { ...about, ...submission }
  const [open] = openQueries(review)
  return { ...about, target: open?.key ?? 0, revision: open?.submission ?? 0 }
}
