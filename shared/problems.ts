import { z } from 'zod'

/** One thing that is wrong with what was sent: where (a JSON pointer, or a header's name) and what to do. */
export const ProblemItem = z.strictObject({ pointer: z.string(), message: z.string() })
export type ProblemItem = z.infer<typeof ProblemItem>

/** RFC 9457 problem details, as every failed request answers. `code` is stable; `errors` name the places. */
export const ProblemReply = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  number: z.string().optional(),
  refusal: z.string().optional(),
  errors: z.array(ProblemItem).optional(),
})
export type ProblemReply = z.infer<typeof ProblemReply>

type Entry = { status: number; title: string }

/**
 * Everything a caller can be told went wrong. Codes are public: add, never rename.
 * A `detail` given by the thrower says more; the title always says what to do.
 */
export const PROBLEMS = {
  malformed_request: { status: 400, title: 'The request cannot be read. Check the part that is named.' },
  answers_refused: {
    status: 400,
    title: 'Some of what was sent cannot be stored. Change the parts that are named.',
  },
  idempotency_key_missing: { status: 400, title: 'Send an Idempotency-Key header with a new UUID.' },
  not_signed_in: { status: 401, title: 'Sign in to go on.' },
  request_forged: {
    status: 403,
    title: 'The request did not come from this service’s own pages. Reload the page.',
  },
  not_allowed: { status: 403, title: 'Your role does not allow this.' },
  step_up_required: { status: 403, title: 'Confirm that it is you, then try again.' },
  not_found: { status: 404, title: 'There is nothing here, or it is not yours to see.' },
  method_not_allowed: { status: 405, title: 'This address does not answer that method.' },
  request_too_slow: { status: 408, title: 'The request took too long to arrive. Send it again.' },
  action_refused: { status: 409, title: 'This cannot be done now.' },
  reference_taken: { status: 409, title: 'Your force already has an operation with this reference.' },
  still_running: { status: 409, title: 'The same request is still being worked on. Wait, then ask again.' },
  facts_changed: {
    status: 409,
    title: 'The facts changed since you saw the result. Look at it again, then decide.',
  },
  section_changed: {
    status: 412,
    title: 'Someone else saved this while you were writing. Choose what to keep.',
  },
  revision_stale: {
    status: 412,
    title: 'This is not the revision that is waiting. Nothing was signed. Read the new one.',
  },
  too_large: { status: 413, title: 'That is more than can be stored in one request.' },
  unsupported_media_type: { status: 415, title: 'Send JSON, with the type application/json.' },
  key_reused: { status: 422, title: 'This Idempotency-Key was used with another request. Use a new one.' },
  precondition_missing: { status: 428, title: 'Say which revision you read: send If-Match.' },
  too_many_requests: { status: 429, title: 'That was too many requests in a short time. Wait, then go on.' },
  headers_too_large: { status: 431, title: 'The request’s headers are too large.' },
  stored_text_changed: {
    status: 500,
    title:
      'What is stored is not what was frozen, so it is not shown and cannot be signed. Tell whoever runs the service.',
  },
  unexpected: { status: 500, title: 'Something went wrong here. Nothing was half-saved. Try again.' },
  busy: { status: 503, title: 'The service is busy. Try again in a few seconds.' },
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof PROBLEMS
