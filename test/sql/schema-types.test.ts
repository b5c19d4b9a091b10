import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeSchema } from '#server/db/describe-schema.ts'
import { writeTypes } from '#server/db/write-types.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('server/db/schema.ts says what the migrated tables are; npm run db:types writes it', async () => {
  const written = readFileSync(new URL('../../server/db/schema.ts', import.meta.url), 'utf8')
  expect(writeTypes(await describeSchema(database.owner))).toBe(written)
})
