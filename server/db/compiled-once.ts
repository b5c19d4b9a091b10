import type { Compilable, CompiledQuery } from 'kysely'
import type { Tx } from './types.ts'

/** Stands for a value that is not known when the statement is built. */
class Blank {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that is built and compiled once for the process and then only filled in. For the few that run while
 * people type. `build` sees its values as if they were there and may only hand them on to the statement.
 */
export function compiledOnce<Values extends Record<string, unknown>, Row>(
  build: (tx: Tx, values: Values) => Compilable<Row>,
): (tx: Tx, values: Values) => Promise<Row[]> {
  const blanks = new Proxy({}, { get: (_, name) => new Blank(String(name)) }) as Values
  let compiled: CompiledQuery<Row> | undefined
  return async (tx, values) => {
    compiled ??= build(tx, blanks).compile()
    const parameters = compiled.parameters.map((each) => (each instanceof Blank ? values[each.name] : each))
    return (await tx.executeQuery<Row>({ ...compiled, parameters })).rows
  }
}
