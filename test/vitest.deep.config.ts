import { defineConfig } from 'vitest/config'

/** What measures time or memory, or keeps both cores busy by itself. */
const alone = [
  'test/api/not-yours-timing.deep.test.ts',
  'test/model/{api-workflow,flood,killed-sign-off,killed-worker,maximal-requests,slow-sockets}.deep.test.ts',
]

const root = new URL('..', import.meta.url).pathname
const each = {
  root,
  env: { RULE_SETS: '100000' },
  setupFiles: 'test/support/no-leftovers.ts',
  testTimeout: 600_000,
  hookTimeout: 60_000,
}

/** The long runs: what may take minutes, with a seed printed by each. */
export default defineConfig({
  test: {
    root,
    globalSetup: ['test/support/template-database.ts', 'test/support/journeys-setup.ts'],
    projects: [
      {
        test: {
          ...each,
          name: 'together',
          include: ['**/*.deep.test.ts', 'shared/rule/assess.properties.test.ts'],
          exclude: ['node_modules/**', ...alone],
          maxWorkers: 2,
        },
      },
      { test: { ...each, name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
