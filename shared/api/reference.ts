import { z } from 'zod'
import { Rule } from '../rule/rule.ts'

export const VersionParams = z.strictObject({
  id: z.string().max(60),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
})

/** Which versions new decisions and new reviews use. */
export const CurrentReply = z.strictObject({
  rule: z.strictObject({ id: z.string(), version: z.string() }),
  form: z.strictObject({ id: z.string(), version: z.string() }),
})
export type CurrentReply = z.infer<typeof CurrentReply>

/** Every published version of a rule, oldest first. */
export const RulesReply = z.strictObject({
  rules: z.array(z.strictObject({ id: z.string(), version: z.string(), status: Rule.shape.status })),
})
export type RulesReply = z.infer<typeof RulesReply>
