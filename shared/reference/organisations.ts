import { z } from 'zod'
import data from './organisations.json' with { type: 'json' }

const Words = z.string().trim().min(1)
const Slug = z.string().regex(/^[a-z][a-z-]{1,59}$/)

const Force = z.strictObject({ id: Slug, name: Words, shortName: Words, country: Words, region: Words })
const OversightBody = z.strictObject({
  id: Slug,
  name: Words,
  shortName: Words,
  kind: z.enum(['pcc', 'pfcc', 'mayor', 'mopac', 'common_council', 'authority', 'committee', 'board']),
  oversees: z.array(Slug).min(1),
})
const Recipient = z.strictObject({ id: Slug, name: Words, shortName: Words })

const listed = z
  .strictObject({
    forces: z.array(Force),
    oversightBodies: z.array(OversightBody),
    recipients: z.tuple([Recipient]),
  })
  .parse(data)

export type Organisation = {
  id: string
  kind: 'force' | 'oversight_body' | 'recipient'
  name: string
  shortName: string
}

const named = (kind: Organisation['kind']) => (entry: { id: string; name: string; shortName: string }) => ({
  id: entry.id,
  kind,
  name: entry.name,
  shortName: entry.shortName,
})

const known = new Map<string, Organisation>(
  [
    ...listed.forces.map(named('force')),
    ...listed.oversightBodies.map(named('oversight_body')),
    ...listed.recipients.map(named('recipient')),
  ].map((organisation) => [organisation.id, organisation]),
)

/**
 * The 43 territorial forces of England and Wales and five others, with the region each is usually counted in.
 * Source: data.police.uk for the slugs that it lists; regions are the usual groupings and may be edited.
 */
export function forces(): readonly (Organisation & { kind: 'force'; country: string; region: string })[] {
  return listed.forces.map((force) => ({ ...force, kind: 'force' }))
}

/** Who scrutinises which force: commissioners, mayors, authorities, committees and boards. */
export function oversightBodies(): readonly (Organisation & { oversees: string[] })[] {
  return listed.oversightBodies.map((body) => ({ ...named('oversight_body')(body), oversees: body.oversees }))
}

/** The national body that receives reviews. A setting, not a constant: today the NPoCC. */
export function recipient(): Organisation {
  return named('recipient')(listed.recipients[0])
}

/** The organisation of that id. Throws where there is none: ids come from the database or from this list. */
export function getOrganisation(id: string): Organisation {
  const organisation = known.get(id)
  if (!organisation) throw new Error(`There is no organisation ${id}`)
  return organisation
}
