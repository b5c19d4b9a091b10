import { SectionsGivenReply, ShareMadeReply, type ShareOperation } from '#shared/api/sharing.ts'
import type { Api, Client } from './api.ts'

export function newShare(more: Partial<ShareOperation> = {}): ShareOperation {
  return { forceId: 'cumbria', reason: 'They policed the northern half of the route.', ...more }
}

/** Shows an operation to another force. Returns the share's id. */
export async function share(client: Client, operationId: string, forceId: string, reason?: string) {
  const body = newShare({ forceId, ...(reason === undefined ? {} : { reason }) })
  return (await client.post(`/operations/${operationId}/shares`, body)).read(ShareMadeReply).id
}

export function endShare(client: Client, operationId: string, shareId: string) {
  return client.post(`/operations/${operationId}/shares/${shareId}/end`, { reason: 'Their part is done.' })
}

/** Asks a contributor to write these sections of a review, and no others. */
export async function giveSections(
  client: Client,
  reviewId: string,
  { personId }: Pick<Client, 'personId'>,
  sections: string[],
) {
  return (await client.post(`/reviews/${reviewId}/people`, { personId, sections })).read(SectionsGivenReply)
}

/** Holds a review as whoever moves it does, until `release`. */
export async function holdReview(
  { database }: Pick<Api, 'database'>,
  reviewId: string,
): Promise<{ release: () => Promise<void> }> {
  const held = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const done = database.owner.transaction().execute(async (tx) => {
    await tx.selectFrom('review').select('id').where('id', '=', reviewId).forUpdate().execute()
    held.resolve()
    await letGo.promise
  })
  await held.promise
  return {
    release: async () => {
      letGo.resolve()
      await done
    },
  }
}
