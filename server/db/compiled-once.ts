import type { Compilable, CompiledQuery, RawBuilder } from 'kysely'
import type { Db, Tx } from './types.ts'

/** Stands for a value that is not known when the statement is built. */
class Blank {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that is built and compiled once for the process and then only filled in. For the few that run while
 * people type. `build` sees its values as if they were there and may only hand them on to the statement. `mark` is put
 * before it: see server/db/send-ahead.ts.
 */
export function compiledOnce<Values extends Record<string, unknown>, Row, On extends Db = Tx>(
  build: (on: On, values: Values) => Compilable<Row> | RawBuilder<Row>,
  mark = '',
): (on: On, values: Values) => Promise<Row[]> {
  const blanks = new Proxy({}, { get: (_, name) => new Blank(String(name)) }) as Values
  let compiled: CompiledQuery<Row> | undefined
  return async (on, values) => {
    compiled ??= marked(compile(on, build(on, blanks)), mark)
    const parameters = compiled.parameters.map((each) => (each instanceof Blank ? values[each.name] : each))
    return (await on.executeQuery<Row>({ ...compiled, parameters })).rows
  }
}

function compile<Row>(on: Db, built: Compilable<Row> | RawBuilder<Row>): CompiledQuery<Row> {
  return 'isRawBuilder' in built ? built.compile(on) : built.compile()
}

function marked<Row>(compiled: CompiledQuery<Row>, mark: string): CompiledQuery<Row> {
  return { ...compiled, sql: `${mark}${compiled.sql}` }
}
