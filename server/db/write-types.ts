import type { Column } from './describe-schema.ts'

const WIDTH = 110

const types: Record<string, string> = {
  bigint: 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  integer: 'number',
  jsonb: 'Json',
  numeric: 'string',
  smallint: 'number',
  text: 'string',
  'timestamp with time zone': 'string',
  uuid: 'string',
  'uuid[]': 'string[]',
}

const HEADER = `// Written by npm run db:types from the migrated tables. Change a migration, not this file.
import type { ColumnType, Generated } from 'kysely'

/** Read as whatever was stored, for a schema to check; written as text that JSON.stringify made. */
type Json = ColumnType<unknown, string, string>
`

/** The text of schema.ts for these columns. Throws for a column type it has no word for. */
export function writeTypes(columns: Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const interfaces = [...tables].map(
    ([table, members]) => `export interface ${pascalCase(table)} {\n${members.map(writeMember).join('')}}\n`,
  )
  const schema = `export interface Schema {\n${[...tables.keys()].map((table) => `  ${table}: ${pascalCase(table)}\n`).join('')}}\n`
  return [HEADER, ...interfaces, schema].join('\n')
}

function writeMember(column: Column): string {
  const values = column.checks.map(allowedValues).find((found) => found !== undefined)
  const options = values ?? [baseType(column)]
  const union = column.nullable ? [...options, 'null'] : options
  const text = `  ${column.name}: ${wrapped(column, union.join(' | '))}\n`
  if (text.length <= WIDTH + 1 || union.length === 1) return text
  return `  ${column.name}: ${wrapped(column, `\n${union.map((option) => `    | ${option}`).join('\n')}`)}\n`.replace(
    ': \n',
    ':\n',
  )
}

function wrapped(column: Column, type: string): string {
  if (column.generatedAlways) return `ColumnType<${type}, never, never>`
  return column.hasDefault ? `Generated<${type}>` : type
}

function baseType(column: Column): string {
  const type = types[column.type]
  if (!type) throw new Error(`${column.table}.${column.name} is ${column.type}, which has no type here yet`)
  return type
}

/** The values of `x in ('a', 'b')` and of a short `x between 0 and 3`, as PostgreSQL prints them back. */
function allowedValues(check: string): string[] | undefined {
  const list = /^CHECK \(\("?\w+"? = (?:ANY \(ARRAY\[)?('.*')::text\]?\)*$/.exec(check)?.[1]
  if (list) return [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, value]) => `'${value}'`)
  const range = /^CHECK \(\(\((\w+) >= (\d+)\) AND \(\1 <= (\d+)\)\)\)$/.exec(check)
  if (!range) return undefined
  const from = Number(range[2])
  const length = Number(range[3]) - from + 1
  return length > 10 ? undefined : Array.from({ length }, (_, index) => String(from + index))
}

function pascalCase(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
