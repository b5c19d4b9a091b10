import { defineConfig } from 'vitest/config'

/** The long runs: what may take minutes, with a seed printed by each. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['**/*.deep.test.ts', 'shared/rule/assess.properties.test.ts'],
    env: { RULE_SETS: '100000' },
    exclude: ['node_modules/**'],
    globalSetup: ['test/support/template-database.ts', 'test/support/journeys-setup.ts'],
    setupFiles: 'test/support/no-leftovers.ts',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
})
