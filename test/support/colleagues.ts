import { type AppointActingGold, AppointedReply } from '#shared/api/acting-golds.ts'
import { PersonAddedReply, RoleGivenReply } from '#shared/api/administration.ts'
import { addDays, londonDate } from '#shared/calendar.ts'
import type { Role } from '#shared/workflow/states.ts'
import type { Client } from './api.ts'

type Administered = { administrator: Client }

/** Someone listed by the force's administrator, with one role where one is named. */
export async function addColleague({ administrator }: Administered, role?: Role): Promise<string> {
  const person = { name: 'Wren Added', rank: 'Sergeant', rankShort: 'Sgt' }
  const { id } = (await administrator.post('/people', person)).read(PersonAddedReply)
  if (role) await giveRole(administrator, id, role)
  return id
}

export async function giveRole(administrator: Client, personId: string, role: Role) {
  return (await administrator.post(`/people/${personId}/grants`, { role })).read(RoleGivenReply)
}

export function inDays(days: number): string {
  return addDays(londonDate(new Date().toISOString()), days)
}

/** In all operations of the force, from now for a week. */
export function newAppointment(
  deputy: Pick<Client, 'personId'>,
  more: Partial<AppointActingGold> = {},
): AppointActingGold {
  return {
    deputyId: deputy.personId,
    operationId: null,
    fromOn: null,
    untilOn: inDays(6),
    reason: 'she is on leave.',
    ...more,
  }
}

export async function appoint(by: Client, appointment: AppointActingGold): Promise<string> {
  return (await by.post('/acting-golds', appointment)).read(AppointedReply).id
}
