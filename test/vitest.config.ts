import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['{shared,server,client}/**/*.test.ts', 'test/{api,sql,migrations,support}/**/*.test.ts'],
    maxWorkers: 2,
  },
})
