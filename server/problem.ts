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
