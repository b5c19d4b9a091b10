import type { OrganisationRef } from '#shared/api/session.ts'
import type { Role } from '#shared/workflow/states.ts'

/** Who is asking: one person acting for one organisation, with the roles they hold there at this moment. */
export type Viewer = {
  personId: string
  name: string
  rank: string | null
  rankShort: string | null
  organisation: OrganisationRef
  roles: Role[]
  sessionDigest: string
  csrfToken: string
  startedAt: string
  steppedUpAt: string | null
}
