import { readConfig } from './config.ts'
import { connect } from './db/connect.ts'
import { seedDemonstration, WHO_TO_SIGN_IN_AS } from './demonstration/seed-demonstration.ts'
import { isEmpty, prepareDatabase } from './prepare-database.ts'
import { endWith, StartRefused } from './start-refused.ts'

// npm run seed -- demo: fill an empty database with the demonstration.
async function seed(what: string | undefined): Promise<void> {
  if (what !== 'demo') throw new StartRefused('Say what to fill the database with: npm run seed -- demo.')
  const config = readConfig(process.env)
  if (config.nodeEnv === 'production') {
    throw new StartRefused('The demonstration is refused when NODE_ENV is production.')
  }
  const database = await connect(config)
  try {
    await prepareDatabase(database)
    if (!(await isEmpty(database))) {
      throw new StartRefused('The database already holds people: the demonstration fills an empty one only.')
    }
    await seedDemonstration(database)
    console.log(WHO_TO_SIGN_IN_AS)
  } finally {
    await database.close()
  }
}

seed(process.argv[2]).catch(endWith)
