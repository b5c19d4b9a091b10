import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe } from 'vitest'

/** Programs that tests ask for a second opinion. */
type Tool = 'qpdf' | 'pdfinfo' | 'pdftotext'

/** Chromium's own path on this machine, or undefined where there is none. CHROMIUM_PATH goes before any other. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const places = env.CHROMIUM_PATH
    ? [env.CHROMIUM_PATH]
    : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((place) => existsSync(place))
}

/** Which of these tools are not on this machine. */
export function missingTools(tools: Tool[], env: NodeJS.ProcessEnv = process.env): Tool[] {
  return tools.filter((tool) => spawnSync(tool, ['--version'], { env }).error !== undefined)
}

/**
 * `describe` for journeys: skipped, loudly, where there is no browser.
 * With REQUIRE_BROWSER=1 it throws instead, so that the file fails.
 */
export function describeInBrowser(): typeof describe | typeof describe.skip {
  return describeUnless(
    findBrowser() ? undefined : 'NO CHROMIUM ON THIS MACHINE: THIS JOURNEY IS SKIPPED',
    'REQUIRE_BROWSER',
  )
}

/** `describe` for tests that need tools: skipped, loudly, where one is missing. With REQUIRE_TOOLS=1 it throws instead. */
export function describeWithTools(...tools: Tool[]): typeof describe | typeof describe.skip {
  const missing = missingTools(tools)
  return describeUnless(
    missing.length
      ? `NO ${missing.join(', NO ').toUpperCase()} ON THIS MACHINE: THESE TESTS ARE SKIPPED`
      : undefined,
    'REQUIRE_TOOLS',
  )
}

function describeUnless(lack: string | undefined, required: 'REQUIRE_BROWSER' | 'REQUIRE_TOOLS') {
  if (lack === undefined) return describe
  if (process.env[required] === '1') throw new Error(`${lack}, AND ${required}=1 FORBIDS THAT`)
  console.warn(lack)
  return describe.skip
}
