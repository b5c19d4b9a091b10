import { queryClient } from '#client/api/query-client.ts'
import { request } from '#client/api/request.ts'
import { InboxPackReply, InboxReply } from '#shared/api/queries.ts'

type Asked = { signal: AbortSignal }

export const inboxPath = (id: string): string => `/api/v1/inbox/${id}`

/** What was sent to the recipient. Packs arrive at any time, so it is asked for whenever the page is opened. */
export const inboxQuery = {
  queryKey: ['inbox'] as const,
  queryFn: ({ signal }: Asked) => request(InboxReply, 'GET', '/api/v1/inbox', undefined, { signal }),
  staleTime: 0,
}

export const packQuery = (id: string) => ({
  queryKey: ['inbox', id] as const,
  queryFn: ({ signal }: Asked) => request(InboxPackReply, 'GET', inboxPath(id), undefined, { signal }),
  staleTime: 0,
})

/** Asks again for the inbox and every pack in it. */
export function refreshInbox(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: inboxQuery.queryKey })
}
