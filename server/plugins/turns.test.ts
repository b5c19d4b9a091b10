import { describe, expect, it } from 'vitest'
import { Turns } from './turns.ts'

describe('work in turn', () => {
  it('is let in while there is room, and the longest waiting goes first', async () => {
    const turns = new Turns({ room: 2, roomOfOne: 2, mostWaiting: 9, longestWait: 1_000 })
    const done: string[] = []
    const first = await turns.enter('a')
    await turns.enter('b')
    const waiting = ['c', 'd'].map(async (whose) => {
      const leave = await turns.enter(whose)
      done.push(whose)
      leave?.()
    })
    await Promise.resolve()
    expect(done).toEqual([])
    first?.()
    await Promise.all(waiting)
    expect(done).toEqual(['c', 'd'])
  })

  it('of one does not keep another out', async () => {
    const turns = new Turns({ room: 10, roomOfOne: 2, mostWaiting: 9, longestWait: 5 })
    expect(await turns.enter('a', 2)).toBeTypeOf('function')
    const [again, other] = await Promise.all([turns.enter('a'), turns.enter('b')])
    expect([again, typeof other]).toEqual([undefined, 'function'])
  })

  it('gives its room back once, however often it says that it is done', async () => {
    const turns = new Turns({ room: 2, roomOfOne: 2, mostWaiting: 9, longestWait: 5 })
    const leave = await turns.enter('a')
    await turns.enter('b')
    leave?.()
    leave?.()
    expect(await turns.enter('c')).toBeTypeOf('function')
    expect(await turns.enter('d')).toBeUndefined()
  })

  it('that waited in vain takes no room', async () => {
    const turns = new Turns({ room: 1, roomOfOne: 1, mostWaiting: 9, longestWait: 5 })
    const leave = await turns.enter('a')
    expect(await turns.enter('b')).toBeUndefined()
    leave?.()
    expect(await turns.enter('c')).toBeTypeOf('function')
  })

  it('waits for nobody who has too many waiting already', async () => {
    const turns = new Turns({ room: 1, roomOfOne: 1, mostWaiting: 1, longestWait: 1_000 })
    const leave = await turns.enter('a')
    const waiting = turns.enter('a')
    const other = turns.enter('b')
    expect(await turns.enter('a')).toBeUndefined()
    leave?.()
    ;(await waiting)?.()
    expect(await other).toBeTypeOf('function')
  })
})
