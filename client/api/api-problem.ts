import type { ProblemCode, ProblemItem, ProblemReply } from '#shared/problems.ts'

/** What only the browser can notice: no answer came, or one that this version of the page cannot read. */
type LocalCode = 'unreachable' | 'unreadable_reply'

type ApiProblemParts = {
  code: ProblemCode | LocalCode | (string & {})
  title: string
  status: number
  detail?: string | undefined
  number?: string | undefined
  refusal?: string | undefined
  errors?: readonly ProblemItem[] | undefined
}

/** Every failed request throws this. `status` is 0 where no answer came; `number` is what a person can quote. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ApiProblemParts['code']
  readonly title: string
  readonly status: number
  readonly detail: string | undefined
  readonly number: string | undefined
  readonly refusal: string | undefined
  readonly errors: readonly ProblemItem[]

  constructor(parts: ApiProblemParts) {
    super(parts.detail ?? parts.title)
    this.code = parts.code
    this.title = parts.title
    this.status = parts.status
    this.detail = parts.detail
    this.number = parts.number
    this.refusal = parts.refusal
    this.errors = parts.errors ?? []
  }

  /** The same request may succeed later as it is: nothing was decided about it. */
  get mayPass(): boolean {
    return this.code === 'unreachable' || this.code === 'still_running' || this.status >= 500
  }
}

export function unreachable(): ApiProblem {
  return new ApiProblem({
    code: 'unreachable',
    status: 0,
    title: 'The service cannot be reached. Check the connection.',
  })
}

export function unreadableReply(status: number): ApiProblem {
  return new ApiProblem({
    code: 'unreadable_reply',
    status,
    title: 'This page is older than the service. Reload it; what was saved is safe.',
  })
}

export function problemFrom(reply: ProblemReply): ApiProblem {
  const { code, title, status, detail, number, refusal, errors } = reply
  return new ApiProblem({ code, title, status, detail, number, refusal, errors })
}
