import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connectToServer } from '#server/db/connect.ts'
import { prepareDatabase } from '#server/prepare-database.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses on the test server with DATABASE in the place of the database's name, and the file of its log. */
    postgres: { owner: string; service: string; log: string }
  }
}

export const TEMPLATE = 'template_of_tests'

/**
 * Before the tests of a project: a server with the settings of production's, and on it one migrated database to copy
 * for each test file.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ settings: settingsOfProduction() })
  try {
    await makeTemplate(server.url('postgres'), server.url(TEMPLATE))
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('postgres', {
    owner: server.url('DATABASE'),
    service: server.url('DATABASE', 'pelr_service'),
    log: server.log,
  })
  return server.stop
}

/** What docker-compose.yml starts the database with, as arguments for its command line. */
function settingsOfProduction(): string[] {
  const compose = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8')
  const [, command] = /^ *command: (\["postgres", .*\])$/m.exec(compose) ?? []
  if (command === undefined) throw new Error('docker-compose.yml starts the database in words of its own')
  return (JSON.parse(command) as string[]).slice(1)
}

async function makeTemplate(adminUrl: string, templateUrl: string): Promise<void> {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  const database = connectToServer(templateUrl)
  await prepareDatabase(database)
  await database.close()
  // The role that serves in production: it may become either role of the service and owns nothing.
  await admin.query('create role pelr_service login noinherit in role pelr_app, pelr_job')
  await admin.end()
}
