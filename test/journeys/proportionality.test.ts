import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, openPage, watchForTrouble } from '#test/support/browser.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { arriveAt, choose, signInAs, typeMoment } from '#test/support/walk.ts'

describeInBrowser()('facts that change after the decision, and series', () => {
  let app: RunningApp
  let browser: Browser
  let page: Page
  let trouble: string[]
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    page = await openPage(browser)
    trouble = watchForTrouble(page, app.origin)
    await signInAs(page, app.origin, 'Jules Marlow')
    await page.goto(`${app.origin}/operations`)
    await page.getByRole('link', { name: 'Operation Millrace' }).first().click()
    await arriveAt(page, 'Operation Millrace')
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('the operation shows what changed, both deadlines and the days that passed', async () => {
    const changes = page.getByRole('region', { name: 'What changed since the first decision' })
    expect(await changes.getByRole('article').count()).toBe(3)
    expect(await page.getByText(/days since stand-down, \w+ of them paused/).count()).toBe(1)
    expect(await page.getByLabel('The ladder of this operation').innerText()).toMatch(/first \w{3} \d+/)
  })

  it('the facts are read, every tier can be chosen with who may choose it, and no lower one stands chosen', async () => {
    await page.getByRole('link', { name: 'Facts and decision' }).click()
    await arriveAt(page, 'Facts and decision')
    const tiers = page.getByRole('group', { name: 'Tier chosen' })
    expect(await tiers.getByRole('radio').count()).toBe(3)
    expect(await tiers.locator('input:checked').count()).toBe(0)
    await tiers.getByLabel('Tier 1', { exact: true }).check({ force: true })
    await page.getByLabel('Reason for the lower tier').fill('It was quiet.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByText('Give the reason for the lower tier in at least 100 characters.').first().waitFor()
  })

  it('a change is recorded with its source and date', async () => {
    await page.getByRole('link', { name: 'Record what changed' }).click()
    await arriveAt(page, 'Which fact changed?')
    await page.getByRole('link', { name: 'Complaints within 14 days' }).click()
    await arriveAt(page, 'Record what changed')
    await page.getByRole('textbox', { name: 'What is it now?' }).fill('2')
    await choose(page, 'Why did it change?', 'A complaint')
    await page.getByLabel('Where is it known from?').fill('Professional standards')
    await page.getByRole('button', { name: 'Record the change' }).click()
    await page.getByText('Enter the day on which you learned of it').first().waitFor()
    await typeMoment(page, 'When did you learn of it?', '2026-01-02')
    await page.getByRole('button', { name: 'Record the change' }).click()
    await arriveAt(page, 'Facts and decision')
    await page.getByText('The change is recorded. The tier worked out stays 2.').waitFor()
  })

  it('a series is declared and joined', async () => {
    await page.goto(`${app.origin}/series`)
    await arriveAt(page, 'Series')
    await page.getByRole('link', { name: 'Declare a series' }).click()
    await arriveAt(page, 'Declare a series')
    await page.getByLabel('What is it called?').fill('Works gate marches')
    await page.getByLabel('Why are these operations one series?').fill('One organiser, one route.')
    await page.getByRole('button', { name: 'Declare it' }).click()
    await arriveAt(page, 'Works gate marches')
    await page.goto(`${app.origin}/operations`)
    await page.getByRole('link', { name: 'Operation Millrace' }).first().click()
    await page.getByRole('link', { name: 'Join a series' }).click()
    await arriveAt(page, 'Join a series')
    await choose(page, 'Which series?', 'Works gate marches')
    await page.getByLabel('Why does it belong to the series?').fill('It is one of them.')
    await page.getByRole('button', { name: 'Join the series' }).click()
    await arriveAt(page, 'Operation Millrace')
    await page.getByRole('link', { name: 'Works gate marches' }).click()
    await arriveAt(page, 'Works gate marches')
    await page.getByRole('link', { name: /Operation Millrace/ }).waitFor()
  })

  it('with one version of the rule the page of differences says that there is nothing to compare', async () => {
    await page.goto(`${app.origin}/rule`)
    await page.getByRole('link', { name: 'Compare two versions' }).click()
    await arriveAt(page, 'Compare two versions of the rule')
    await page.getByText('There is nothing to compare').waitFor()
    expect(trouble).toEqual([])
  })
})
