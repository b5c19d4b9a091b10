import { randomUUID } from 'node:crypto'
import type { Api } from './api.ts'
import { type Force, reach, viewRevision } from './main-job.ts'
import { ask, NO_KEY, signing, type Target } from './preconditions.ts'
import { SITUATIONS } from './situations.ts'
import { flipBit, wrongKey } from './wrong-values.ts'

/** Every POST that creates or decides, in a situation in which it succeeds, but for its Idempotency-Key. */
export async function keyedTargets(api: Api, force: Force): Promise<Target[]> {
  const targets: Target[] = []
  for (const [name, situation] of Object.entries(SITUATIONS)) {
    const { client, url, body, headers = {} } = await situation(api, force)
    const right = { client, method: 'POST', url, body, headers } as const
    targets.push({
      kind: `key of ${name}`,
      weight: 1,
      right,
      draw: (chance) => {
        const key = wrongKey(chance)
        const asked = { ...right, headers: { ...headers, 'idempotency-key': key } }
        return { how: `key ${key ?? 'missing'}`, asked, expected: NO_KEY }
      },
    })
  }
  return targets
}

// Two that carry the same key at once: the second may be told to wait for the first.
const REUSED = { status: 422, why: 'key_reused', orStillRunning: true } as const

/** A signature that was given under a key: the key answers that one request again, and no other. */
export async function usedKeyTarget(api: Api, force: Force): Promise<Target> {
  const { reviewId } = await reach(api, force, 'with_gold')
  const seen = await viewRevision(force.gold, reviewId)
  const given = signing(force.gold, seen)
  const right = { ...given, headers: { ...given.headers, 'idempotency-key': randomUUID() } }
  const { status, text } = await ask(api, right)
  if (status !== 200) throw new Error(`the signature was refused: ${text}`)
  return {
    kind: 'a key that was used',
    weight: 1,
    right,
    draw: (chance) => {
      const [how, headers, body] = chance.pick([
        ['another tag', { 'if-match': `"2-${seen.digest}"` }, {}],
        ['no tag', { 'if-match': undefined }, {}],
        ['a weak tag', { 'if-match': `W/${seen.tag}` }, {}],
        ['another digest', {}, { digest: flipBit(seen.digest, chance) }],
        ['another comment', {}, { comment: 'Well written.' }],
        ['fewer checks', {}, { checks: [] }],
      ] as const)
      const asked = {
        ...right,
        headers: { ...right.headers, ...headers },
        body: { ...(right.body as object), ...body },
      }
      return { how, asked, expected: REUSED }
    },
  }
}
