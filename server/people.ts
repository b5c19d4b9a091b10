import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { getOrganisation, type Organisation } from '#shared/reference/organisations.ts'
import { rolesOfKind } from '#shared/workflow/administration.ts'
import type { EventAction } from '#shared/workflow/event-words.ts'
import { type Role, roles } from '#shared/workflow/states.ts'
import { readConfig } from './config.ts'
import { connect } from './db/connect.ts'
import { enter } from './db/context.ts'
import type { Db, Tx } from './db/types.ts'
import { recordEvent } from './features/audit/repository.ts'
import { insertIdentity } from './features/people/repository.ts'
import type { Provider } from './openid/provider.ts'
import { readProviders } from './openid/settings.ts'
import { subjectOfAccount } from './openid/subject-of-account.ts'
import { endWith, StartRefused } from './start-refused.ts'

const HOW = `Say what to do and where:
  npm run people -- list --organisation ID
  npm run people -- add-person --organisation ID --name "NAME" [--rank RANK] [--rank-short SHORT] [--sign-in-id ID]
  npm run people -- link --organisation ID --person PERSON --sign-in-id ID
  npm run people -- grant --organisation ID --person PERSON --role ROLE
  npm run people -- end --organisation ID --person PERSON --role ROLE --reason "WHY"
ID is that of a force, an oversight body or the recipient. PERSON is the id that add-person and list print.
The sign-in id is that of their account at the organisation's sign-in service: the object ID in Microsoft Entra ID, sub elsewhere.`

type Said = Partial<
  Record<'name' | 'rank' | 'rank-short' | 'sign-in-id' | 'person' | 'role' | 'reason', string>
>
type Where = { tx: Tx; organisation: Organisation; said: Said; providers: readonly Provider[] }

function needed(said: Said, name: keyof Said): string {
  const value = said[name]?.trim()
  if (!value) throw new StartRefused(HOW)
  return value
}

function roleFor({ kind, name }: Organisation, said: Said): Role {
  const role = roles.find((each) => each === said.role)
  if (role && rolesOfKind[kind].includes(role)) return role
  throw new StartRefused(`${name} gives these roles: ${rolesOfKind[kind].join(', ')}.`)
}

/** Comes last in its transaction, which acts as the job of that force from here on. Only forces have a chain. */
async function note(
  where: Where,
  action: EventAction,
  details: Record<string, string | boolean>,
): Promise<void> {
  const { tx, organisation } = where
  if (organisation.kind !== 'force') return
  const at = await enter(tx, { jobForceId: organisation.id })
  await recordEvent(tx, 'service', at, {
    forceId: organisation.id,
    action,
    details: { ...details, commandLine: true },
  })
}

async function addPerson(where: Where): Promise<string> {
  const { tx, organisation, said } = where
  const id = randomUUID()
  const name = needed(said, 'name')
  await tx
    .insertInto('person')
    .values({
      id,
      slug: id,
      name,
      rank: said.rank ?? null,
      rank_short: said['rank-short'] ?? null,
      listed_by: organisation.id,
    })
    .execute()
  const linked = said['sign-in-id'] !== undefined
  if (linked) await linkAccount(where, id)
  await note(where, 'add_person', { person: id, linked })
  return `${name} is listed with ${organisation.name}: ${id}`
}

async function linkAccount({ tx, organisation, said, providers }: Where, personId: string): Promise<void> {
  const account = subjectOfAccount(providers, organisation.id, needed(said, 'sign-in-id'))
  if ('refused' in account) throw new StartRefused(`${account.refused}.`)
  if (await insertIdentity(tx, personId, account)) return
  throw new StartRefused('Somebody is linked with that account already.')
}

/** So that somebody who was listed by hand comes in as that person. */
async function link(where: Where): Promise<string> {
  const { id, name } = await personOf(where)
  await linkAccount(where, id)
  await note(where, 'link_account', { person: id })
  return `${name} signs in with that account.`
}

async function personOf({ tx, said }: Where): Promise<{ id: string; name: string }> {
  const asked = needed(said, 'person')
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('slug', '=', asked), eb(eb.cast('id', 'text'), '=', asked)]))
    .executeTakeFirst()
  if (!person) throw new StartRefused(`Nobody has the id ${asked}.`)
  return person
}

async function grant(where: Where): Promise<string> {
  const { tx, organisation, said } = where
  const role = roleFor(organisation, said)
  const { id: personId, name } = await personOf(where)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('role_grant')
    .values({ organisation_id: organisation.id, person_id: personId, role })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) throw new StartRefused(`${name} holds ${role} already.`)
  await note(where, 'give_role', { person: personId, role })
  return `${name} holds ${role} at ${organisation.name}.`
}

async function end(where: Where): Promise<string> {
  const { tx, organisation, said } = where
  const role = roleFor(organisation, said)
  const { id: personId, name } = await personOf(where)
  const { numUpdatedRows } = await tx
    .updateTable('role_grant')
    .set({ ended_at: sql<string>`now()`, end_reason: needed(said, 'reason') })
    .where('organisation_id', '=', organisation.id)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StartRefused(`${name} does not hold ${role}.`)
  await note(where, 'end_role', { person: personId, role })
  return `${name} holds ${role} at ${organisation.name} no more.`
}

async function list({ tx, organisation }: Where): Promise<string> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('role_grant', (join) =>
      join
        .onRef('role_grant.person_id', '=', 'person.id')
        .on('role_grant.organisation_id', '=', organisation.id)
        .on('role_grant.ended_at', 'is', null),
    )
    .select(['person.id', 'person.name', 'role_grant.role'])
    .where((eb) =>
      eb.or([eb('role_grant.role', 'is not', null), eb('person.listed_by', '=', organisation.id)]),
    )
    .orderBy('person.name')
    .orderBy('role_grant.role')
    .execute()
  return rows.map(({ id, name, role }) => `${id}  ${name}  ${role ?? 'no role'}`).join('\n') || 'Nobody yet.'
}

const ACTS: Readonly<Record<string, (where: Where) => Promise<string>>> = {
  list,
  'add-person': addPerson,
  link,
  grant,
  end,
}

function readWords(words: readonly string[]) {
  const text = { type: 'string' } as const
  const options = {
    organisation: text,
    name: text,
    rank: text,
    'rank-short': text,
    'sign-in-id': text,
    person: text,
    role: text,
    reason: text,
  }
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options })
  } catch {
    throw new StartRefused(HOW)
  }
}

function organisationOf(id: string): Organisation {
  try {
    return getOrganisation(id)
  } catch {
    throw new StartRefused(`There is no organisation called ${id}.`)
  }
}

/** Does what the words of the command line say, as the owner of the tables, and returns what to print. */
export async function administer(
  owner: Db,
  words: readonly string[],
  providers: readonly Provider[] = [],
): Promise<string> {
  const { values, positionals } = readWords(words)
  const act = ACTS[positionals[0] ?? '']
  const { organisation: id, ...said } = values
  if (!act || !id) throw new StartRefused(HOW)
  const organisation = organisationOf(id)
  return owner.transaction().execute((tx) => act({ tx, organisation, said, providers }))
}

async function main(): Promise<void> {
  const { DATA_DIR, DATABASE_URL, MIGRATE_DATABASE_URL } = process.env
  const ownerUrl = MIGRATE_DATABASE_URL || DATABASE_URL
  const database = await connect(readConfig({ DATA_DIR, DATABASE_URL: ownerUrl }))
  try {
    const providers = readProviders(process.env, false)
    console.log(await administer(database.owner, process.argv.slice(2), providers))
  } finally {
    await database.close()
  }
}

if (import.meta.main) main().catch(endWith)
