import { describe, expect, it } from 'vitest'
import { clockLeft, minutesLeft, watchFor } from './session-ending.ts'

const times = {
  now: '2026-03-02T10:00:00.000Z',
  startedAt: '2026-03-02T08:00:00.000Z',
  idleEndsAt: '2026-03-02T10:30:00.000Z',
  endsAt: '2026-03-02T20:00:00.000Z',
}
const at = (clock: string) => Date.parse(`2026-03-02T${clock}.000Z`)

describe('the watch over a session', () => {
  it('asks again three and a half minutes before it idles out, and warns from then on', () => {
    const told = { times, toldAt: at('10:00:00') }
    expect(watchFor(told, at('10:00:00'))).toEqual({ askAt: at('10:26:30') })
    expect(watchFor(told, at('10:26:29'))).toEqual({ askAt: at('10:26:30') })
    expect(watchFor(told, at('10:26:30'))).toEqual({ warn: { kind: 'idle', at: at('10:30:00') } })
  })

  it('counts by the page’s own clock, however wrong that is', () => {
    const told = { times, toldAt: at('07:15:00') }
    expect(watchFor(told, at('07:15:00'))).toEqual({ askAt: at('07:41:30') })
    expect(watchFor(told, at('07:42:00'))).toEqual({ warn: { kind: 'idle', at: at('07:45:00') } })
  })

  it('tells of the end that cannot be moved ten minutes before, and of idling before that where it comes first', () => {
    const busy = { ...times, idleEndsAt: '2026-03-02T20:20:00.000Z', now: '2026-03-02T19:50:00.000Z' }
    expect(watchFor({ times: busy, toldAt: at('19:50:00') }, at('19:49:59'))).toEqual({
      askAt: at('19:50:00'),
    })
    expect(watchFor({ times: busy, toldAt: at('19:50:00') }, at('19:50:00'))).toEqual({
      warn: { kind: 'absolute', at: at('20:00:00') },
    })
    const idling = { ...busy, idleEndsAt: '2026-03-02T19:55:00.000Z' }
    expect(watchFor({ times: idling, toldAt: at('19:50:00') }, at('19:52:00'))).toEqual({
      warn: { kind: 'idle', at: at('19:55:00') },
    })
  })
})

it('says what is left in whole minutes to the ear and in seconds to the eye', () => {
  expect([180_000, 179_999, 60_000, 59_999, -1].map(minutesLeft)).toEqual([
    '3 minutes',
    '2 minutes',
    '1 minute',
    'less than a minute',
    'less than a minute',
  ])
  expect([180_000, 125_000, 59_001, 0, -5].map(clockLeft)).toEqual([
    '3 min 0 s',
    '2 min 5 s',
    '1 min 0 s',
    '0 s',
    '0 s',
  ])
})
