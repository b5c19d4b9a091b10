import { sql } from 'kysely'
import { type Api, addPerson, type Client, signIn } from './api.ts'
import type { Chance } from './chance.ts'
import { act, answersAt, type Force, reach, saveSection, sendToGold, viewRevision } from './main-job.ts'
import {
  type Expected,
  MALFORMED,
  NO_KEY,
  NOT_FOUND,
  signing,
  type Target,
  type Wrong,
} from './preconditions.ts'
import { anyDigest, flipBit, wrongDigest, wrongKey } from './wrong-values.ts'

type Seen = { reviewId: string; revision: number; tag: string; digest: string }

/** Tags and digests of other things: none of them opens this one. */
type Others = { tags: Record<string, string>; digests: Record<string, string> }

/** Someone who asks: whether this sign-in was shown the revision, and when it last proved who it is. */
type Asking = { how: string; client: Client; viewed: boolean; fresh: boolean; elsewhere?: true }

/** Sessions whose proof of who they are the test keeps young, and those it keeps one second too old. */
export type Proofs = { fresh: Client[]; tooOld: Client[] }

const TOO_OLD = '5 minutes 1 second'

/** Makes the proofs of `fresh` new again, and those of `tooOld` a second older than a sign-off takes. */
export async function renewProofs({ database: { owner } }: Api, { fresh, tooOld }: Proofs): Promise<void> {
  const ids = (clients: Client[]) => clients.map(({ sessionId }) => sessionId)
  await owner
    .updateTable('session')
    .set({ stepped_up_at: sql`now()` })
    .where('id', 'in', ids(fresh))
    .execute()
  await owner
    .updateTable('session')
    .set({ stepped_up_at: sql`now() - ${TOO_OLD}::interval` })
    .where('id', 'in', ids(tooOld))
    .execute()
}

/** What If-Match may carry that is not the one strong tag of the revision. Undefined: no header. */
function wrongTag(
  { revision, digest, tag }: Seen,
  others: Others,
  chance: Chance,
): [string, string | undefined] {
  const bare = tag.slice(1, -1)
  const wrong: Record<string, string | undefined> = {
    missing: undefined,
    empty: '',
    'a wildcard': '*',
    weak: `W/${tag}`,
    'weak in lower case': `w/${tag}`,
    'weak with a space': `W/ ${tag}`,
    'in a list, first': `${tag}, "x"`,
    'in a list, last': `"x", ${tag}`,
    'in a list with itself': `${tag},${tag}`,
    'in a list with a wildcard': `*, ${tag}`,
    unquoted: bare,
    'in single quotes': `'${bare}'`,
    'without its first quote': `${bare}"`,
    'without its last quote': `"${bare}`,
    'quoted twice': `"${tag}"`,
    escaped: `\\"${bare}\\"`,
    'percent-encoded': encodeURIComponent(tag),
    'in upper case': tag.toUpperCase(),
    'with a space inside, first': `" ${bare}"`,
    'with a space inside, last': `"${bare} "`,
    'with a tab inside': `"${revision}-\t${digest}"`,
    'with a zero before': `"0${bare}"`,
    'the digest alone': `"${digest}"`,
    'the number alone': `"${revision}"`,
    'the other way round': `"${digest}-${revision}"`,
    'of the next revision': `"${revision + 1}-${digest}"`,
    'of the revision before, by its number': `"${revision - 1}-${digest}"`,
    'with one bit turned': `"${revision}-${flipBit(digest, chance)}"`,
    truncated: `"${revision}-${digest.slice(0, chance.below(64))}"`,
    longer: `"${bare}0"`,
    'of nothing': `"${revision}-${anyDigest(chance)}"`,
    ...others.tags,
    ...Object.fromEntries(
      Object.entries(others.digests).map(([of, other]) => [
        `with the digest ${of}`,
        `"${revision}-${other}"`,
      ]),
    ),
  }
  const how = chance.happens(0.15) ? 'missing' : chance.pick(Object.keys(wrong))
  return [`tag ${how}`, wrong[how]]
}

const OTHER_NUMBERS = ['1', '3', '9', '10000']
const NO_NUMBERS = ['0', '-1', '10001', '2.5', 'two', 'NaN', '%20', '2.0', '0x2', '2e0', '02', '+2', '%202']

/** Each part of a sign-off that can be wrong, in the order in which the table and the service try them. */
function drawSignOff(seen: Seen, others: Others, asking: readonly Asking[], chance: Chance): Wrong {
  const [ready, ...unready] = asking as [Asking, ...Asking[]]
  const bad = () => chance.happens(0.28)
  const [tagWrong, pathWrong, digestWrong, keyWrong, whoWrong] = [
    bad(),
    bad(),
    bad(),
    chance.happens(0.05),
    bad(),
  ]
  const none = !(tagWrong || pathWrong || digestWrong || keyWrong || whoWrong)
  const who = whoWrong || (none && chance.happens(0.3)) ? chance.pick(unready) : ready
  const [howTag, tag] = tagWrong || (none && who === ready) ? wrongTag(seen, others, chance) : ['', seen.tag]
  const digest = digestWrong ? wrongDigest(seen.digest, others.digests, chance) : undefined
  const path = pathWrong ? chance.pick(chance.happens(0.5) ? OTHER_NUMBERS : NO_NUMBERS) : undefined
  const key = keyWrong ? { 'idempotency-key': wrongKey(chance) } : {}

  const found: [boolean, Expected][] = [
    [path !== undefined && NO_NUMBERS.includes(path), NOT_FOUND],
    [digest?.readable === false, MALFORMED],
    [keyWrong, NO_KEY],
    [who.elsewhere === true, NOT_FOUND],
    [tag === undefined, { status: 428, why: 'precondition_missing' }],
    [tag !== seen.tag || path !== undefined, { status: 412, why: 'revision_stale' }],
    [digest !== undefined, { status: 409, why: 'digest_mismatch' }],
    [!who.viewed, { status: 409, why: 'not_viewed' }],
    [!who.fresh, { status: 403, why: 'step_up_required' }],
  ]
  const expected = found.find(([wrong]) => wrong)?.[1]
  if (!expected) throw new Error('nothing is wrong with this request')
  const how = [who.how, howTag, digest?.how, path && `path ${path}`, keyWrong && 'key wrong']
  const right = signing(who.client, seen)
  return {
    how: how.filter(Boolean).join('; '),
    asked: {
      ...right,
      url: right.url.replace(/\/revisions\/\d+/, `/revisions/${path ?? seen.revision}`),
      body: { ...(right.body as object), digest: digest ? digest.value : seen.digest },
      headers: { 'if-match': tag, ...key },
    },
    expected,
  }
}

async function audienceDigests({ database: { owner } }: Api, reviewId: string) {
  const rows = await owner
    .selectFrom('rendition')
    .innerJoin('revision', 'revision.id', 'rendition.revision_id')
    .select(['rendition.audience', 'rendition.digest'])
    .where('revision.review_id', '=', reviewId)
    .where('revision.number', '=', 2)
    .execute()
  return Object.fromEntries(rows.map(({ audience, digest }) => [`of the copy for ${audience}`, digest]))
}

/** A review whose second revision waits for gold, and everyone who asks to sign it; one of them may. */
export async function signOffTarget(
  api: Api,
  force: Force,
  elsewhere: Force,
): Promise<Target & { proofs: Proofs }> {
  const again = (steppedUp = true) => signIn(api, { ...force.gold, steppedUp })
  const { reviewId } = await reach(api, force, 'with_gold')
  const showedFirst = await again()
  const first = await viewRevision(showedFirst, reviewId)
  await act(force.lead, `/reviews/${reviewId}/recall`)
  await saveSection(force.lead, reviewId, 'operation', { ...answersAt(1).operation, summary: 'More.' }, 1)
  await sendToGold(force.lead, reviewId)
  const [next, foreign] = [await reach(api, force, 'with_gold'), await reach(api, elsewhere, 'with_gold')]

  const [ready, tooOld, never, showedNext] = [await again(), await again(), await again(false), await again()]
  const seen = await viewRevision(ready, reviewId, 2)
  for (const client of [tooOld, never, force.otherGold]) await viewRevision(client, reviewId, 2)
  const ofNext = await viewRevision(showedNext, next.reviewId)
  const ofForeign = await viewRevision(elsewhere.gold, foreign.reviewId)
  const unseenTooOld = await again()
  const stranger = await addPerson(api, force.id, ['gold_commander'])

  const asking: Asking[] = [
    { how: 'shown, just now', client: ready, viewed: true, fresh: true },
    { how: 'shown in another sign-in', client: await again(), viewed: false, fresh: true },
    { how: 'shown to another gold alone', client: stranger, viewed: false, fresh: true },
    { how: 'shown the revision before', client: showedFirst, viewed: false, fresh: true },
    { how: 'shown another review', client: showedNext, viewed: false, fresh: true },
    { how: 'proof 5 min 1 s old', client: tooOld, viewed: true, fresh: false },
    { how: 'proof in another sign-in', client: never, viewed: true, fresh: false },
    { how: 'not shown, proof too old', client: unseenTooOld, viewed: false, fresh: false },
    { how: 'not shown, no proof', client: await again(false), viewed: false, fresh: false },
    { how: 'gold elsewhere', client: elsewhere.gold, viewed: false, fresh: true, elsewhere: true },
  ]
  const others: Others = {
    tags: {
      'of the revision before': first.tag,
      'of another review': ofNext.tag,
      'of another force’s': ofForeign.tag,
    },
    digests: {
      ...(await audienceDigests(api, reviewId)),
      'of the revision before': first.digest,
      'of another review': ofNext.digest,
      'of another force’s': ofForeign.digest,
    },
  }
  return {
    kind: 'sign off',
    weight: 3,
    right: signing(ready, seen),
    draw: (chance) => drawSignOff(seen, others, asking, chance),
    proofs: {
      fresh: asking.filter(({ fresh }) => fresh).map(({ client }) => client),
      tooOld: [tooOld, unseenTooOld],
    },
  }
}
