import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { connect, type Database } from './db/connect.ts'
import { inContext } from './db/context.ts'
import { WHO_TO_SIGN_IN_AS } from './demonstration/seed-demonstration.ts'
import { startQueue } from './jobs/queue.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { connectMail } from './mail/mail-server.ts'
import { fillFirstTime, prepareOrRefuse } from './prepare-database.ts'
import { readSigningKey } from './signing/signing-key.ts'
import { endWith, refuseListening } from './start-refused.ts'

/** The longest an orderly end may take, in milliseconds, before it is cut short. */
const LONGEST_END = 9_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const database = await connect(config, (fresh) => fillFirstTime(fresh, config))
  try {
    await prepareOrRefuse(database, config)
    await serve(database, config)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function serve(database: Database, config: Config): Promise<void> {
  const queue = await startQueue(database)
  const key = await readSigningKey(config)
  const post = config.mail && { server: connectMail(config.mail), origin: config.publicOrigin }
  await startJobs(queue, database.db, { key, folder: config.checkpointDir }, post)
  await inContext(database.db, { jobForceId: '' }, async (tx) => {
    // Whatever the clock should have started while the service was down is made up, and what a new program changes.
    for (const job of ['make_checkpoints', 'morning_digest', 'clear_old_rows', 'renew_roll_ups'] as const) {
      await queue.enqueue(tx, job, { forceId: null })
    }
  })
  const app = await buildApp({ config, database, queue, key })
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await queue.stop()
    throw refuseListening(error, config)
  }
  endOnSignal(async () => {
    await app.close()
    await queue.stop()
    await database.close()
  })
  console.log(`Post-event learning reviews: ${config.publicOrigin}`)
  if (config.demonstration) console.log(WHO_TO_SIGN_IN_AS)
  if (config.testLogin) console.log('TEST_LOGIN=1: anyone may sign in as anybody.')
}

function endOnSignal(end: () => Promise<void>): void {
  let ending = false
  const once = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), LONGEST_END).unref()
    end().then(() => process.exit(0), endWith)
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
  // npm passes a signal on to the shell between it and this process, which dies of it and tells nobody.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && once(), 500).unref()
}

start().catch(endWith)
