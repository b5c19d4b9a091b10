import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { type Chance, chanceFrom } from '#test/support/chance.ts'
import { endSession, type Person, readStored, signIn, startDraft } from '#test/support/drafts.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { openTypist, type Typist } from '#test/support/typist.ts'

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const AT_ONCE = 5
/** Fifty in all: each is one person whose typing is disturbed once, at a moment of its own. */
const ROUNDS = { browserKilled: 2, serverKilled: 2, networkCut: 3, sessionEnded: 3 }
const LONGEST_LOSS_MS = 5_000
const BACK_WITHIN_MS = 40_000
const PERSON = 'rowan-hale'
const SECTION = 'debrief'
const FIELD = 'hot-well'

describeInBrowser()(`nothing typed is lost, seed ${SEED}`, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'typing-'))
  const chance: Chance = chanceFrom(SEED)
  let app: RunningApp
  let browser: Browser
  let lead: Person
  let drafts: string[]
  let done = 0

  beforeAll(async () => {
    app = await startApp({ dataDir, copyOf: inject('dataDir') })
    lead = await signIn(app.origin, PERSON)
    drafts = []
    for (let number = 0; number < AT_ONCE; number += 1) drafts.push(await startDraft(lead, number))
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const openAll = (within: Browser) =>
    Promise.all(
      drafts.map((reviewId) =>
        openTypist(within, { origin: app.origin, person: PERSON, reviewId, section: SECTION, field: FIELD }),
      ),
    )
  const stored = (at: number) => readStored(lead, drafts[at] ?? '', SECTION, FIELD)

  /** Whatever the page ever called saved is on the server. */
  async function expectKept({ saved }: Typist, at: number): Promise<string> {
    const held = await stored(at)
    for (const { text } of saved)
      expect(held.startsWith(text), `saved on screen, not stored: ${text.slice(-60)}`).toBe(true)
    return held
  }

  /** The page says so by itself, without a reload, and the server holds every character that is on the page. */
  async function expectAllBack(typist: Typist, at: number): Promise<void> {
    const until = Date.now() + BACK_WITHIN_MS
    while (!typist.state().startsWith('Saved') && Date.now() < until) await wait(100)
    const onPage = typist.typed.at(-1)?.text ?? ''
    expect(typist.state()).toMatch(/^Saved \d\d:\d\d$/)
    expect(await expectKept(typist, at)).toBe(onPage)
    expect(await typist.page.locator(`[id="a-${FIELD}"]`).inputValue()).toBe(onPage)
    expect(await typist.isSamePage()).toBe(true)
    done += 1
  }

  /** Everyone types on without a pause while `disturb` happens to each at a moment of its own. */
  async function typeThrough(
    typists: Typist[],
    ms: number,
    disturb: (typist: Typist, at: number) => Promise<void>,
  ) {
    await Promise.all(
      typists.map(async (typist, at) => {
        const first = 300 + chance.below(2_200)
        const typing = typist.typeFor(ms)
        await wait(first)
        await disturb(typist, at)
        await typing
      }),
    )
  }

  it('a killed browser loses at most 5 seconds, and nothing that it called saved', async () => {
    for (let round = 0; round < ROUNDS.browserKilled; round += 1) {
      const victim = await openBrowser()
      const typists = await openAll(victim)
      const killed = 2_500 + chance.below(4_000)
      const typing = typists.map((typist) => typist.typeFor(killed + 5_000).catch(() => undefined))
      await wait(killed)
      const at = Date.now()
      await killBrowser(victim)
      await Promise.all(typing)
      for (const [lane, typist] of typists.entries()) {
        const held = await expectKept(typist, lane)
        const safe = typist.typed.filter((key) => key.at <= at - LONGEST_LOSS_MS).at(-1)?.text ?? ''
        expect(
          held.startsWith(safe),
          `lost more than 5 seconds: ${safe.length - held.length} characters`,
        ).toBe(true)
        // The browser may have died before it told this test of the last keys that it had saved.
        const known = typist.typed.at(-1)?.text ?? ''
        expect(known.startsWith(held) || held.startsWith(known)).toBe(true)
        done += 1
      }
    }
  })

  it('a killed server, a cut line and an ended session lose nothing, and typing goes on from where it was', async () => {
    const typists = await openAll(browser)

    for (let round = 0; round < ROUNDS.serverKilled; round += 1) {
      const typing = typists.map((typist) => typist.typeFor(4_000 + chance.below(1_000)))
      await wait(500 + chance.below(2_500))
      await app.kill()
      app = await startApp({ dataDir, port: app.port })
      await Promise.all(typists.map(expectKept))
      await Promise.all(typing)
      await Promise.all(typists.map(expectAllBack))
    }

    for (let round = 0; round < ROUNDS.networkCut; round += 1) {
      await typeThrough(typists, 4_000, async (typist, at) => {
        await typist.context.setOffline(true)
        await wait(300 + chance.below(2_500))
        await expectKept(typist, at)
        await typist.context.setOffline(false)
      })
      await Promise.all(typists.map(expectAllBack))
    }

    for (let round = 0; round < ROUNDS.sessionEnded; round += 1) {
      await typeThrough(typists, 4_500, async ({ context }) => {
        const cookies = await context.cookies(app.origin)
        await endSession(app.origin, cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
      })
      await Promise.all(typists.map(expectKept))
      await Promise.all(typists.map(signInInAnotherTab))
      await Promise.all(typists.map(expectAllBack))
    }
    expect(done).toBe(AT_ONCE * Object.values(ROUNDS).reduce((sum, rounds) => sum + rounds))
  }, 180_000)

  async function signInInAnotherTab({ context, page, state }: Typist): Promise<void> {
    await expect.poll(state, { timeout: 10_000 }).toContain('you are signed out')
    const tab = await context.newPage()
    await tab.goto(`${app.origin}/sign-in`)
    await tab.getByRole('button', { name: /^Sign in as .*Rowan Hale$/ }).click()
    await tab.getByRole('button', { name: 'Sign out' }).first().waitFor()
    await tab.close()
    await page.bringToFront()
    await page.locator(`[id="a-${FIELD}"]`).focus()
    await page.keyboard.press('Control+End')
  }
})

/** Ends it as a power cut would: no page gets to say anything. */
async function killBrowser(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const main = processInfo.find(({ type }) => type === 'browser')
  const gone = new Promise((resolve) => browser.once('disconnected', resolve))
  if (main) process.kill(main.id, 'SIGKILL')
  await gone
}
