import { performance } from 'node:perf_hooks'

const cpu = () => {
  const c = process.cpuUsage()
  return ((c.user + c.system) / 1000).toFixed(0)
}
const { openEmbedded } = await import('../db/embedded.ts')
const { embeddedDatabase } = await import('../db/connect.ts')
const { prepareDatabase } = await import('../prepare-database.ts')
const { seedDemonstration } = await import('./seed-demonstration.ts')
const t0 = performance.now()
const e = await openEmbedded()
const db = embeddedDatabase(e)
console.log('open', (performance.now() - t0).toFixed(0), cpu())
await prepareDatabase(db)
console.log('prepared', (performance.now() - t0).toFixed(0), cpu())
try {
  await seedDemonstration(db)
} catch (x: any) {
  console.log(x, JSON.stringify(x.said)?.slice(0, 3000))
}
console.log('seeded', (performance.now() - t0).toFixed(0), cpu())
process.exit(0)
