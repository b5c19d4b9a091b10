import { useSuspenseQuery } from '@tanstack/react-query'
import { ActingGoldsReply } from '#shared/api/acting-golds.ts'
import { type AdministeredPerson, AdministrationReply } from '#shared/api/administration.ts'
import { PROBLEMS } from '#shared/problems.ts'
import { ApiProblem } from './api-problem.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

type Asking = { signal: AbortSignal }

// Others appoint and give roles too, so every page asks again when it is opened.
const staleTime = 0

/** Everyone of the administrator's force, with their roles. */
export function useAdministration(): AdministrationReply {
  const query = {
    queryKey: ['administration'] as const,
    queryFn: ({ signal }: Asking) =>
      request(AdministrationReply, 'GET', '/api/v1/administration/people', undefined, { signal }),
    staleTime,
  }
  return useSuspenseQuery(query).data
}

/** One of them; throws `not_found` for anyone else. */
export function useAdministered(id: string): AdministeredPerson & Pick<AdministrationReply, 'countedAt'> {
  const { people, countedAt } = useAdministration()
  const person = people.find((each) => each.id === id)
  if (!person) throw new ApiProblem({ code: 'not_found', ...PROBLEMS.not_found })
  return { ...person, countedAt }
}

/** Everyone who acts, acted or will act as gold in the viewer's force. */
export function useActingGolds(): ActingGoldsReply {
  const query = {
    queryKey: ['acting-golds'] as const,
    queryFn: ({ signal }: Asking) =>
      request(ActingGoldsReply, 'GET', '/api/v1/acting-golds', undefined, { signal }),
    staleTime,
  }
  return useSuspenseQuery(query).data
}

/** Asks again for everyone after a role was given or ended, or an appointment made or ended. */
export async function refreshPeople(): Promise<void> {
  const asked = [['administration'], ['acting-golds'], ['people']]
  // Also what no page shows now: the next one would look for someone in the list as it was.
  await Promise.all(asked.map((queryKey) => queryClient.invalidateQueries({ queryKey, refetchType: 'all' })))
}
