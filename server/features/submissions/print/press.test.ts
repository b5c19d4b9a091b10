import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { type Limits, Press } from './press.ts'

const folder = mkdtempSync(join(tmpdir(), 'press-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A worker that does as the order says: answer, hang, fill the memory, or die now or after it has answered. */
const script = join(folder, 'worker.mjs')
writeFileSync(
  script,
  `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ number, json }) => {
  const order = Buffer.from(json).toString()
  const answer = () => parentPort.postMessage({ number, pdf: Buffer.from(order) })
  if (order === 'hang') for (;;) {}
  if (order === 'fill') for (const all = []; ; ) all.push(new Array(100_000).fill({}))
  if (order === 'exit') process.exit(1)
  if (order === 'throw') throw new Error('broken')
  if (order === 'late death') setTimeout(() => { throw new Error('broken later') }, 20)
  if (order.startsWith('slow')) setTimeout(answer, 60)
  else answer()
})`,
)

function pressOf(limits: Partial<Limits> = {}): (order: string) => Promise<string> {
  const press = new Press({
    script: pathToFileURL(script),
    longestMs: 20_000,
    memoryMb: 64,
    atOnce: 2,
    mostWaiting: 50,
    idleMs: 200,
    ...limits,
  })
  return async (order) => (await press.print(Buffer.from(order))).toString()
}

describe('a press', { timeout: 60_000 }, () => {
  it.each`
    order      | refusal
    ${'hang'}  | ${'printing took too long'}
    ${'fill'}  | ${/memory limit/}
    ${'exit'}  | ${'the press ended before it was done'}
    ${'throw'} | ${'broken'}
  `('whose worker is told to $order refuses that order and prints the next', async ({ order, refusal }) => {
    const print = pressOf({ longestMs: order === 'hang' ? 2_000 : 20_000 })
    await expect(print(order)).rejects.toThrow(refusal)
    expect(await print('next')).toBe('next')
  })

  it('outlives a worker that dies with nothing to do', async () => {
    const print = pressOf()
    expect(await print('late death')).toBe('late death')
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(await print('next')).toBe('next')
  })

  it('works in turn where more come than it has room for, and loses none', async () => {
    const print = pressOf({ atOnce: 1 })
    const done: string[] = []
    const orders = ['slow 1', 'slow 2', 'slow 3']
    await Promise.all(orders.map(async (order) => done.push(await print(order))))
    expect(done).toEqual(orders)
  })

  it('refuses at once when too many wait', async () => {
    const print = pressOf({ atOnce: 1, mostWaiting: 1 })
    const first = [print('slow 1'), print('slow 2')]
    await expect(print('slow 3')).rejects.toThrow('too many prints are waiting')
    expect(await Promise.all(first)).toEqual(['slow 1', 'slow 2'])
  })
})
