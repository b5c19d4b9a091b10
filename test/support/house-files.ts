import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './house-imports.ts'
import { isTest, type Tree } from './house-tree.ts'

const LONGEST = 300
const GENERATED = 'server/db/schema.ts'
const NAMELESS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'base'])

// Put together here, so that this file is not what it looks for.
const MACHINE_PATH = new RegExp(
  `(?<![\\w.])/(${['work', 'root', 'farm', 'home/\\w+', 'Users/\\w+'].join('|')})/`,
)
const REGISTRY = new RegExp(
  ['registry\\.npm' + 'js', 'npm' + 'js\\.org', 'deb\\.debian' + '\\.org'].join('|'),
)
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`)

/** What holds of every file by itself: its name, its length, what it may say. */
export function checkFiles(tree: Tree): Finding[] {
  return [
    ...tree.files.flatMap(checkName),
    ...tree.files.flatMap((path) => checkText(tree, path)),
    ...checkSources(tree),
  ]
}

function checkName(path: string): Finding[] {
  const found: Finding[] = []
  const parts = path.split('/')
  const file = parts.at(-1) ?? ''
  const stems = [
    ...parts.slice(0, -1),
    ...(/\.(tsx?|mjs|scss|css)$/.test(file) ? [file.split('.')[0] ?? ''] : []),
  ]
  const nameless = stems.flatMap((stem) => stem.split('-')).find((word) => NAMELESS.has(word))
  if (nameless) found.push({ path, message: `is called ${nameless}: what has no name has no home` })
  if (
    /\.(tsx?|mjs)$/.test(file) &&
    !/^[a-z0-9]+(-[a-z0-9]+)*(@\d+\.\d+\.\d+)?(\.[a-z]+)*\.(tsx?|mjs)$/.test(file)
  ) {
    found.push({ path, message: 'is not kebab-case' })
  }
  if (parts[0] === 'migrations' && !/^\d{8}-\d{2}(-[a-z0-9]+)+\.sql$/.test(file)) {
    found.push({ path, message: 'is not YYYYMMDD-NN-verb-noun.sql' })
  }
  return found
}

function checkText(tree: Tree, path: string): Finding[] {
  const bytes = readFileSync(join(tree.root, path))
  if (bytes.includes(0)) return []
  const text = bytes.toString('utf8')
  const found: Finding[] = []
  const machine = MACHINE_PATH.exec(text)
  if (machine) found.push({ path, message: `names a path of a machine: ${machine[0]}` })
  const registry = REGISTRY.exec(text)
  if (registry) found.push({ path, message: `names a registry: ${registry[0]}` })
  const unfinished = path.endsWith('.json') ? null : UNFINISHED.exec(text)
  if (unfinished) found.push({ path, message: `says ${unfinished[0]}` })
  return found
}

function checkSources({ sources }: Tree): Finding[] {
  return sources.flatMap(({ path, text, hasDefaultExport }) => {
    const found: Finding[] = []
    const lines = text.replace(/\n$/, '').split('\n').length
    if (lines > LONGEST && path !== GENERATED)
      found.push({ path, message: `has ${lines} lines, ${LONGEST} are allowed` })
    if (hasDefaultExport && !path.endsWith('.config.ts'))
      found.push({ path, message: 'has a default export' })
    if (
      /^server\/features\/[^/]+\/routes\.ts$/.test(path) &&
      /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text)
    ) {
      found.push({ path, message: 'holds SQL: it belongs in repository.ts' })
    }
    const impure =
      path.startsWith('shared/') &&
      !isTest(path) &&
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(/.exec(text)
    if (impure) found.push({ path, message: `says ${impure[0]}: shared knows no clock, chance or network` })
    return found
  })
}
