import { type UseMutationResult, useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { type MailChoices, MailChoicesReply } from '#shared/api/mail.ts'
import type { ApiProblem } from './api-problem.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

const PATH = '/api/v1/mail-choices'

const choicesQuery = {
  queryKey: ['mail-choices'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(MailChoicesReply, 'GET', PATH, undefined, { signal }),
} as const

/** What the viewer wants to be told by e-mail, and whether anything is sent at all. */
export function useMailChoices(): MailChoicesReply {
  return useSuspenseQuery(choicesQuery).data
}

/** Saves all choices as one; saving the same again changes nothing. */
export function useSaveMailChoices(): UseMutationResult<MailChoicesReply, ApiProblem, MailChoices> {
  return useMutation<MailChoicesReply, ApiProblem, MailChoices>({
    mutationFn: (choices) => request(MailChoicesReply, 'PUT', PATH, choices),
    onSuccess: (reply) => queryClient.setQueryData<MailChoicesReply>(choicesQuery.queryKey, reply),
  })
}
