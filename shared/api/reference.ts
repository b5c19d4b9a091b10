import { z } from 'zod'

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
