import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Role } from '#shared/workflow/states.ts'
import { freePort } from './postgres.ts'
import { REAL_CLIENT, type RealProvider, startRealProvider } from './real-provider.ts'
import { type RunningApp, startApp } from './running-app.ts'

/** The demonstration beside a sign-in service for Hampshire that answers, and one for Surrey that does not. */
export type BesideProvider = {
  app: RunningApp
  service: RealProvider
  /** Someone whom the service knows, with these roles in Hampshire. Returns the account. */
  addAccount: (name: string, roles: Role[], rank?: string) => string
  /** Goes from the sign-in page through the service as this account, and waits for the page that follows. */
  signIn: (page: Page, account: string) => Promise<void>
  stop: () => Promise<void>
}

export async function startBesideProvider(copyOf: string): Promise<BesideProvider> {
  const port = await freePort()
  const service = await startRealProvider(`http://127.0.0.1:${port}/api/v1/sign-in/force/callback`)
  const folder = mkdtempSync(join(tmpdir(), 'beside-provider-'))
  const file = join(folder, 'sign-in.json')
  const known = {
    kind: 'openid',
    clientId: REAL_CLIENT.clientId,
    clientSecretVariable: 'FORCE_SECRET',
    rankClaim: 'rank',
  }
  const given = (organisationId: string, roles: Role[]) => ({
    organisationId,
    groups: {},
    appRoles: Object.fromEntries(roles.map((role) => [role, role])),
  })
  const roles: Role[] = ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator']
  const providers = [
    { id: 'force', issuer: service.issuer, ...known, organisations: [given('hampshire', roles)] },
    {
      id: 'silent',
      issuer: `http://127.0.0.1:${await freePort()}`,
      ...known,
      organisations: [given('surrey', roles)],
    },
  ]
  writeFileSync(file, JSON.stringify({ providers }))
  const env = { SIGN_IN_FILE: file, FORCE_SECRET: REAL_CLIENT.clientSecret }
  const app = await startApp({ copyOf, port, env })
  return {
    app,
    service,
    addAccount: (name, held, rank) => {
      const account = randomUUID()
      service.accounts.set(account, { name, roles: held, ...(rank && { rank }) })
      return account
    },
    signIn: async (page, account) => {
      service.next.account = account
      await page.getByRole('link', { name: /^Sign in with Hampshire/ }).click()
      await page.getByRole('button', { name: 'Sign out' }).first().waitFor()
    },
    stop: async () => {
      await app.stop()
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
