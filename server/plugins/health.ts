import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect.ts'
import { inContext } from '../db/context.ts'

const Health = z.strictObject({ status: z.literal('ok') })

/** `/healthz`: the process answers. `/readyz`: the database answers too. Neither needs a sign-in. */
export const healthRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get('/healthz', { schema: { response: { 200: Health } } }, async () => ({ status: 'ok' }) as const)
  // Asked once for all who ask meanwhile: nobody needs a sign-in here, and it is not counted.
  let asking: Promise<unknown> | undefined
  app.get('/readyz', { schema: { response: { 200: Health } } }, async () => {
    asking ??= inContext(database.db, null, (tx) => sql`select 1`.execute(tx)).finally(() => {
      asking = undefined
    })
    await asking
    return { status: 'ok' } as const
  })
}
