import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Embedded, openEmbedded } from './embedded.ts'

describe('the embedded database behind an ordinary pool', () => {
  let embedded: Embedded
  beforeAll(async () => {
    embedded = await openEmbedded()
    await embedded.pool.query('create table note (id integer primary key, text text not null)')
  })
  afterAll(() => embedded.close())

  it('carries a parameter and a result of 3 MB unharmed', async () => {
    const text = 'æ protest '.repeat(300_000)
    const { rows } = await embedded.pool.query(
      'select $1::text as text, encode(sha256($1::text::bytea), $2) as d',
      [text, 'hex'],
    )
    expect(rows[0].text).toHaveLength(3_000_000)
    expect(rows[0].d).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('reports an error with its code and answers the next query', async () => {
    await expect(embedded.pool.query('select 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' })
    await expect(embedded.pool.query('selec 1')).rejects.toMatchObject({ code: '42601' })
    await expect(embedded.pool.query('insert into note values ($1, $2)', [1, null])).rejects.toMatchObject({
      code: '23502',
      column: 'text',
    })
    expect((await embedded.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('forgets the open transaction and the settings of a client destroyed half way', async () => {
    const first = await embedded.pool.connect()
    await first.query('begin')
    await first.query("insert into note values (2, 'never committed')")
    await first.query("set application_name = 'left behind'")
    first.release(true)
    const second = await embedded.pool.connect()
    expect((await second.query('select * from note where id = 2')).rows).toEqual([])
    expect((await second.query('select pg_current_xact_id_if_assigned()::text as id')).rows).toEqual([
      { id: null },
    ])
    expect((await second.query('show application_name')).rows).toEqual([{ application_name: '' }])
    second.release()
  })

  it('answers the next client when one is destroyed while its query runs', async () => {
    const first = await embedded.pool.connect()
    const running = first
      .query('select count(*) from generate_series(1, 300000)')
      .catch((error: Error) => error)
    first.release(true)
    expect((await embedded.pool.query('select 2 as two')).rows).toEqual([{ two: 2 }])
    expect(await running).toBeInstanceOf(Error)
  })

  it('reads values as the server pool does', async () => {
    const { rows } = await embedded.pool.query(`select count(*) as count, 1.50::numeric as amount,
      date '2026-11-22' as day, timestamptz '2026-06-01 12:00:00.123456+01' as instant, '{"a": 1}'::jsonb as json,
      '\\x00ff'::bytea as bytes from generate_series(1, 3)`)
    expect(rows).toEqual([
      {
        count: 3,
        amount: '1.50',
        day: '2026-11-22',
        instant: '2026-06-01T11:00:00.123Z',
        json: { a: 1 },
        bytes: Buffer.from([0, 255]),
      },
    ])
    await expect(embedded.pool.query('select 9007199254740993::bigint as big')).rejects.toThrow(
      '9007199254740993 is too large to be read as a number',
    )
  })

  it('lets the second of two clients wait for the first', async () => {
    const first = await embedded.pool.connect()
    const waiting = embedded.pool.query('select 3 as three')
    await first.query('select 1')
    first.release()
    expect((await waiting).rows).toEqual([{ three: 3 }])
  })
})
