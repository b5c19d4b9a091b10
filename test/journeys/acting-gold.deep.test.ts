import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, openPage } from '#test/support/browser.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { arriveAt, signInAs } from '#test/support/walk.ts'

/** Casey Bright wrote nothing, and is no gold: whoever names them makes them one. */
describeInBrowser()('somebody who acts for a gold, and who opened what', () => {
  let app: RunningApp
  let browser: Browser
  let gold: Page
  let deputy: Page
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    gold = await openPage(browser)
    await signInAs(gold, app.origin, 'Morgan Vale')
    deputy = await openPage(browser)
    await signInAs(deputy, app.origin, 'Casey Bright')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('finds nothing lying over the decision on a phone: what is pressed right after scrolling is chosen', async () => {
    const phone = await openPage(browser)
    await signInAs(phone, app.origin, 'Morgan Vale')
    await phone.setViewportSize({ width: 390, height: 844 })
    await phone.goto(`${app.origin}/sign-off`)
    const address = await phone.locator('a[href^="/sign-off/"]', { hasText: 'Fernhill' }).getAttribute('href')
    for (const label of [/^Sign it off/, /^Return it for work/, /^Decline it as not required/]) {
      await phone.goto(`${app.origin}${address}`)
      await phone.getByRole('heading', { level: 1, name: /read and decide$/ }).waitFor()
      await phone.getByLabel(label).check({ force: true })
      expect(await phone.getByLabel(label).isChecked()).toBe(true)
    }
    await phone.context().close()
  })

  it('is named by the gold, with a reason and a proof', async () => {
    await gold.getByRole('link', { name: 'People who act for a gold' }).click()
    await arriveAt(gold, 'People who act for a gold')
    await gold.getByRole('link', { name: 'Name who acts for you' }).click()
    await arriveAt(gold, 'Name who acts for you')
    await gold.getByLabel('Who acts?').selectOption({ label: 'Casey Bright' })
    await gold.getByLabel(/^In which operation/).selectOption({ label: 'Operation Fernhill, HIW-2026-0401' })
    await gold.getByLabel('Acts for you because …').fill('she is on leave.')
    await gold.getByRole('button', { name: 'Let them act for me' }).click()
    const proof = gold.getByRole('region', { name: 'Confirm that it is you' })
    await proof.getByRole('button', { name: 'Confirm and name who acts' }).click()
    await arriveAt(gold, 'People who act for a gold')
    await gold.getByText('Casey Bright for Ch Supt Morgan Vale').waitFor()
  })

  it('signs in their own name, and both names are shown', async () => {
    await deputy.goto(`${app.origin}/sign-off`)
    await arriveAt(deputy, 'To sign')
    expect(await deputy.getByRole('banner').innerText()).toContain('acting gold commander')
    await deputy.locator('a[href^="/sign-off/"]', { hasText: 'Operation Fernhill' }).click()
    await deputy.getByRole('heading', { level: 1, name: /read and decide$/ }).waitFor()
    const checks = deputy.getByRole('group', { name: /^Gold checks/ }).getByRole('checkbox')
    for (const box of await checks.all()) await box.check({ force: true })
    await deputy.getByLabel('Sign it off').check({ force: true })
    const both = 'acting for Chief Superintendent Morgan Vale, because she is on leave'
    expect(await deputy.getByRole('main').innerText()).toContain(`You sign ${both}.`)
    const why = deputy.getByLabel(/^Why you sign/)
    if ((await why.count()) > 0) await why.fill('She named me.')
    await deputy.getByRole('button', { name: 'Sign revision 2' }).click()
    await deputy.getByRole('button', { name: 'Confirm and sign revision 2' }).click()
    await arriveAt(deputy, 'Revision 2 is signed')
    const main = await deputy.getByRole('main').innerText()
    expect(main).toContain('Casey Bright')
    expect(main).toContain(both)
  })

  it('stops when the gold says so', async () => {
    await gold.goto(`${app.origin}/acting`)
    await gold.getByRole('link', { name: /^End it/ }).click()
    await arriveAt(gold, 'Casey Bright stops acting as gold')
    await gold.getByLabel('Why').fill('She is back.')
    await gold.getByRole('button', { name: 'End it' }).click()
    await gold.getByText('Casey Bright acts as gold no more.').waitFor()
    await deputy.goto(`${app.origin}/sign-off`)
    await deputy.getByRole('heading', { level: 1, name: /^Your role does not/ }).waitFor()
  })

  it('is told to the lead: who opened the review, and that looking is on record too', async () => {
    const lead = await openPage(browser)
    await signInAs(lead, app.origin, 'Rowan Hale')
    await lead.getByRole('link', { name: 'Who opened my reviews' }).click()
    await arriveAt(lead, 'Who opened my reviews')
    const signed = lead.getByRole('row', { name: /Casey Bright.*Signed it/ })
    expect(await signed.innerText()).toContain('Operation Fernhill')
    expect(
      await lead.getByRole('row', { name: /Casey Bright.*Read what was sent to gold/ }).count(),
    ).toBeGreaterThan(0)

    await lead.getByRole('link', { name: 'What I opened' }).click()
    await arriveAt(lead, 'What I opened')
    expect(await lead.getByRole('row').nth(1).innerText()).toContain('Read the access log')

    await deputy.goto(`${app.origin}/access/force`)
    await arriveAt(deputy, 'The log of the force')
    expect(await deputy.getByRole('row', { name: /Rowan Hale.*Read the access log/ }).count()).toBe(2)
    await deputy.getByLabel('Person').selectOption({ label: 'Casey Bright' })
    await deputy.getByRole('button', { name: 'Show' }).click()
    await deputy
      .getByRole('row', { name: /Casey Bright.*Read the access log/ })
      .first()
      .waitFor()
    expect(await deputy.getByRole('row', { name: /Rowan Hale/ }).count()).toBe(0)
    await lead.context().close()
  })
})
