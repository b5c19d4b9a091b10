import type { ReviewState } from '#shared/workflow/states.ts'
import { register } from '#test/support/main-job.ts'
import { storePacks } from '#test/support/store-packs.ts'
import { batch, look, noteHead } from './batch.ts'
import { fillings, fourWishes, towardsReceived } from './choose.ts'
import { Broken, type Walk } from './force.ts'
import { liveReview, newWorld, type Review } from './world.ts'

/** Registers another operation to walk; who may do what stays as it is. */
export async function nextOperation(walk: Walk): Promise<void> {
  await proveAgain(walk)
  walk.twinId ||= await register(walk.people)
  walk.operationId = await register(walk.people)
  walk.world = { ...newWorld(walk.world.roles), acting: walk.world.acting.filter(({ over }) => !over) }
  walk.observed = await look(walk, walk.head.sequence)
  noteHead(walk, walk.observed)
}

/** The job that prints, which nobody waits for: it comes between two batches, or does not come yet. */
async function printPacks(walk: Walk): Promise<void> {
  const unprintedIn = ({ signOffs }: Review) => signOffs.filter(({ packed }) => !packed)
  if (walk.world.reviews.every((review) => unprintedIn(review).length === 0)) return
  for (const review of walk.world.reviews) {
    const unprinted = unprintedIn(review)
    if (unprinted.length === 0) continue
    await storePacks(walk.api, walk.ids.get(review.key) ?? '')
    for (const signOff of unprinted) signOff.packed = true
  }
  walk.observed = await look(walk, walk.head.sequence)
  noteHead(walk, walk.observed)
}

/** Everyone's proof of who they are is new again, however long the walk takes on this machine. */
async function proveAgain({ api, people }: Walk): Promise<void> {
  const sessions = Object.values(people).map(({ sessionId }) => sessionId)
  const provedAt = new Date().toISOString()
  const renewed = api.database.owner.updateTable('session').set({ stepped_up_at: provedAt })
  await renewed.where('id', 'in', sessions).execute()
}

const FROM = ['none', 'draft', 'with_gold', 'signed_off', 'submitted', 'received'] as const

/**
 * One operation: brought somewhere, then so many moments at which four people act at once, and at last the way on to a
 * receipt.
 */
export async function walkOperation(walk: Walk, batches: number): Promise<void> {
  await nextOperation(walk)
  const from = walk.chance.pick(FROM)
  if (from !== 'none') await goOn(walk, from)
  for (let count = 0; count < batches; count++) {
    if (walk.chance.happens(0.7)) await printPacks(walk)
    const all = walk.chance.happens(0.6) ? fillings(walk.world) : []
    if (all.length > 0) walk.tally.alone += (await batch(walk, all)).steps.length
    const wishes = fourWishes(walk.acts, walk.world, walk.chance, walk.tally.walked)
    await batch(walk, wishes)
    walk.tally.batches += 1
    walk.tally.steps += wishes.length
  }
  await goOn(walk, 'received')
}

/** INV12: wherever it stands, willing people bring a review to this state or to a receipt, one step after the other. */
export async function goOn(walk: Walk, until: ReviewState): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    if (liveReview(walk.world)?.state === until) return
    await printPacks(walk)
    const all = fillings(walk.world)
    const next = towardsReceived(walk.world)
    if (next === null) return
    const { steps: taken } = await batch(walk, all.length > 0 ? all : [next])
    walk.tally.alone += taken.length
    if (taken.some(({ outcome }) => outcome !== 'done'))
      throw new Broken(`INV12: no way on: ${next.act} ${JSON.stringify(next.params)} ${taken[0]?.outcome}`)
  }
  throw new Broken(`INV12: no way on from ${walk.world.reviews.at(-1)?.state} in 40 steps`)
}
