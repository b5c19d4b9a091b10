import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { expect } from 'vitest'
import type { z } from 'zod'
import { buildApp } from '#server/app.ts'
import type { Config } from '#server/config.ts'
import type { Database } from '#server/db/connect.ts'
import { inContext } from '#server/db/context.ts'
import { sessionCookie } from '#server/features/people/session-cookie.ts'
import { findSession, startSession } from '#server/features/people/sessions.ts'
import type { CheckpointPlace } from '#server/jobs/make-checkpoints.ts'
import { type Queue, startQueue } from '#server/jobs/queue.ts'
import { connectMail } from '#server/mail/mail-server.ts'
import type { LogStream } from '#server/plugins/application-log.ts'
import { makeKey, readSigningKey, type SigningKey } from '#server/signing/signing-key.ts'
import { ProblemReply } from '#shared/problems.ts'
import type { Role } from '#shared/workflow/states.ts'
import { createTestDatabase } from './database.ts'
import { undocumented } from './documented.ts'

/** The address that people would see; requests of the pages come from here. */
export const ORIGIN = 'http://127.0.0.1:3000'

/** The whole service in this process, on a database of its own. */
export type Api = {
  app: FastifyInstance
  database: Database
  queue: Queue
  publicOrigin: string
  close: () => Promise<void>
}

export const CONFIG: Config = {
  nodeEnv: 'test',
  host: '127.0.0.1',
  port: 3000,
  dataDir: 'data',
  databaseUrl: undefined,
  migrateDatabaseUrl: undefined,
  testLogin: true,
  demonstration: true,
  publicOrigin: ORIGIN,
  sessionIdleMinutes: 30,
  sessionHours: 12,
  limits: { session: 0, address: 0, signIn: 0 },
  trustedProxies: [],
  providers: [],
  signingKey: undefined,
  earlierSigningKeys: undefined,
  checkpointDir: 'data/checkpoints',
  mail: undefined,
}

async function newKey(): Promise<SigningKey> {
  const signingKey = JSON.stringify(await makeKey())
  return readSigningKey({ signingKey, earlierSigningKeys: undefined, dataDir: '' })
}

/** The key of every service in this process. */
export const KEY: SigningKey = await newKey()

/** A key and a folder of one's own for checkpoints. */
export async function checkpointPlace(): Promise<CheckpointPlace> {
  const key = await newKey()
  return { key, folder: await mkdtemp(join(tmpdir(), 'checkpoints-')) }
}

/**
 * Starts the service. `jobs`: packs are printed after a sign-off and, where `config` has a mail server, people are told;
 * without it the jobs stay in the queue.
 */
export async function startApi(
  options: {
    database?: Database
    queue?: Queue
    jobs?: boolean
    config?: Partial<Config>
    key?: SigningKey
    log?: LogStream
  } = {},
): Promise<Api> {
  const database = options.database ?? (await createTestDatabase())
  const queue = options.queue ?? (await startQueue(database))
  if (options.jobs) {
    // Printing loads fonts, so only the tests that print pay for it.
    const { startJobs } = await import('#server/jobs/start-jobs.ts')
    const mail = options.config?.mail
    const post = mail && { server: connectMail(mail), origin: ORIGIN }
    await startJobs(queue, database.db, await checkpointPlace(), post)
  }
  const config = { ...CONFIG, ...options.config }
  const app = await buildApp({
    config,
    database,
    queue,
    key: options.key ?? KEY,
    ...(options.log ? { log: options.log } : {}),
  })
  return {
    app,
    database,
    queue,
    publicOrigin: config.publicOrigin,
    close: async () => {
      await app.close()
      await queue.stop()
      await database.close()
    },
  }
}

/** What came back, and ways to read it that fail with the answer in sight. */
export type Answer = {
  status: number
  headers: Record<string, string>
  bytes: Buffer
  text: string
  /** The body as this schema says it is; anything else, and any failure, fails the test. */
  read: <T>(schema: z.ZodType<T>) => T
  /** The problem that a refused request answers; anything else fails the test. */
  problem: () => ProblemReply
}

export type Request = {
  method: NonNullable<InjectOptions['method']>
  /** From the root, such as `/api/v1/session`. */
  url: string
  headers?: Record<string, string | undefined>
  /** Sent as JSON, unless it is bytes already. */
  body?: unknown
}

/**
 * Sends one request as it is: nothing is added but the type of a JSON body. Throws where the answer is not the one that
 * `/openapi.json` describes.
 */
export async function send(
  api: Pick<Api, 'app'>,
  { method, url, headers = {}, body }: Request,
): Promise<Answer> {
  const raw = body === undefined || body instanceof Buffer ? body : JSON.stringify(body)
  const typed = body === undefined || body instanceof Buffer ? {} : { 'content-type': 'application/json' }
  const given = Object.entries({ ...typed, ...headers }).filter(([, value]) => value !== undefined)
  const reply = await api.app.inject({
    method,
    url,
    headers: Object.fromEntries(given),
    ...(raw === undefined ? {} : { payload: raw }),
  })
  const told = Object.entries(reply.headers).map(([name, value]) => [name, String(value)])
  const answer = answerOf(reply.statusCode, Object.fromEntries(told), reply.rawPayload)
  const fault = await undocumented(api.app, { method, url }, answer)
  if (fault !== undefined) throw new Error(fault)
  return answer
}

export function answerOf(status: number, headers: Record<string, string>, bytes: Buffer): Answer {
  const text = bytes.toString('utf8')
  return {
    status,
    headers,
    bytes,
    text,
    read: (schema) => {
      if (status >= 300) throw new Error(`it answered ${status}: ${text}`)
      return schema.parse(JSON.parse(text))
    },
    problem: () => {
      expect({ status, type: headers['content-type'] }).toEqual({
        status: expect.toSatisfy((code: number) => code >= 400 && code < 600),
        type: expect.stringMatching(/^application\/problem\+json/),
      })
      const problem = ProblemReply.parse(JSON.parse(text))
      expect(problem.status).toBe(status)
      return problem
    },
  }
}

type Headers = Record<string, string | undefined>

/** A signed-in person's browser: session, token, origin and, for a POST, a new Idempotency-Key come by themselves. */
export type Client = {
  personId: string
  organisationId: string
  name: string
  /** The headers that a page sends with a request that changes something. */
  headers: { cookie: string; 'x-csrf-token': string; origin: string }
  sessionId: string
  get: (path: string, headers?: Headers) => Promise<Answer>
  post: (path: string, body?: unknown, headers?: Headers) => Promise<Answer>
  put: (path: string, body: unknown, headers?: Headers) => Promise<Answer>
}

type NewPerson = { name?: string; steppedUp?: boolean }

/** A person made for the test, with these roles in one organisation, signed in. */
export async function addPerson(
  api: Api,
  organisationId: string,
  roles: Role[],
  { name = 'Nobody Real', steppedUp = true }: NewPerson = {},
): Promise<Client> {
  const personId = randomUUID()
  const { owner } = api.database
  await owner.insertInto('person').values({ id: personId, slug: personId, name, rank: 'Inspector' }).execute()
  await owner
    .insertInto('role_grant')
    .values(roles.map((role) => ({ organisation_id: organisationId, person_id: personId, role })))
    .execute()
  return signIn(api, { personId, organisationId, name, steppedUp })
}

/** Another sign-in of someone who is there already. */
export async function signIn(
  api: Api,
  {
    personId,
    organisationId,
    name,
    steppedUp = true,
  }: { personId: string; organisationId: string } & NewPerson,
): Promise<Client> {
  const { db } = api.database
  const session = await inContext(db, null, (tx) => startSession(tx, { personId, organisationId, steppedUp }))
  const viewer = (await findSession(db, session.digest, CONFIG))?.viewer
  if (!viewer) throw new Error('the person made for the test has no role')
  const { name: cookieName } = sessionCookie(api.publicOrigin)
  const headers = {
    cookie: `${cookieName}=${session.token}`,
    'x-csrf-token': viewer.csrfToken,
    origin: ORIGIN,
  }
  const request = async (method: Request['method'], path: string, body: unknown, more: Headers = {}) => {
    const answer = await send(api, { method, url: `/api/v1${path}`, body, headers: { ...headers, ...more } })
    // As a browser does: from here on with the token that the session was given.
    const [given = ''] = (answer.headers['set-cookie'] ?? '').split(';')
    if (given.startsWith(`${cookieName}=`) && !given.endsWith('=')) headers.cookie = given
    return answer
  }
  return {
    personId,
    organisationId,
    name: name ?? viewer.name,
    headers,
    sessionId: session.id,
    get: (path, more) => request('GET', path, undefined, more),
    post: (path, body, more) => request('POST', path, body, { 'idempotency-key': randomUUID(), ...more }),
    put: (path, body, more) => request('PUT', path, body, more),
  }
}
