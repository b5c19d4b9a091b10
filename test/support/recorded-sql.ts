import { type KyselyPlugin, PostgresQueryCompiler, type QueryId, type RootOperationNode } from 'kysely'
import type { Database } from '#server/db/connect.ts'

/** Statements by feature and repository function, each once, in the order of the alphabet. */
export type Recorded = Map<string, Map<string, Set<string>>>

const FRAME = /at (?:async )?(?:\w+\.)?(\w+) \(.*\/server\/features\/([\w-]+)\/(?:[\w-]+-)?repository\.ts/

/** The same database, whose statements are noted with the repository function that they come from. */
export function recording<D extends Database>(database: D): { database: D; recorded: Recorded } {
  const recorded: Recorded = new Map()
  const compiler = new PostgresQueryCompiler()
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }: { node: RootOperationNode; queryId: QueryId }) {
      const [, name, feature] = FRAME.exec(stackOf()) ?? []
      if (name && feature) note(recorded, feature, name, readable(compiler.compileQuery(node, queryId).sql))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { database: { ...database, db: database.db.withPlugin(plugin) }, recorded }
}

function stackOf(): string {
  const usual = Error.stackTraceLimit
  Error.stackTraceLimit = 50
  const { stack = '' } = new Error('only for its stack')
  Error.stackTraceLimit = usual
  return stack
}

function note(recorded: Recorded, feature: string, name: string, statement: string): void {
  const functions = recorded.get(feature) ?? new Map<string, Set<string>>()
  recorded.set(feature, functions)
  const statements = functions.get(name) ?? new Set<string>()
  functions.set(name, statements)
  statements.add(statement)
}

const PARTS = [
  'from',
  'inner join',
  'left join',
  'where',
  'group by',
  'order by',
  'limit',
  'for update',
  'for share',
  'values',
  'on conflict',
  'do update',
  'do nothing',
  'set',
  'returning',
]

/** A statement as people read it: a line for each part and column, no quotes, and lists of any length alike. */
export function readable(statement: string): string {
  const plain = statement
    .replaceAll('"', '')
    .replaceAll(/\$\d+/g, '?')
    .replaceAll(/\(\?(?:, \?)+\)(?:, \(\?(?:, \?)+\))*/g, '(?, …)')
    .replaceAll(/ in \(\?\)/g, ' in (?, …)')
    .replaceAll(/\s+/g, ' ')
  const parts = new RegExp(` (?=(?:${PARTS.join('|')})\\b)`, 'g')
  return plain
    .replaceAll(parts, '\n')
    .replaceAll(/ (?=(?:and|or) )/g, '\n  ')
    .replaceAll(', ', ',\n  ')
    .replaceAll('(?,\n  …)', '(?, …)')
    .trim()
}

/** One feature's statements as a file. */
export function asFile(functions: Map<string, Set<string>>): string {
  return [...functions]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, statements]) => [`-- ${name}`, [...statements].sort().join(';\n\n')].join('\n'))
    .map((section) => `${section};\n`)
    .join('\n')
}
