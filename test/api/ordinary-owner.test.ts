import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administer } from '#server/people.ts'
import { prepareDatabase } from '#server/prepare-database.ts'
import { createOwnedDatabase, type TestDatabase } from '#test/support/database.ts'

describe('an owner of the tables who is no superuser', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createOwnedDatabase()
    await prepareDatabase(database)
  }, 60_000)
  afterAll(() => database.close())

  it('keeps people and roles, and notes it in the chain of their force', async () => {
    const at = ['--organisation', 'suffolk']
    const run = (...words: string[]) => administer(database.owner, words)
    const added = await run('add-person', ...at, '--name', 'Avis Overseen')
    const person = ['--person', added.split(': ')[1] ?? '']
    await run('grant', ...at, ...person, '--role', 'force_administrator')
    expect(await run('list', ...at)).toContain('Avis Overseen  force_administrator')
    await run('end', ...at, ...person, '--role', 'force_administrator', '--reason', 'Left')
    expect(await run('list', ...at)).toContain('Avis Overseen  no role')
  })

  it('reads nothing of a force without taking on a role: row security is forced', async () => {
    const counted = await sql<{ events: number; people: number }>`
      select (select count(*)::int from audit_event) as events, (select count(*)::int from person) as people`.execute(
      database.owner,
    )
    expect(counted.rows).toEqual([{ events: 0, people: 1 }])
    await sql`alter table audit_event no force row level security`.execute(database.owner)
    const control = await sql<{ events: number }>`select count(*)::int as events from audit_event`.execute(
      database.owner,
    )
    expect(control.rows).toEqual([{ events: 3 }])
  })
})
