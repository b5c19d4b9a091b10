import { fullRankOf } from '#shared/reference/ranks.ts'
import type { Role } from '#shared/workflow/states.ts'

/** An invented person. No demonstration person is real. */
export type DemonstrationPerson = {
  id: string
  slug: string
  name: string
  rank: string | null
  rankShort: string | null
  organisationId: string
  roles: Role[]
}

// Ids are fixed so that a demonstration loaded twice names the same people.
const LISTED: [number, string, string | null, string, Role[]][] = [
  [1, 'Rowan Hale', 'Insp', 'hampshire', ['debrief_lead']],
  [2, 'Jules Marlow', 'Sgt', 'hampshire', ['debrief_lead']],
  [3, 'Ellis Penn', 'Sgt', 'hampshire', ['contributor']],
  [4, 'Morgan Vale', 'Ch Supt', 'hampshire', ['gold_commander']],
  [5, 'Avery Stone', 'Supt', 'hampshire', ['gold_commander', 'debrief_lead']],
  [6, 'Casey Bright', null, 'hampshire', ['force_administrator']],
  [7, 'Sam Holloway', 'Insp', 'thames-valley', ['debrief_lead']],
  [8, 'Lee Ockwell', 'Sgt', 'thames-valley', ['debrief_lead', 'contributor']],
  [9, 'Robin Ashdown', 'ACC', 'thames-valley', ['gold_commander']],
  [10, 'Kit Fairlie', null, 'thames-valley', ['force_administrator']],
  [11, 'Dale Trevanion', 'Ch Insp', 'avon-and-somerset', ['debrief_lead']],
  [12, 'Noor Sedgley', 'Insp', 'avon-and-somerset', ['debrief_lead']],
  [13, 'Frances Pell', 'Ch Supt', 'avon-and-somerset', ['gold_commander']],
  [14, 'Jamie Coombe', null, 'avon-and-somerset', ['force_administrator']],
  [15, 'Ellery Finch', null, 'hampshire-oversight', ['auditor']],
  [16, 'Harper Lyle', null, 'thames-valley-oversight', ['auditor']],
  [17, 'Blair Quinnell', null, 'avon-and-somerset-oversight', ['auditor']],
  [18, 'Tamsin Calder', 'Supt', 'npocc', ['recipient_officer']],
  [19, 'Linden Marsh', 'Supt', 'avon-and-somerset', ['contributor']],
]

const people: DemonstrationPerson[] = LISTED.map(([number, name, rankShort, organisationId, roles]) => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  name,
  rank: rankShort === null ? null : fullRankOf(rankShort),
  rankShort,
  organisationId,
  roles,
}))

/** Everyone in the demonstration: every role in three forces, their oversight bodies and the recipient. */
export function demonstrationPeople(): readonly DemonstrationPerson[] {
  return people
}

export function demonstrationPerson(slug: string): DemonstrationPerson | undefined {
  return people.find((person) => person.slug === slug)
}
