import { z } from 'zod'

/** What a person wants to be told by e-mail. */
export const MailChoices = z.strictObject({
  waiting: z.boolean(),
  returned: z.boolean(),
  digest: z.boolean(),
})
export type MailChoices = z.infer<typeof MailChoices>

/** One address, with nothing in it that could make it two. The database holds the same. */
export const MailAddress = z
  .string()
  .trim()
  .max(254, 'Use 254 characters or fewer')
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
    'Enter an e-mail address, like name@example.org',
  )

/** Where a person of the administrator's force is written to; null: nowhere. */
export const SetMailAddress = z.strictObject({ address: MailAddress.nullable() })
export type SetMailAddress = z.infer<typeof SetMailAddress>
export const MailAddressSetReply = z.strictObject({ personId: z.uuid() })

/** `sending`: this installation sends e-mail at all. `address`: where to; null where nobody has given one. */
export const MailChoicesReply = z.strictObject({
  sending: z.boolean(),
  address: z.string().nullable(),
  choices: MailChoices,
})
export type MailChoicesReply = z.infer<typeof MailChoicesReply>
