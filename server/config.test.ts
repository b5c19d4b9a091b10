import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const server = 'postgres://service:three-words-long@db.example.org:5432/reviews'
const owner = 'postgresql://owner:other-words-long@db.example.org/reviews'
const production = {
  NODE_ENV: 'production',
  SIGNING_KEY: '{}',
  DATABASE_URL: server,
  PUBLIC_ORIGIN: 'https://reviews.example.org',
  OIDC_ISSUER: 'https://sign-in.example.org',
  OIDC_CLIENT_ID: 'reviews',
  OIDC_CLIENT_SECRET: 'Z3v-long-enough-to-be-one',
  OIDC_ORGANISATION: 'norfolk',
}

it('needs nothing: on this machine only, embedded, with the demonstration', () => {
  expect(readConfig({})).toEqual({
    nodeEnv: 'development',
    host: '127.0.0.1',
    port: 3000,
    dataDir: resolve('data'),
    databaseUrl: undefined,
    migrateDatabaseUrl: undefined,
    testLogin: false,
    demonstration: true,
    publicOrigin: 'http://127.0.0.1:3000',
    sessionIdleMinutes: 30,
    sessionHours: 12,
    limits: { session: 600, address: 300, signIn: 30 },
    trustedProxies: [],
    providers: [],
    signingKey: undefined,
    checkpointDir: resolve('data/checkpoints'),
  })
})

it('takes everything from the environment', () => {
  const env = {
    NODE_ENV: 'test',
    HOST: '::1',
    PORT: '8080',
    DATABASE_URL: server,
    MIGRATE_DATABASE_URL: owner,
    DATA_DIR: '/var/lib/reviews',
    TEST_LOGIN: '1',
    DEMONSTRATION: '1',
    SIGNING_KEY: '{}',
    CHECKPOINT_DIR: '/var/lib/checkpoints',
  }
  expect(readConfig(env)).toEqual({
    nodeEnv: 'test',
    host: '::1',
    port: 8080,
    dataDir: '/var/lib/reviews',
    databaseUrl: server,
    migrateDatabaseUrl: owner,
    testLogin: true,
    demonstration: true,
    publicOrigin: 'http://[::1]:8080',
    sessionIdleMinutes: 30,
    sessionHours: 12,
    limits: { session: 600, address: 300, signIn: 30 },
    trustedProxies: [],
    providers: [],
    signingKey: '{}',
    checkpointDir: '/var/lib/checkpoints',
  })
})

it('reads an empty variable as an absent one', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', TEST_LOGIN: '' })).toEqual(readConfig({}))
})

it('takes the origin of PUBLIC_ORIGIN without a slash or a path', () => {
  expect(readConfig({ PUBLIC_ORIGIN: 'https://reviews.example.org/' }).publicOrigin).toBe(
    'https://reviews.example.org',
  )
})

it('offers this machine’s own address where it listens on all of them', () => {
  expect(readConfig({ HOST: '0.0.0.0' }).publicOrigin).toBe('http://127.0.0.1:3000')
  expect(readConfig({ HOST: '::', PORT: '80' }).publicOrigin).toBe('http://127.0.0.1:80')
})

describe('the demonstration', () => {
  it.each`
    env                                             | wanted
    ${{}}                                           | ${true}
    ${{ DEMONSTRATION: '0' }}                       | ${false}
    ${{ DATABASE_URL: server }}                     | ${false}
    ${{ DATABASE_URL: server, DEMONSTRATION: '1' }} | ${true}
    ${production}                                   | ${false}
  `('is $wanted with $env', ({ env, wanted }) => {
    expect(readConfig(env).demonstration).toBe(wanted)
  })
})

describe('a refusal to start is one sentence', () => {
  it.each`
    env                                                                         | sentence
    ${{ NODE_ENV: 'live' }}                                                     | ${'NODE_ENV has to be development, test or production.'}
    ${{ PORT: 'http' }}                                                         | ${'PORT has to be a number from 1 to 65535.'}
    ${{ PORT: '0' }}                                                            | ${'PORT has to be a number from 1 to 65535.'}
    ${{ PORT: '65536' }}                                                        | ${'PORT has to be a number from 1 to 65535.'}
    ${{ SESSION_IDLE_MINUTES: '4' }}                                            | ${'SESSION_IDLE_MINUTES has to be a number from 5 to 60.'}
    ${{ SESSION_IDLE_MINUTES: '61' }}                                           | ${'SESSION_IDLE_MINUTES has to be a number from 5 to 60.'}
    ${{ SESSION_HOURS: '25' }}                                                  | ${'SESSION_HOURS has to be a number from 1 to 24.'}
    ${{ HOST: 'not a host' }}                                                   | ${'HOST has to be a host name or an IP address.'}
    ${{ TEST_LOGIN: 'yes' }}                                                    | ${'TEST_LOGIN has to be 0 or 1.'}
    ${{ DEMONSTRATION: 'true' }}                                                | ${'DEMONSTRATION has to be 0 or 1.'}
    ${{ PUBLIC_ORIGIN: 'reviews.example.org' }}                                 | ${'PUBLIC_ORIGIN cannot be read; it looks like https://reviews.example.org.'}
    ${{ DATABASE_URL: 'reviews' }}                                              | ${'DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database.'}
    ${{ DATABASE_URL: 'mysql://a:b@host/reviews' }}                             | ${'DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database.'}
    ${{ DATABASE_URL: server, MIGRATE_DATABASE_URL: 'x' }}                      | ${'MIGRATE_DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database.'}
    ${{ MIGRATE_DATABASE_URL: owner }}                                          | ${'MIGRATE_DATABASE_URL is set and DATABASE_URL is not: set both, or neither.'}
    ${{ ...production, TEST_LOGIN: '1' }}                                       | ${'TEST_LOGIN=1 is refused when NODE_ENV is production.'}
    ${{ ...production, DEMONSTRATION: '1' }}                                    | ${'DEMONSTRATION=1 is refused when NODE_ENV is production.'}
    ${{ ...production, DATABASE_URL: undefined }}                               | ${'NODE_ENV is production and DATABASE_URL is not set: the embedded database may lose data in a power cut.'}
    ${{ ...production, OIDC_CLIENT_SECRET: 'secret' }}                          | ${'NODE_ENV is production and the client secret of organisation is well known or shorter than 16 characters.'}
    ${{ ...production, PUBLIC_ORIGIN: undefined }}                              | ${'NODE_ENV is production and PUBLIC_ORIGIN does not start with https://.'}
    ${{ ...production, PUBLIC_ORIGIN: 'http://a.org' }}                         | ${'NODE_ENV is production and PUBLIC_ORIGIN does not start with https://.'}
    ${{ ...production, DATABASE_URL: 'postgres://a:postgres@db/b' }}            | ${'NODE_ENV is production and the password in DATABASE_URL has fewer than 12 characters.'}
    ${{ ...production, DATABASE_URL: 'postgres://a:postgrespostgres@db/b' }}    | ${'NODE_ENV is production and the password in DATABASE_URL is one that anybody would try.'}
    ${{ ...production, DATABASE_URL: 'postgres://a@db/b?password=postgres' }}   | ${'NODE_ENV is production and the password in DATABASE_URL has fewer than 12 characters.'}
    ${{ ...production, MIGRATE_DATABASE_URL: 'postgres://a:changeme%21@db/b' }} | ${'NODE_ENV is production and the password in MIGRATE_DATABASE_URL has fewer than 12 characters.'}
    ${{ REQUESTS_PER_SESSION: 'many' }}                                         | ${'REQUESTS_PER_SESSION has to be a number of requests a minute, or 0 for no limit.'}
    ${{ TRUSTED_PROXY: '10.0.0.1, proxy' }}                                     | ${'TRUSTED_PROXY has to be IP addresses or networks with commas between them.'}
  `('$sentence', ({ env, sentence }) => {
    expect(() => readConfig(env)).toThrow(
      expect.objectContaining({ name: 'StartRefused', message: sentence }),
    )
  })

  it('asks for a key of one’s own in production', () => {
    expect(() => readConfig({ ...production, SIGNING_KEY: undefined })).toThrow(
      expect.objectContaining({
        message: 'NODE_ENV is production and SIGNING_KEY is not set: npm run key makes one.',
      }),
    )
  })

  it('never repeats a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgrs://service:hunter2@host/db' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })
})
