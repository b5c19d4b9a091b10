import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { sectionsAsked } from '#shared/form/asked.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { openBrowser } from '#test/support/browser.ts'
import { ask, signIn } from '#test/support/drafts.ts'
import { addressesOf, findPlaces, type Places, routesOfClient } from '#test/support/every-page.ts'
import { eachOf, findFaults, openTab, tabsOf, titleOf } from '#test/support/look-at-page.ts'
import { bareAddresses, findSummaryFaults, sendingButton, unfilledForms } from '#test/support/page-states.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'

type Saved = { saveNumber: number; answers: Record<string, unknown> }

const TABS = 3
const LEAD = 'rowan-hale'

/** On a desktop and at 320 px, which is 1,280 px at 400 %: nothing that axe finds, nothing to scroll two ways. */
describeInBrowser()('no page is a barrier', () => {
  let app: RunningApp
  let browser: Browser
  let places: Places
  let tabs: ReturnType<typeof tabsOf>

  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    tabs = tabsOf(browser, app.origin)
    places = await findPlaces(app.origin)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('every route of the client has an address here', () => {
    expect(
      addressesOf(places)
        .map(({ route }) => route)
        .toSorted(),
    ).toEqual(routesOfClient().toSorted())
  })

  it('every page', { timeout: 240_000 }, async () => {
    const faults: string[] = []
    await eachOf(addressesOf(places), TABS, async (address) => {
      const where = titleOf(address)
      const tab = await tabs.open(address)
      const { page, heading, trouble } = tab
      if (/^(Page not found|Something went wrong|Your role does not)/.test(heading)) {
        faults.push(`${where}: ${heading}`)
      }
      faults.push(...(await findFaults(page, where)), ...trouble.map((line) => `${where}: ${line}`))
      tabs.leave(address, tab)
    })
    expect(faults).toEqual([])
  })

  it('every section of the form', { timeout: 180_000 }, async () => {
    const faults: string[] = []
    const sections = sectionsAsked(currentFormDefinition(), 2)
    await eachOf(sections, TABS, async ({ id }) => {
      const path = `/reviews/${places.review('Marram')}/sections/${id}`
      const address = { route: '', as: LEAD, path }
      const tab = await tabs.open(address)
      const { page } = tab
      const check = page.getByRole('button', { name: 'Check this section' })
      if ((await check.count()) > 0) await check.click()
      faults.push(...(await findFaults(page, path)))
      tabs.leave(address, tab)
    })
    expect(faults).toEqual([])
  })

  it('forms that were not filled in, which say so first, with focus, and again at each question', {
    timeout: 120_000,
  }, async () => {
    const faults: string[] = []
    await eachOf(unfilledForms(places), TABS, async (address) => {
      const where = `${titleOf(address)}, unfilled`
      const { page } = await openTab(await tabs.windowOf(address.as), app.origin, address.path)
      await sendingButton(page).click()
      await page
        .locator('.govuk-error-summary')
        .waitFor({ timeout: 5_000 })
        .catch(() => undefined)
      faults.push(...(await findFaults(page, where)))
      faults.push(...(await findSummaryFaults(page)).map((fault) => `${where}: ${fault}`))
      await page.close()
    })
    expect(faults).toEqual([])
  })

  it('pages with nothing on them, not found, not for this role, and failed', async () => {
    const faults: string[] = []
    await eachOf(bareAddresses(), TABS, async (address) => {
      const { page } = await openTab(await tabs.windowOf(address.as), app.origin, address.path)
      faults.push(...(await findFaults(page, titleOf(address))))
      await page.close()
    })
    const failing = await (await tabs.windowOf(LEAD)).newPage()
    await failing.route('**/api/v1/operations', (route) => route.fulfill({ status: 500 }))
    await failing.goto(`${app.origin}/operations`)
    await failing.getByRole('heading', { name: 'Something went wrong on our side' }).waitFor()
    faults.push(...(await findFaults(failing, 'failed')))
    await failing.close()
    expect(faults).toEqual([])
  })

  it('two people changed one section', async () => {
    const path = `/reviews/${places.review('Marram')}/sections/operation`
    const { page } = await openTab(await tabs.windowOf(LEAD), app.origin, path)
    const other = await signIn(app.origin, 'jules-marlow')
    const { saveNumber, answers } = await ask<Saved>(other, 'GET', path)
    await ask(other, 'PUT', path, { saveNumber, answers: { ...answers, summary: 'What the other one saw.' } })
    await page.locator('[id="a-summary"]').fill('What this one saw.')
    await page.getByRole('button', { name: 'Compare the two and choose what to keep' }).click()
    await page.getByRole('heading', { level: 1, name: 'Two people changed this section' }).waitFor()
    const faults = await findFaults(page, 'conflict')
    await page.getByRole('button', { name: 'Save these choices' }).click()
    faults.push(...(await findFaults(page, 'conflict, unfilled')), ...(await findSummaryFaults(page)))
    expect(faults).toEqual([])
  })

  it('the check of the answers says what is left out, and what was not provided', async () => {
    const path = `/reviews/${places.review('Marram')}/sections/lfr`
    const lead = await signIn(app.origin, LEAD)
    const { saveNumber } = await ask<Saved>(lead, 'GET', path)
    await ask(lead, 'PUT', path, { saveNumber, answers: { 'lfr-purpose': 'Kept for later.' } })
    const check = `/reviews/${places.review('Marram')}/check`
    const { page } = await openTab(await tabs.windowOf(LEAD), app.origin, check)
    const leftOut = page.getByRole('region', { name: 'Kept, and not sent' }).getByRole('listitem')
    expect(await leftOut.allInnerTexts()).toEqual([
      'Purpose and who could be on the watchlist (Facial recognition and other technology)',
    ])
    const unanswered = page.locator('.govuk-summary-list__row', { hasText: 'other technology: learning' })
    expect(await unanswered.locator('.govuk-summary-list__value').innerText()).toBe('Not provided')
    expect(await page.getByRole('main').innerText()).not.toContain('Kept for later.')
  })
})
