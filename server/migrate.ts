import { readConfig } from './config.ts'
import { connect } from './db/connect.ts'
import { pendingMigrations } from './db/migrate.ts'
import { prepareDatabase } from './prepare-database.ts'
import { endWith } from './start-refused.ts'

// npm run migrate: bring the database up to date as its owner, and say what was done.
async function migrate(): Promise<void> {
  const { DATA_DIR, DATABASE_URL, MIGRATE_DATABASE_URL } = process.env
  const ownerUrl = MIGRATE_DATABASE_URL || DATABASE_URL
  const database = await connect(readConfig({ DATA_DIR, DATABASE_URL: ownerUrl }))
  try {
    const pending = await pendingMigrations(database.owner)
    await prepareDatabase(database)
    console.log(pending.length === 0 ? 'No migration was missing.' : `Applied ${pending.join(', ')}.`)
  } finally {
    await database.close()
  }
}

migrate().catch(endWith)
