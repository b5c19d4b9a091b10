import { connectToServer } from '#server/db/connect.ts'
import { startQueue } from '#server/jobs/queue.ts'

// A process to be killed: it takes a job, says so, and never comes to an end with it.
const queue = await startQueue(connectToServer(process.argv[2] ?? ''))
await queue.work('make_packs', async ({ signOffId }) => {
  process.stdout.write(`${signOffId}\n`)
  await new Promise(() => {})
})
