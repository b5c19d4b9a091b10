import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'client', 'dist', '.sources-sha256')

// Builds the pages unless those in client/dist were made from the very files that are here now.
async function buildClient(): Promise<void> {
  const digest = digestOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  console.log('Building the pages.')
  // Whatever this process was told, people get the pages without React's own checks in them.
  process.env.NODE_ENV = 'production'
  // Only here: a machine that was given built pages need not have the builder.
  const { build } = await import('vite')
  await build({ configFile: join(root, 'client', 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, digest)
}

function digestOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync(['client/**', 'shared/**', 'package-lock.json'], {
    cwd: root,
    exclude: (path) => path === 'client/dist' || /\.test\.tsx?$/.test(path),
  }).filter((file) => statSync(join(root, file)).isFile())
  for (const file of files.sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

await buildClient()
