import { expect, it } from 'vitest'
import { walk } from '#shared/workflow/model/walk.ts'

const WALKS = 10_000
const STEPS = 100

/** Mulberry32: the same seed gives the same walks. */
function chancesFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

it(`breaks no promise in ${WALKS * STEPS} steps through the tables`, { timeout: 600_000 }, () => {
  const seed = Number(process.env.SEED ?? Date.now() % 0x7fffffff)
  console.info('workflow model', { seed, steps: WALKS * STEPS })
  const next = chancesFrom(seed)
  let steps = 0
  // The walk throws at the first broken promise, with the command that broke it.
  for (let round = 0; round < WALKS; round += 1) {
    walk(Array.from({ length: STEPS }, next), () => {
      steps += 1
    })
  }
  expect(steps).toBe(WALKS * STEPS)
})
