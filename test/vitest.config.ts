import { defineConfig } from 'vitest/config'

const deep = ['**/*.deep.test.ts']

/** One run of everything that guards a change: pure code, real PostgreSQL, and a browser on the embedded database. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    maxWorkers: 2,
    // They start in the order of their names: the longest files first, many short ones last to fill up both workers.
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/journeys/**/*.test.ts'],
          exclude: deep,
          globalSetup: 'test/support/journeys-setup.ts',
          setupFiles: 'test/support/no-leftovers.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          isolate: false,
          include: ['test/{api,sql,migrations,model}/**/*.test.ts'],
          exclude: deep,
          globalSetup: 'test/support/template-database.ts',
          setupFiles: 'test/support/no-leftovers.ts',
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pure',
          // The files of one worker share what they import; none changes anything that another could notice.
          isolate: false,
          include: ['{shared,server,client}/**/*.test.ts', 'test/support/**/*.test.ts'],
          exclude: deep,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
