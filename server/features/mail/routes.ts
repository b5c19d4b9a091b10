import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdParams } from '#shared/api/identifiers.ts'
import { MailAddressSetReply, MailChoices, MailChoicesReply, SetMailAddress } from '#shared/api/mail.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { findChoices, saveChoices } from './repository.ts'
import { setMailAddress } from './set-mail-address.ts'

type Options = { database: Database /** Messages are sent here at all. */; sending: boolean }

/** What the viewer wants to be told by e-mail, and where an administrator has people written to. */
export const mailRoutes: FastifyPluginAsyncZod<Options> = async (app, { database: { db }, sending }) => {
  app.get('/mail-choices', { schema: { response: { 200: MailChoicesReply } } }, async (request) => {
    return asViewer(db, request, async (tx, { personId }) => ({
      sending,
      ...(await findChoices(tx, personId)),
    }))
  })

  app.put(
    '/mail-choices',
    { schema: { body: MailChoices, response: { 200: MailChoicesReply } } },
    async (request) => {
      return asViewer(db, request, async (tx, { personId }, at) => {
        await saveChoices(tx, personId, request.body, at)
        return { sending, ...(await findChoices(tx, personId)) }
      })
    },
  )

  app.post(
    '/people/:id/mail-address',
    {
      schema: {
        params: IdParams,
        headers: IdempotencyHeaders,
        body: SetMailAddress,
        response: { 200: MailAddressSetReply },
      },
    },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) =>
        setMailAddress(tx, viewer, at, request.params.id, request.body),
      ),
  )
}
