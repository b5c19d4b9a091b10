import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkHouse } from './check-house.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'house-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** The breaches in a project of these files, a line each. */
function breaches(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkHouse(root).map(({ path, message }) => `${path} ${message}`)
}

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages })

it('holds in this project', () => {
  expect(checkHouse(fileURLToPath(new URL('../..', import.meta.url)))).toEqual([])
})

it('finds nothing in a house in order', () => {
  expect(
    breaches({
      'README.md':
        'Run `npm start`, or [read on](CONTRIBUTING.md). Rules are in `shared/rule/assess.ts`, at `/coverage`.',
      'CONTRIBUTING.md': 'Run `npm run check` and `npm test`.',
      'package.json': '{ "scripts": { "start": "x", "test": "x", "check": "x" } }',
      'package-lock.json': lock({
        '': { optionalDependencies: { a: '1.0.0' } },
        'node_modules/a': { version: '1.0.0' },
      }),
      'migrations/20261122-01-create-tables.sql': 'select 1;',
      'shared/rule/assess.ts':
        "import { z } from 'zod'\nimport { at } from '../calendar.ts'\nexport const a = [z, at]\n",
      'shared/rule/assess.test.ts':
        "import { it } from 'vitest'\nimport { build } from '#test/support/build.ts'\nit('', build)\n",
      'shared/exchange/exchange@1.0.0.ts': 'export const version = 1\n',
      'shared/calendar.ts': 'export const at = (now: Date) => new Date(now)\n',
      'server/db/schema.ts': '// generated\n'.repeat(900),
      'server/features/reviews/routes.ts':
        "import { list } from './repository.ts'\nimport { find } from '../operations/repository.ts'\nexport const a = [list, find]\n",
      'server/features/reviews/repository.ts':
        "import { sql } from 'kysely'\nexport const list = sql`select 1`\n",
      'server/features/operations/repository.ts': 'export const find = 1\n',
      'client/page.tsx':
        "import { at } from '#shared/calendar.ts'\nexport const Page = () => <p>{String(at)}</p>\n",
      'client/vite.config.ts': 'export default {}\n',
      'test/support/build.ts':
        "import { find } from '#server/features/operations/repository.ts'\nexport const build = find\n",
    }),
  ).toEqual([])
})

describe('imports', () => {
  it.each`
    path                                   | text                                                  | message
    ${'shared/a.ts'}                       | ${"import { x } from 'node:fs'"}                      | ${'imports node:fs: shared imports zod and itself'}
    ${'shared/a.ts'}                       | ${"export { x } from '#server/b.ts'"}                 | ${'imports #server/b.ts: shared imports zod and itself'}
    ${'shared/a.test.ts'}                  | ${"import { x } from '#server/b.ts'"}                 | ${'imports #server/b.ts: shared asks nobody'}
    ${'client/a.tsx'}                      | ${"import type { X } from '#server/b.ts'"}            | ${'imports #server/b.ts: client asks over HTTP'}
    ${'client/a.ts'}                       | ${"export const x = import('../server/b.ts')"}        | ${'imports ../server/b.ts: client asks over HTTP'}
    ${'server/a.ts'}                       | ${"import { x } from '#client/b.ts'"}                 | ${'imports #client/b.ts: server knows no page'}
    ${'server/a.ts'}                       | ${"import { x } from '#test/b.ts'"}                   | ${'imports #test/b.ts: only tests may'}
    ${'server/features/reviews/a.ts'}      | ${"import { x } from '../operations/present.ts'"}     | ${'imports ../operations/present.ts: of another feature only its repository.ts'}
    ${'server/features/reviews/a.ts'}      | ${"import { x } from '#server/features/people/b.ts'"} | ${'imports #server/features/people/b.ts: of another feature only its repository.ts'}
    ${'server/features/reviews/routes.ts'} | ${"import type { Kysely } from 'kysely'"}             | ${'imports kysely: SQL belongs in repository.ts'}
  `('$path may not: $text', ({ path, text, message }) => {
    expect(breaches({ [path]: `${text}\n` })).toEqual([`${path} ${message}`])
  })

  it('may not run in a ring, and may where only types do', () => {
    expect(
      breaches({
        'server/a.ts': "import { b } from './b.ts'\nexport const a = b\n",
        'server/b.ts': "import { c } from './c.ts'\nexport const b = c\n",
        'server/c.ts': "import { a } from './a.ts'\nexport const c = () => a\n",
        'server/d.ts': "import type { E } from './e.ts'\nexport type D = E\nexport const d = 1\n",
        'server/e.ts': "import { d } from './d.ts'\nexport type E = typeof d\n",
      }),
    ).toEqual(['server/a.ts imports itself: server/a.ts → server/b.ts → server/c.ts → server/a.ts'])
  })
})

describe('files', () => {
  const machine = ['', 'root', 'project'].join('/')
  it.each`
    path                                   | text                                                  | message
    ${'server/date-utils.ts'}              | ${'export const a = 1'}                               | ${'is called utils: what has no name has no home'}
    ${'client/common/button.tsx'}          | ${'export const a = 1'}                               | ${'is called common: what has no name has no home'}
    ${'server/saveSection.ts'}             | ${'export const a = 1'}                               | ${'is not kebab-case'}
    ${'migrations/2026-add-table.sql'}     | ${'select 1'}                                         | ${'is not YYYYMMDD-NN-verb-noun.sql'}
    ${'server/long.ts'}                    | ${'// a line\n'.repeat(301)}                          | ${'has 301 lines, 300 are allowed'}
    ${'server/a.ts'}                       | ${'export default 1'}                                 | ${'has a default export'}
    ${'server/features/reviews/routes.ts'} | ${'export const a = (tx) => tx.selectFrom("review")'} | ${'holds SQL: it belongs in repository.ts'}
    ${'shared/a.ts'}                       | ${'export const a = Date.now()'}                      | ${'says Date.now(: shared knows no clock, chance or network'}
    ${'shared/a.ts'}                       | ${'export const a = Math.random()'}                   | ${'says Math.random(: shared knows no clock, chance or network'}
    ${'docs.md'}                           | ${`see ${machine}/a`}                                 | ${`names a path of a machine: ${'/'}root/`}
    ${'docker-compose.yml'}                | ${`host: registry.${'npm'}js.org`}                    | ${`names a registry: registry.${'npm'}js`}
    ${'server/a.ts'}                       | ${`// ${'TO'}DO later`}                               | ${`says ${'TO'}DO`}
  `('$path: $message', ({ path, text, message }) => {
    expect(breaches({ [path]: `${text.replace(/\n$/, '')}\n` })).toEqual([`${path} ${message}`])
  })
})

describe('documents and the lockfile', () => {
  it('name only files and scripts that are there', () => {
    expect(
      breaches({
        'README.md':
          'Run `npm run sed` or `npm test`; read `shared/rule.ts`, `server/`, [this](docs/start.md), `notes.md`.',
        'package.json': '{ "scripts": { "seed": "x" } }',
        'server/a.ts': 'export const a = 1\n',
        'shared/b.ts': 'export const b = 1\n',
      }),
    ).toEqual([
      'README.md names npm run sed, which is no script',
      'README.md names npm run test, which is no script',
      'README.md names shared/rule.ts, which is not there',
      'README.md names notes.md, which is not there',
      'README.md names docs/start.md, which is not there',
    ])
  })

  it('lock every platform’s package and no address to download it from', () => {
    const packages = {
      'node_modules/tool': { optionalDependencies: { '@tool/linux-x64': '1', '@tool/darwin-arm64': '1' } },
      'node_modules/@tool/linux-x64': { resolved: 'https://registry.example.org/tool.tgz' },
    }
    expect(breaches({ 'package-lock.json': lock(packages) })).toEqual([
      'package-lock.json lacks @tool/darwin-arm64, which node_modules/tool wants',
      'package-lock.json records where node_modules/@tool/linux-x64 was downloaded from',
    ])
  })
})
