import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { MailChoices, MailChoicesReply } from '#shared/api/mail.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer } from '../../plugins/replay.ts'
import { findChoices, saveChoices } from './repository.ts'

type Options = { database: Database /** Messages are sent here at all. */; sending: boolean }

/** What the viewer wants to be told by e-mail. */
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
}
