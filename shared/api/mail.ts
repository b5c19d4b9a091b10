import { z } from 'zod'

/** What a person wants to be told by e-mail. */
export const MailChoices = z.strictObject({
  waiting: z.boolean(),
  returned: z.boolean(),
  digest: z.boolean(),
})
export type MailChoices = z.infer<typeof MailChoices>

/** `sending`: this installation sends e-mail at all. `address`: where to; null where nobody has given one. */
export const MailChoicesReply = z.strictObject({
  sending: z.boolean(),
  address: z.string().nullable(),
  choices: MailChoices,
})
export type MailChoicesReply = z.infer<typeof MailChoicesReply>
