import { addRecipient, askQuery, reachSent } from './after-sending.ts'
import { type Answer, type Api, addPerson, type Client, type Request, send } from './api.ts'
import { chanceFrom } from './chance.ts'
import { addForce, decide, FACTS, reach, register, saveFacts } from './main-job.ts'
import { malform } from './malformed.ts'
import { type Ids, listRoutes, unknownIds } from './routes-of-api.ts'
import { declareSeries } from './situations.ts'

const AT_ONCE = 4

export type Run = { statuses: Record<number, number>; failures: string[] }

/** Operations and reviews in several states, so that a request that is nearly right gets far. */
async function makeTargets(api: Api): Promise<Ids[]> {
  const force = await addForce(api, 'cumbria')
  const targets: Ids[] = []
  for (const state of ['draft', 'with_gold', 'returned', 'signed_off'] as const) {
    const { operationId, reviewId, decisionId } = await reach(api, force, state)
    const comment = await api.database.owner
      .selectFrom('section_comment')
      .select('id')
      .where('review_id', '=', reviewId)
      .executeTakeFirst()
    const ids = { ...unknownIds(), operation: operationId, review: reviewId, decision: decisionId }
    const series = await declareSeries(force)
    targets.push({ ...unknownIds(), ...ids, series, comment: comment?.id ?? unknownIds().comment })
  }
  const recipient = await addRecipient(api)
  const { reviewId, operationId, submissionId } = await reachSent(api, force, recipient)
  const query = await askQuery(recipient, submissionId)
  const sent = { operation: operationId, review: reviewId, submission: submissionId, query }
  targets.push({ ...unknownIds(), ...sent })
  const waiting = await register(force)
  await saveFacts(force.lead, waiting, FACTS[0])
  targets.push({ ...unknownIds(), operation: waiting, decision: (await decide(force.lead, waiting)).id })
  return [...targets, ...targets, unknownIds()]
}

async function makeClients(api: Api): Promise<Client[]> {
  const all = await addPerson(api, 'cumbria', [
    'debrief_lead',
    'contributor',
    'gold_commander',
    'force_administrator',
  ])
  const auditor = await addPerson(api, 'cumbria-oversight', ['auditor'])
  const recipient = await addPerson(api, 'npocc', ['recipient_officer'])
  return [all, all, all, all, auditor, recipient]
}

function faultOf(answer: Answer, ms: number, longestMs: number): string | undefined {
  if (answer.status >= 500) return `answered ${answer.status}: ${answer.text.slice(0, 300)}`
  if (ms > longestMs) return `took ${Math.round(ms)} ms`
  const type = answer.headers['content-type'] ?? ''
  const body = answer.text !== '' || answer.headers['content-length'] !== undefined
  if (answer.status >= 400 && body && !type.startsWith('application/problem+json')) return `is ${type}`
  return undefined
}

function describe(number: number, { method, url, headers, body }: Request): string {
  const sent =
    body instanceof Buffer ? `bytes ${body.subarray(0, 300).toString('latin1')}` : JSON.stringify(body)
  return `request ${number}: ${method} ${url.slice(0, 300)} ${JSON.stringify(headers).slice(0, 600)} ${sent?.slice(0, 600)}`
}

/**
 * Sends so many malformed requests, the same ones for the same seed, and says what was not answered as it must be:
 * with a 5xx, with anything but a problem, or later than `longestMs`.
 */
export async function runMalformed(api: Api, seed: number, many: number, longestMs: number): Promise<Run> {
  const chance = chanceFrom(seed)
  // Signing out would end the run, and so would a new token; everything else may do what it says.
  const ends = /\/(sign-out|sign-out-everywhere|demonstration\/step-up)$/
  const all = (await listRoutes(api)).filter(({ path }) => !ends.test(path))
  const taking = all.filter(({ body }) => body !== undefined)
  const filtered = all.filter(({ parameters }) => parameters.some((parameter) => parameter.in === 'query'))
  const routes = [...all, ...taking, ...taking, ...taking, ...filtered, ...filtered]
  const [targets, clients] = [await makeTargets(api), await makeClients(api)]
  const run: Run = { statuses: {}, failures: [] }
  let number = 0
  const worker = async () => {
    while (number < many) {
      const mine = ++number
      const request = malform(chance.pick(routes), chance.pick(clients), chance.pick(targets), chance)
      if (!URL.canParse(request.url, 'http://localhost')) continue
      const began = performance.now()
      const answer = await send(api, request)
      const fault = faultOf(answer, performance.now() - began, longestMs)
      if (fault) run.failures.push(`${fault}\n  ${describe(mine, request)}`)
      run.statuses[answer.status] = (run.statuses[answer.status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return run
}
