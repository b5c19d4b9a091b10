import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, openPage } from '#test/support/browser.ts'
import { ask, type Person, readStored, signIn, startDraft } from '#test/support/drafts.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { arriveAt, signInAs } from '#test/support/walk.ts'

const FIRST = 'Two of our units held the eastern gate.'
const LATER = ' They had no radio from 14:10.'
const SOON = { timeout: 10_000 }

/** Two forces, a browser each: what the one shares, the other reads and writes, until it ends. */
describeInBrowser()('an operation that is shared with another force', () => {
  let app: RunningApp
  let browser: Browser
  let lead: Person
  let ours: Page
  let theirs: Page
  const at = { operation: '', review: '' }
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    lead = await signIn(app.origin, 'rowan-hale')
    at.review = await startDraft(lead, 1)
    at.operation = (await ask<{ operationId: string }>(lead, 'GET', `/reviews/${at.review}`)).operationId
    ours = await openPage(browser)
    await signInAs(ours, app.origin, 'Rowan Hale')
    theirs = await openPage(browser)
    await signInAs(theirs, app.origin, 'Linden Marsh')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('is not there for the other force before', async () => {
    await theirs.goto(`${app.origin}/reviews/${at.review}`)
    await arriveAt(theirs, 'Page not found')
  })

  it('is shared with a reason, and a contributor there is asked for one section', async () => {
    await ours.goto(`${app.origin}/operations/${at.operation}`)
    await ours.getByRole('link', { name: 'Share it with another force' }).click()
    await arriveAt(ours, 'Share it with another force')
    await ours.getByLabel('Which force?').selectOption({ label: 'Avon and Somerset Police' })
    await ours.getByLabel('Why is it shared?').fill('Two of their units were there.')
    await ours.getByRole('button', { name: 'Share it', exact: true }).click()
    await arriveAt(ours, 'Operation Larch 1')
    await ours.getByText('The operation is shared. The other force can read it now.').waitFor()

    await ours.goto(`${app.origin}/reviews/${at.review}/people/ask`)
    await arriveAt(ours, 'Ask a contributor')
    await ours.getByLabel('Which contributor?').selectOption({ label: 'Supt Linden Marsh' })
    await ours.getByLabel('What happened', { exact: true }).check({ force: true })
    await ours.getByRole('button', { name: 'Ask them' }).click()
    await arriveAt(ours, 'Who is in this review')
    await ours.getByText('Linden Marsh').first().waitFor()
  })

  it('is written in by that contributor, in that section and no other', async () => {
    await theirs.goto(app.origin)
    await arriveAt(theirs, 'Your work')
    const given = theirs.getByRole('region', { name: 'Sections you were asked to write' })
    await given.getByRole('link', { name: 'What happened' }).click()
    await arriveAt(theirs, 'What happened')
    await theirs.getByLabel(/^What did happen/).fill(FIRST)
    await theirs
      .getByText(/^Saved \d\d:\d\d/)
      .first()
      .waitFor()
    const other = await theirs.context().newPage()
    await other.goto(`${app.origin}/reviews/${at.review}/sections/outcomes`)
    await arriveAt(other, 'Outcomes')
    expect(await other.locator('main textarea').count()).toBe(0)
    await other.goto(`${app.origin}/operations`)
    await arriveAt(other, 'Operations')
    const shared = other.getByRole('region', { name: 'Shared with us' })
    expect(await shared.innerText()).toContain('Operation Larch 1')
    await other.close()
  })

  it('is taken away while they write: nothing typed leaves the page, nothing more is stored', async () => {
    const answer = theirs.getByLabel(/^What did happen/)
    const field = ((await answer.getAttribute('id')) ?? '').replace(/^a-/, '')
    expect(await readStored(lead, at.review, 'events', field)).toBe(FIRST)

    await ours.goto(`${app.origin}/operations/${at.operation}`)
    await ours.getByRole('link', { name: /^End it for Avon and Somerset/ }).click()
    await arriveAt(ours, 'End the share with Avon and Somerset Police')
    await ours.getByLabel('Why does it end?').fill('All has been said.')
    await ours.getByRole('button', { name: 'End the share' }).click()
    await ours.getByText('The operation is no longer shared with Avon and Somerset Police.').waitFor()

    await answer.press('End')
    await answer.pressSequentially(LATER)
    const said = theirs.getByRole('alert').filter({ hasText: 'What you typed last is not saved.' })
    await said.getByText('It is not shared with you any more').waitFor(SOON)
    await said.getByRole('button', { name: 'Copy all of your text' }).waitFor()
    // As when they come back to the tab: the page asks again, is told nothing, and stays.
    await theirs.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await theirs.waitForTimeout(2_500)
    expect(await answer.inputValue()).toBe(FIRST + LATER)
    expect(await readStored(lead, at.review, 'events', field)).toBe(FIRST)
  })

  it('is as if it had never been there, once they have left the page', async () => {
    await theirs.goto(`${app.origin}/reviews/${at.review}/sections/events`)
    await arriveAt(theirs, 'Page not found')
    await theirs.goto(app.origin)
    await arriveAt(theirs, 'Your work')
    expect(await theirs.getByRole('main').innerText()).not.toContain('Larch')
    await ours.goto(`${app.origin}/reviews/${at.review}/people`)
    await arriveAt(ours, 'Who is in this review')
    expect(await ours.getByRole('main').innerText()).toContain('Linden Marsh')
  })
})
