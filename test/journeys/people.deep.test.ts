import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, openPage } from '#test/support/browser.ts'
import { ask, signIn } from '#test/support/drafts.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { arriveAt, choose, signInAs } from '#test/support/walk.ts'

type Row = { moments: { operationId: string; name: string }; review: { id: string } | null }

/** An administrator's day: one page after the other, as they are met, in one force that has reviews waiting for gold. */
describeInBrowser()('people and roles', () => {
  let app: RunningApp
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    page = await openPage(browser)
    await signInAs(page, app.origin, 'Casey Bright')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  async function openPerson(name: string): Promise<void> {
    await page.goto(`${app.origin}/admin`)
    await page.getByRole('link', { name }).click()
    await arriveAt(page, name)
  }

  async function endGold(name: string, act: string): Promise<void> {
    await openPerson(name)
    await page.getByRole('link', { name: /^End it ?: Gold commander/ }).click()
    await arriveAt(page, 'End the role: gold commander')
    await page.getByLabel('Why').fill('A new post.')
    await page.getByRole('button', { name: act, exact: true }).click()
    await page.getByText('Gold commander is ended.').waitFor()
  }

  it('a person is added, and shown under the short form of their rank', async () => {
    await page.goto(`${app.origin}/admin`)
    await page.getByRole('link', { name: 'Add a person' }).click()
    await arriveAt(page, 'Add a person')
    await page.getByLabel('Name').fill('Nova Field')
    await page.getByLabel('Rank (optional)').fill('Chief Superintendent')
    await page.getByRole('button', { name: 'Add the person' }).click()
    await arriveAt(page, 'Ch Supt Nova Field')
    await page.getByText('The person is listed. Give them a role next.').waitFor()
  })

  it('a role is given once it is proved who gives it, and what was chosen stays chosen', async () => {
    await page.getByRole('link', { name: 'Give a role' }).click()
    await arriveAt(page, 'Give a role')
    await choose(page, 'Which role?', 'Contributor')
    await page.getByRole('button', { name: 'Give the role' }).click()
    const proof = page.getByRole('region', { name: 'Confirm that it is you' })
    await proof.getByText('Giving a role needs proof').waitFor()
    expect(await page.getByLabel('Contributor').isChecked()).toBe(true)
    await proof.getByRole('button', { name: 'Confirm and give the role' }).click()
    await arriveAt(page, 'Ch Supt Nova Field')
    await page.getByText('Contributor is given.').waitFor()
  })

  it('gold is given to an author of a review that waits, with a warning that stays in sight', async () => {
    await openPerson('Insp Rowan Hale')
    await page.getByRole('link', { name: 'Give a role' }).click()
    await choose(page, 'Which role?', 'Gold commander')
    await page.getByRole('button', { name: 'Give the role' }).click()
    await page
      .getByText(/^Gold commander is given\. They wrote part of .*Operation Fernhill.* still cannot sign/)
      .waitFor()
    await arriveAt(page, 'Insp Rowan Hale')
    expect(await page.getByRole('main').innerText()).toMatch(
      /Wrote part of .*Operation Fernhill.*cannot sign/,
    )
    await page.goto(`${app.origin}/admin`)
    const row = page.getByRole('row', { name: /Insp Rowan Hale/ })
    expect(await row.innerText()).toMatch(/Operation Fernhill.*cannot sign/)
  })

  it('the last gold does not end unnoticed while a review waits', async () => {
    await endGold('Insp Rowan Hale', 'End the role')
    await endGold('Supt Avery Stone', 'End the role')
    await openPerson('Ch Supt Morgan Vale')
    await page.getByRole('link', { name: /^End it ?: Gold commander/ }).click()
    await arriveAt(page, 'End the role: gold commander')
    await page
      .getByText('This is the last gold commander of your force, and 1 review waits for gold.')
      .waitFor()
    await endGold('Ch Supt Morgan Vale', 'End the role all the same')
  })

  it('whoever leaves is out at their next request, a download among them, and what they read says so', async () => {
    const lead = await signIn(app.origin, 'rowan-hale')
    const { rows } = await ask<{ rows: Row[] }>(lead, 'GET', '/operations')
    const review = rows.find(({ moments }) => moments.name === 'Operation Gorse')?.review?.id ?? ''
    const theirs = await openPage(browser)
    await signInAs(theirs, app.origin, 'Rowan Hale')
    await theirs.goto(`${app.origin}/reviews/${review}/submission`)
    const file = theirs.getByRole('link', { name: /^Download the PDF of Your force/ })
    await file.waitFor()
    const address = `${app.origin}${await file.getAttribute('href')}`
    expect((await theirs.request.get(address)).status()).toBe(200)

    await openPerson('Insp Rowan Hale')
    await page.getByRole('link', { name: 'Record that this person has left' }).click()
    await arriveAt(page, 'Record that this person has left')
    await page.getByLabel('Why').fill('A post in another force.')
    await page.getByRole('button', { name: 'End every role' }).click()
    await page.getByText('Every role is ended and they are signed out.').waitFor()

    expect((await theirs.request.get(address)).status()).toBe(401)
    await theirs.getByRole('link', { name: 'Operations', exact: true }).click()
    await theirs.getByRole('dialog', { name: 'You were signed out' }).waitFor()
    await theirs.reload()
    await arriveAt(theirs, 'Sign in')
    await theirs.context().close()
  })
})
