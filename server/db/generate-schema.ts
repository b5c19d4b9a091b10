import { writeFileSync } from 'node:fs'
import { embeddedDatabase } from './connect.ts'
import { describeSchema } from './describe-schema.ts'
import { openEmbedded } from './embedded.ts'
import { migrateUp } from './migrate.ts'
import { writeTypes } from './write-types.ts'

// npm run db:types: migrate a database in memory and write down what it came to.
const database = embeddedDatabase(await openEmbedded())
await migrateUp(database.owner)
writeFileSync(new URL('./schema.ts', import.meta.url), writeTypes(await describeSchema(database.owner)))
await database.close()
