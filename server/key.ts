import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { keySet, makeKey, readSigningKey } from './signing/signing-key.ts'
import { endWith, StartRefused } from './start-refused.ts'

const HOW = `  npm run --silent key                  a new private key for SIGNING_KEY, on one line
  npm run --silent key -- --published   the public keys of this service, as a JWK set
To exchange the key: keep what --published prints as EARLIER_SIGNING_KEYS, make a new SIGNING_KEY, and start the service
and npm run fsck with both. The new key signs from then on; what the earlier ones signed stays signed. A key that was
stolen is left out of EARLIER_SIGNING_KEYS: what it signed then counts for nothing.`

function askedFor(args: string[]): { published: boolean } {
  try {
    return {
      published: parseArgs({ args, options: { published: { type: 'boolean' } } }).values.published === true,
    }
  } catch {
    throw new StartRefused(HOW)
  }
}

async function key(): Promise<void> {
  const { published } = askedFor(process.argv.slice(2))
  if (!published) return console.log(JSON.stringify(await makeKey()))
  const { SIGNING_KEY, EARLIER_SIGNING_KEYS, DATA_DIR } = process.env
  const { known } = await readSigningKey(readConfig({ SIGNING_KEY, EARLIER_SIGNING_KEYS, DATA_DIR }))
  console.log(JSON.stringify(keySet(known)))
}

key().catch(endWith)
