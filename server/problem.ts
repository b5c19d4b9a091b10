import { PROBLEMS, type ProblemCode, type ProblemItem } from '#shared/problems.ts'

type Said = { detail?: string; refusal?: string; errors?: ProblemItem[] } & Record<string, unknown>

/** Something a caller can be told. Thrown by commands and repositories; anything else thrown is a bug. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly said: Said

  constructor(code: ProblemCode, said: Said = {}) {
    super(PROBLEMS[code].title)
    this.code = code
    this.status = PROBLEMS[code].status
    this.said = said
  }

  /** The RFC 9457 body. `number` lets a person quote the request to whoever runs the service. */
  body(number: string) {
    return {
      type: `urn:pelr:problem:${this.code}`,
      title: PROBLEMS[this.code].title,
      status: this.status,
      code: this.code,
      number,
      ...this.said,
    }
  }
}

/** So many unknown names are told, each so long at most: an answer is no echo. */
const NAMES_TOLD = 10
const LONGEST_NAME = 64

/** The sentence for names that a schema does not know. */
export function leaveOut(names: readonly string[]): string {
  const told = names.slice(0, NAMES_TOLD).map((name) => name.slice(0, LONGEST_NAME))
  return `Leave out ${told.join(', ')}: it is not known here`
}

type Issue = { code: string; path: PropertyKey[]; message: string; keys?: string[] }

/** Answers or facts that may not be stored, each place named below `pointer`. */
export function answersRefused(pointer: string, issues: readonly Issue[]): Problem {
  const errors = issues.map(({ path, message, keys }) => ({
    pointer: [pointer, ...path.map(String)].join('/'),
    message: keys ? leaveOut(keys) : message,
  }))
  return new Problem('answers_refused', { errors })
}
