import type { Config } from './config.ts'
import { codeOf } from './error-code.ts'

/** A reason not to start that a person can act on. Its message is one sentence and all that is printed. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}

/** Prints why the process ends and ends it, with a stack only where the reason is a bug. */
export function endWith(error: unknown): never {
  console.error(error instanceof StartRefused ? error.message : error)
  process.exit(1)
}

/** The sentence for an address that cannot be listened on; any other error as it is. */
export function refuseListening(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') {
    return new StartRefused(
      `Port ${port} on ${host} is taken: end what uses it, or set PORT to another number.`,
    )
  }
  if (code === 'EACCES') {
    return new StartRefused(`Port ${port} may not be used by this account: set PORT to another number.`)
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartRefused(`${host} is no address of this machine: set HOST to one that is.`)
  }
  return error
}
