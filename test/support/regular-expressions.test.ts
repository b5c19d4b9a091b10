import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { readMomentLine } from '#client/fields/typed-moment.ts'
import { isTest, readTree } from './house-tree.ts'

/** Two and a half times the longest text that a field may hold, and the milliseconds that reading it may take. */
const LENGTH = 50_000
const BOUND = 400

type Found = { path: string; pattern: string; flags: string }
type Literal = { regex: { pattern: string; flags: string } }

/** Every regular expression that is written out in what ships, and every place that makes one as it runs. */
function readExpressions(): { written: Found[]; made: string[] } {
  const written: Found[] = []
  const made: string[] = []
  const { sources } = readTree(fileURLToPath(new URL('../..', import.meta.url)))
  for (const { path, text } of sources) {
    if (!/^(shared|server|client)\//.test(path) || isTest(path)) continue
    walk(parseSync(path, text).program, (node) => {
      if (isLiteral(node)) written.push({ path, ...node.regex })
      if ('callee' in node && isNamed(node.callee, 'RegExp')) made.push(path)
    })
  }
  return { written, made }
}

function walk(node: unknown, see: (node: object) => void): void {
  if (typeof node !== 'object' || node === null) return
  see(node)
  for (const child of Object.values(node)) walk(child, see)
}

const isLiteral = (node: object): node is Literal => 'regex' in node && node.regex !== undefined
const isNamed = (node: unknown, name: string) =>
  typeof node === 'object' && node !== null && 'name' in node && node.name === name

const SAMPLES: [RegExp, string][] = [
  [/\\d|0-9/, '0'],
  [/\\s/, ' '],
  [/\\w|a-z|\\p\{L|\\S|\[\^|\.[*+?{]/, 'a'],
  [/A-Z/, 'A'],
  [/\\n|\\s|\[\^/, '\n'],
  [/\\t/, '\t'],
]

/** A character for each that the expression can take: those it names, and one of each class. */
function charactersOf(pattern: string): string[] {
  const named =
    pattern.replaceAll(/\\[a-zA-Z](\{[^}]*\})?|\(\?<\w+>/g, '').match(/[^\\()[\]{}|?*+^$]/gu) ?? []
  const escaped = [...pattern.matchAll(/\\([^a-zA-Z0-9])/g)].map(([, character = '']) => character)
  const ofClasses = SAMPLES.filter(([is]) => is.test(pattern)).map(([, character]) => character)
  return [...new Set([...ofClasses, ...escaped, ...named, '!'])].slice(0, 12)
}

/** Long runs of what it takes, alone and by twos, after each of its characters, and ending in what it does not take. */
function* hostileTexts(pattern: string): Generator<string> {
  const characters = charactersOf(pattern)
  for (const run of characters) {
    const long = run.repeat(LENGTH)
    yield long
    yield `${long}\u0000`
    for (const other of characters.slice(0, 4)) {
      if (other === run) continue
      yield `${other}${long}\u0000`
      yield `${(run + other).repeat(LENGTH / 2)}\u0000`
    }
  }
}

const context = createContext({ text: '', expression: /x/ })

function inTime(timeout: number): boolean {
  try {
    runInContext('text.replace(expression, "")', context, { timeout })
    return true
  } catch {
    return false
  }
}

/** What makes an expression take longer than the bound; undefined where nothing does. */
function runsAwayOn({ pattern, flags }: Omit<Found, 'path'>, bound = BOUND): string | undefined {
  context.expression = new RegExp(pattern, flags)
  for (const text of hostileTexts(pattern)) {
    context.text = text
    // A second time, for a machine that was busy with something else the first time.
    if (!inTime(bound) && !inTime(bound)) {
      return `${JSON.stringify(text.slice(0, 6))}…${JSON.stringify(text.slice(-3))}`
    }
  }
  return undefined
}

describe('a regular expression that ships', () => {
  const { written, made } = readExpressions()

  it('reads any text of 50,000 characters within a moment, also one made to hold it up', () => {
    const distinct = [...new Map(written.map((each) => [`/${each.pattern}/${each.flags}`, each]))]
    const away = distinct.flatMap(([expression, each]) => {
      const text = runsAwayOn(each)
      return text === undefined ? [] : [`${each.path} ${expression} on ${text}`]
    })
    console.log(`${distinct.length} regular expressions, ${away.length} run away`)
    expect(distinct.length).toBeGreaterThan(50)
    expect(away).toEqual([])
  }, 120_000)

  it('is written out, so that it is among these, but for two that are made of a time of day', () => {
    expect(made).toEqual(['client/fields/typed-moment.ts', 'client/fields/typed-moment.ts'])
    const started = performance.now()
    for (const end of ['9', '9 am', '!']) readMomentLine(`9${' ,'.repeat(LENGTH)}${end}`)
    expect(performance.now() - started).toBeLessThan(BOUND)
  })

  it.each([
    ['exponential', '(a+)+$'],
    ['polynomial where it may begin anywhere', '\\s+$'],
    ['polynomial after a character', '^x[a-z]*[a-z0-9]*$'],
  ])('the control: one that is %s is found', (_what, pattern) => {
    expect(runsAwayOn({ pattern, flags: '' }, BOUND / 4)).toBeDefined()
  })
})
