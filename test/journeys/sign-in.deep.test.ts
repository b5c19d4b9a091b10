import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type BesideProvider, startBesideProvider } from '#test/support/beside-provider.ts'
import { openBrowser, openPage } from '#test/support/browser.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { arriveAt } from '#test/support/walk.ts'

const COMMENT = 'Read twice, on the train.'
const REASON = 'The named gold is on leave.'

/** The demonstration runs here too, and nobody of it is asked for: how a session began is what counts. */
describeInBrowser()('signing in through the organisation’s own service', () => {
  let beside: BesideProvider
  let origin: string
  let browser: Browser
  beforeAll(async () => {
    beside = await startBesideProvider(inject('dataDir'))
    origin = beside.app.origin
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await beside?.stop()
  })

  it('leads to the page that was asked for, as who the service says', async () => {
    const page = await openPage(browser)
    await page.goto(`${origin}/operations`)
    await arriveAt(page, 'Sign in')
    await beside.signIn(page, beside.addAccount('Ines Corder', ['debrief_lead'], 'Chief Inspector'))
    await arriveAt(page, 'Operations')
    expect(new URL(page.url()).pathname).toBe('/operations')
    expect(await page.getByRole('banner').innerText()).toContain('Ch Insp Ines Corder')
    await page.context().close()
  })

  it('says why someone cannot come in, and how to go on', async () => {
    const page = await openPage(browser)
    const refused = async (organisation: RegExp, title: string) => {
      await page.goto(`${origin}/sign-in`)
      await page.getByRole('link', { name: organisation }).click()
      await arriveAt(page, title)
      await page.getByRole('link', { name: 'Go to sign-in' }).click()
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    }
    await refused(/^Sign in with Surrey/, 'Sign-in is not available')
    beside.service.next.account = ''
    await refused(/^Sign in with Hampshire/, 'You were not signed in')
    beside.service.next.account = beside.addAccount('Nobody Given', [])
    await refused(/^Sign in with Hampshire/, 'You have no role here')
    await page.context().close()
  })

  it('is asked for again at a signature, in another tab, and then one press signs', async () => {
    const page = await openPage(browser)
    const gold = beside.addAccount('Greta Golding', ['gold_commander'], 'Chief Superintendent')
    const other = beside.addAccount('Otto Golding', ['gold_commander'])
    await page.goto(`${origin}/sign-off`)
    await beside.signIn(page, gold)
    await decide(page)
    await page.getByRole('button', { name: 'Sign revision 2' }).click()

    const proof = page.getByRole('region', { name: 'Confirm that it is you' })
    const confirmAs = async (account: string, title: string) => {
      beside.service.next.account = account
      const opened = page.context().waitForEvent('page')
      await proof.getByRole('link', { name: /^Sign in once more/ }).click()
      const tab = await opened
      await arriveAt(tab, title)
      return tab
    }
    const wrong = await confirmAs(other, 'That is another person’s account')
    await wrong.close()
    expect(await proof.getByRole('button', { name: 'Sign revision 2' }).count()).toBe(0)
    const given = await confirmAs('', 'You were not signed in')
    await given.getByText('You are still signed in as Ch Supt Greta Golding').waitFor()
    await given.close()

    await confirmAs(gold, 'It is confirmed that it is you')
    const sign = proof.getByRole('button', { name: 'Sign revision 2' })
    await sign.waitFor()
    expect(await sign.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(
      await page
        .getByRole('group', { name: /^Gold checks/ })
        .getByRole('checkbox', { checked: true })
        .count(),
    ).toBe(7)
    expect(await page.getByLabel(/^Gold comment/).inputValue()).toBe(COMMENT)
    expect(await page.getByLabel(/^Why you sign instead/).inputValue()).toBe(REASON)
    await sign.press('Enter')
    await arriveAt(page, 'Revision 2 is signed')
    const main = await page.getByRole('main').innerText()
    expect(main).toContain('Ch Supt Greta Golding')
    expect(main).toContain(COMMENT)
    await page.context().close()
  })

  it('ends here and at the service, on every tab and, where that is asked for, on every machine', async () => {
    const account = beside.addAccount('Ravi Leads', ['debrief_lead'])
    const here = await openPage(browser)
    const elsewhere = await openPage(browser)
    for (const page of [here, elsewhere]) {
      await page.goto(`${origin}/rule`)
      await beside.signIn(page, account)
    }
    const tab = await here.context().newPage()
    await tab.goto(`${origin}/rule`)
    await tab.getByRole('button', { name: 'Sign out' }).waitFor()

    const asked = await holdAnswer(here, '/api/v1/operations')
    const begun = here.waitForRequest('**/api/v1/operations')
    await here.getByRole('link', { name: 'Operations' }).click()
    await begun
    await here.getByRole('button', { name: 'Sign out' }).first().click()
    expect(await asked.became).toBe('given up')
    await leaveService(here)
    await tab.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    // The service has forgotten them: it asks for a password again, and gets none.
    beside.service.next.account = ''
    await here.getByRole('link', { name: /^Sign in with Hampshire/ }).click()
    await here.getByRole('heading', { level: 1, name: 'You were not signed in' }).waitFor()

    await here.goto(`${origin}/account`)
    await beside.signIn(here, account)
    await arriveAt(here, 'Your account')
    await here.getByRole('button', { name: 'Sign out everywhere' }).click()
    await leaveService(here)
    await elsewhere.goto(`${origin}/operations`)
    await elsewhere.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await here.context().close()
    await elsewhere.context().close()
  })

  /** The service asks on a page of its own, then sends people back. */
  async function leaveService(page: Page): Promise<void> {
    await page.waitForURL(`${beside.service.issuer}/**`)
    await page.getByRole('button', { name: /Yes/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  }
})

/**
 * Holds a page's own request back until the page has signed out, and the page where it is until that one is over: what
 * became of it. The page has to give it up, or it would be answered to nobody.
 */
async function holdAnswer(page: Page, path: string): Promise<{ became: Promise<string> }> {
  const became = new Promise<string>((resolve) => {
    page.on('requestfailed', (request) => request.url().endsWith(path) && resolve('given up'))
    page.on('response', (reply) => reply.url().endsWith(path) && resolve(`answered ${reply.status()}`))
  })
  const signedOut = page.waitForResponse('**/api/v1/sign-out')
  await page.route(`**${path}`, async (route) => {
    await signedOut
    await route.continue().catch(() => undefined)
  })
  await page.route('**/api/v1/sign-in/leave', async (route) => {
    await became
    await route.continue()
  })
  return { became }
}

/** Opens what waits, and fills in all that a signature needs. */
async function decide(page: Page): Promise<void> {
  await page.locator('a[href^="/sign-off/"]', { hasText: 'Operation Fernhill' }).first().click()
  await page.getByRole('heading', { level: 1, name: /read and decide$/ }).waitFor()
  for (const box of await page
    .getByRole('group', { name: /^Gold checks/ })
    .getByRole('checkbox')
    .all()) {
    await box.check({ force: true })
  }
  await page.getByLabel(/^Gold comment/).fill(COMMENT)
  await page.getByLabel('Sign it off').check({ force: true })
  await page.getByLabel(/^Why you sign instead/).fill(REASON)
}
