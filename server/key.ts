import { makeKey } from './signing/signing-key.ts'

// npm run --silent key: a new private key for SIGNING_KEY, on one line.
console.log(JSON.stringify(await makeKey()))
