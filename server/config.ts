import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type MailSettings, readMail } from './mail/settings.ts'
import type { Provider } from './openid/provider.ts'
import { readProviders } from './openid/settings.ts'
import type { RequestLimits } from './plugins/rate-limit.ts'
import { StartRefused } from './start-refused.ts'
import { weaknessOf } from './weak-password.ts'

export type Config = {
  nodeEnv: 'development' | 'test' | 'production'
  host: string
  port: number
  /** Where the embedded database lives; an absolute path. */
  dataDir: string
  databaseUrl: string | undefined
  migrateDatabaseUrl: string | undefined
  /** Anyone may sign in as any seeded person: for tests only. */
  testLogin: boolean
  /** Fill an empty database with the demonstration and offer its people at sign-in. */
  demonstration: boolean
  /** The origin people see in the address bar, with no slash at the end. */
  publicOrigin: string
  /** How long a session may go without a request, and how long it may last at all. */
  sessionIdleMinutes: number
  sessionHours: number
  /** How many requests a minute are answered. */
  limits: RequestLimits
  /** Addresses of proxies whose X-Forwarded-For is believed; none by default. */
  trustedProxies: string[]
  /** The sign-in services of organisations; none only outside production. */
  providers: readonly Provider[]
  /** The private key that checkpoints are signed with, as a JWK; none: one is made in the data folder. */
  signingKey: string | undefined
  /** The public keys that signed before it, as a JWK set. */
  earlierSigningKeys: string | undefined
  /** Where checkpoints are kept outside the database; an absolute path. */
  checkpointDir: string
  /** How messages leave; none where nothing is sent. */
  mail: MailSettings | undefined
}

const Switch = z.enum(['0', '1']).optional()
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
const DatabaseUrl = z.url({ protocol: /^postgres(ql)?$/, hostname: /./ }).optional()

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z
    .string()
    .refine((host) => isIP(host) !== 0 || z.hostname().safeParse(host).success)
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(65_535))
    .default(3000),
  DATABASE_URL: DatabaseUrl,
  MIGRATE_DATABASE_URL: DatabaseUrl,
  DATA_DIR: z.string().default('data'),
  TEST_LOGIN: Switch,
  DEMONSTRATION: Switch,
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  SESSION_IDLE_MINUTES: wholeNumber(5, 60).default(30),
  SESSION_HOURS: wholeNumber(1, 24).default(12),
  REQUESTS_PER_SESSION: wholeNumber(0, 99_999).default(600),
  REQUESTS_PER_ADDRESS: wholeNumber(0, 99_999).default(300),
  SIGN_INS_PER_ADDRESS: wholeNumber(0, 99_999).default(30),
  TRUSTED_PROXY: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([]),
  SIGNING_KEY: z.string().optional(),
  EARLIER_SIGNING_KEYS: z.string().optional(),
  CHECKPOINT_DIR: z.string().optional(),
})

const howTo: Record<string, string> = {
  NODE_ENV: 'NODE_ENV has to be development, test or production',
  HOST: 'HOST has to be a host name or an IP address',
  PORT: 'PORT has to be a number from 1 to 65535',
  DATABASE_URL: 'DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database',
  MIGRATE_DATABASE_URL:
    'MIGRATE_DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database',
  TEST_LOGIN: 'TEST_LOGIN has to be 0 or 1',
  DEMONSTRATION: 'DEMONSTRATION has to be 0 or 1',
  SESSION_IDLE_MINUTES: 'SESSION_IDLE_MINUTES has to be a number from 5 to 60',
  SESSION_HOURS: 'SESSION_HOURS has to be a number from 1 to 24',
  REQUESTS_PER_SESSION: 'REQUESTS_PER_SESSION has to be a number of requests a minute, or 0 for no limit',
  REQUESTS_PER_ADDRESS: 'REQUESTS_PER_ADDRESS has to be a number of requests a minute, or 0 for no limit',
  SIGN_INS_PER_ADDRESS: 'SIGN_INS_PER_ADDRESS has to be a number of requests a minute, or 0 for no limit',
  TRUSTED_PROXY: 'TRUSTED_PROXY has to be IP addresses or networks with commas between them',
  PUBLIC_ORIGIN: 'PUBLIC_ORIGIN cannot be read; it looks like https://reviews.example.org',
}

/**
 * Settings from the environment; an empty variable counts as absent.
 * Throws StartRefused with one sentence, which never repeats a value: an address may hold a password.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(present)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0])
    throw new StartRefused(`${howTo[name] ?? `${name} cannot be read`}.`)
  }
  const { NODE_ENV, HOST, PORT, DATABASE_URL, MIGRATE_DATABASE_URL, DATA_DIR, PUBLIC_ORIGIN } = read.data
  const { SIGNING_KEY, EARLIER_SIGNING_KEYS, CHECKPOINT_DIR } = read.data
  const production = NODE_ENV === 'production'
  const config: Omit<Config, 'providers'> = {
    nodeEnv: NODE_ENV,
    host: HOST,
    port: PORT,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    migrateDatabaseUrl: MIGRATE_DATABASE_URL,
    testLogin: read.data.TEST_LOGIN === '1',
    demonstration: read.data.DEMONSTRATION
      ? read.data.DEMONSTRATION === '1'
      : !production && DATABASE_URL === undefined,
    sessionIdleMinutes: read.data.SESSION_IDLE_MINUTES,
    sessionHours: read.data.SESSION_HOURS,
    limits: {
      session: read.data.REQUESTS_PER_SESSION,
      address: read.data.REQUESTS_PER_ADDRESS,
      signIn: read.data.SIGN_INS_PER_ADDRESS,
    },
    trustedProxies: read.data.TRUSTED_PROXY,
    publicOrigin: PUBLIC_ORIGIN ? new URL(PUBLIC_ORIGIN).origin : originOf(HOST, PORT),
    signingKey: SIGNING_KEY,
    earlierSigningKeys: EARLIER_SIGNING_KEYS,
    checkpointDir: resolve(CHECKPOINT_DIR ?? join(DATA_DIR, 'checkpoints')),
    mail: readMail(present, production),
  }
  refuseContradictions(config)
  if (production) refuseInProduction(config)
  return { ...config, providers: readProviders(present, production) }
}

function originOf(host: string, port: number): string {
  // Listening everywhere is no address to go to; this machine's own is.
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
}

function refuseContradictions(config: Omit<Config, 'providers'>): void {
  if (config.migrateDatabaseUrl && !config.databaseUrl) {
    throw new StartRefused('MIGRATE_DATABASE_URL is set and DATABASE_URL is not: set both, or neither.')
  }
}

function refuseInProduction(config: Omit<Config, 'providers'>): void {
  if (config.testLogin) throw new StartRefused('TEST_LOGIN=1 is refused when NODE_ENV is production.')
  if (config.demonstration) throw new StartRefused('DEMONSTRATION=1 is refused when NODE_ENV is production.')
  if (!config.databaseUrl) {
    throw new StartRefused(
      'NODE_ENV is production and DATABASE_URL is not set: the embedded database may lose data in a power cut.',
    )
  }
  refuseWeakPassword('DATABASE_URL', config.databaseUrl)
  refuseWeakPassword('MIGRATE_DATABASE_URL', config.migrateDatabaseUrl)
  if (!config.signingKey) {
    throw new StartRefused('NODE_ENV is production and SIGNING_KEY is not set: npm run key makes one.')
  }
  if (!config.publicOrigin.startsWith('https://')) {
    throw new StartRefused('NODE_ENV is production and PUBLIC_ORIGIN does not start with https://.')
  }
}

/** An address without a password is left alone: the server may know the account by a certificate. */
function refuseWeakPassword(name: string, url = ''): void {
  const address = URL.parse(url)
  const passwords = [
    decodeURIComponent(address?.password ?? ''),
    ...(address?.searchParams.getAll('password') ?? []),
  ]
  const [weakness] = passwords.filter((each) => each !== '').flatMap((each) => weaknessOf(each) ?? [])
  if (weakness) throw new StartRefused(`NODE_ENV is production and the password in ${name} ${weakness}.`)
}
