import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { connect } from './db/connect.ts'
import { inContext } from './db/context.ts'
import { faultsOfForces, readAnchor } from './fsck/check-anchor.ts'
import { checkForce } from './fsck/check-force.ts'
import { inSnapshot } from './fsck/in-snapshot.ts'
import { listOrganisations } from './fsck/repository.ts'
import type { Checkpoint } from './signing/checkpoint.ts'
import { type KnownKeys, readSigningKey } from './signing/signing-key.ts'
import { endWith, StartRefused } from './start-refused.ts'

// npm run fsck [-- --anchor FILE]: check every force's chain, evidence, revisions, sign-offs, submissions and
// roll-ups, and against checkpoints kept elsewhere. Ends with 1 and the first wrong row where something is wrong.
async function fsck(): Promise<void> {
  const config = readConfig(process.env)
  const { known } = await readSigningKey(config)
  const anchors = await anchorsFrom(process.argv.slice(2), known)
  const database = await connect(config)
  try {
    const forces = await inContext(database.db, { jobForceId: '' }, listOrganisations)
    const gone = faultsOfForces(anchors.keys(), forces)
    for (const { where, what } of gone) console.log(`WRONG at ${where}: ${what}`)
    let wrong = gone.length
    for (const force of forces) {
      const { counted, notes, faults } = await inSnapshot(database.db, force, (tx) =>
        checkForce(tx, force, { known, anchor: anchors.get(force) ?? [] }),
      )
      const [first] = faults
      const looked = Object.entries(counted).map(([what, count]) => `${count} ${what}`)
      if (first) console.log(`${force}: WRONG at ${first.where}: ${first.what} (${faults.length} in all)`)
      else if (counted['audit events'] !== 0) console.log(`${force}: whole (${looked.join(', ')})`)
      for (const note of notes) console.log(`${force}: ${note}`)
      wrong += faults.length
    }
    console.log(wrong === 0 ? 'Everything is whole.' : 'Do not rely on these records.')
    if (wrong > 0) process.exitCode = 1
  } finally {
    await database.close()
  }
}

async function anchorsFrom(args: string[], known: KnownKeys): Promise<Map<string, Checkpoint[]>> {
  const { anchor } = parseArgs({ args, options: { anchor: { type: 'string' } } }).values
  if (anchor === undefined) return new Map()
  try {
    return await readAnchor(await readFile(anchor, 'utf8'), known)
  } catch (error) {
    throw new StartRefused(`The anchor ${anchor} cannot be used: ${(error as Error).message}.`)
  }
}

fsck().catch(endWith)
