import { REAL_CLIENT, startRealProvider } from './real-provider.ts'

// npm run start:sign-in: the service with a certified OpenID provider beside it, in one process, for trying out what
// the demonstration cannot show: coming in through a sign-in service, sessions that end, proof before a signature.
// Nobody needs a password there. Never for anything else.

const ORGANISATION = 'hampshire'
const port = Number(process.env.PORT || 3000)
const origin = `http://127.0.0.1:${port}`

const PEOPLE = {
  'ines-corder': { name: 'Ines Corder', rank: 'Inspector', roles: ['debrief_lead'] },
  'noor-haskell': { name: 'Noor Haskell', rank: 'Chief Superintendent', roles: ['gold_commander'] },
  'tamsin-orde': { name: 'Tamsin Orde', roles: ['force_administrator'] },
  'ash-merrow': { name: 'Ash Merrow', roles: [] },
}

function page(accounts: Map<string, Record<string, unknown>>): string {
  const links = [...accounts].map(
    ([id, { name, roles }]) =>
      `<li><a href="?account=${id}">${String(name)}</a> (${[roles].flat().join() || 'no role'})</li>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign-in service for development</title><h1>Sign-in service for development</h1>
<p>Who are you?</p><ul>${links.join('')}</ul><p><a href="?account=">Nobody: go back</a></p></html>`
}

const provider = await startRealProvider(`${origin}/api/v1/sign-in/organisation/callback`, {
  port: port + 1,
  page,
})
for (const [id, claims] of Object.entries(PEOPLE)) provider.accounts.set(id, claims)
Object.assign(process.env, {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: REAL_CLIENT.clientId,
  OIDC_CLIENT_SECRET: REAL_CLIENT.clientSecret,
  OIDC_ORGANISATION: ORGANISATION,
})
await import('#server/main.ts')
