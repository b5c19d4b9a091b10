import { addColleague, appoint, newAppointment } from './colleagues.ts'
import { register } from './main-job.ts'
import type { Situation } from './situations.ts'

/** Adding people, giving and ending roles, and naming who acts as gold. */
export const PEOPLE_SITUATIONS: Record<string, Situation> = {
  'POST /api/v1/people': async (_api, { administrator }) => ({
    client: administrator,
    url: '/api/v1/people',
    body: { name: 'Wren Added', rank: 'Sergeant', rankShort: 'Sgt' },
    another: { name: 'Wren Added', rank: null, rankShort: null },
  }),
  'POST /api/v1/people/{id}/grants': async (_api, force) => ({
    client: force.administrator,
    url: `/api/v1/people/${await addColleague(force)}/grants`,
    body: { role: 'contributor' },
    another: { role: 'debrief_lead' },
  }),
  'POST /api/v1/people/{id}/grants/{role}/end': async (_api, force) => {
    const person = await addColleague(force, 'contributor')
    return {
      client: force.administrator,
      url: `/api/v1/people/${person}/grants/contributor/end`,
      body: { reason: 'They have moved on.' },
      another: { reason: 'Given by mistake.' },
    }
  },
  'POST /api/v1/people/{id}/leave': async (_api, force) => ({
    client: force.administrator,
    url: `/api/v1/people/${await addColleague(force, 'contributor')}/leave`,
    body: { reason: 'They have retired.' },
    another: { reason: 'They have transferred.' },
  }),
  'POST /api/v1/people/{id}/mail-address': async (_api, force) => ({
    client: force.administrator,
    url: `/api/v1/people/${await addColleague(force, 'contributor')}/mail-address`,
    body: { address: 'someone@example.org' },
    another: { address: null },
  }),
  'POST /api/v1/acting-golds': async (_api, force) => ({
    client: force.gold,
    url: '/api/v1/acting-golds',
    body: newAppointment(force.otherLead, { operationId: await register(force) }),
    another: newAppointment(force.otherLead),
  }),
  'POST /api/v1/acting-golds/{id}/end': async (_api, force) => ({
    client: force.gold,
    url: `/api/v1/acting-golds/${await appoint(force.gold, newAppointment(force.otherLead))}/end`,
    body: { reason: 'She is back.' },
    another: { reason: 'It was a mistake.' },
  }),
}
