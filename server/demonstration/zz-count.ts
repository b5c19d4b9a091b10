import pg from 'pg'
import { performance } from 'node:perf_hooks'
const orig: any = pg.Client.prototype.query
const names = new Map<string, string>()
let n = 0
const by = new Map<string, [number, number]>()
const NAMED = process.argv[2] === 'named'
;(pg.Client.prototype as any).query = function (text: any, values: any, cb: any) {
  if (typeof text === 'string' && Array.isArray(values)) {
    n++
    const t = performance.now()
    const k = text.slice(0, 70)
    const q = NAMED && /^(select|insert|update|with)/.test(text) ? (() => { let nm = names.get(text); if (!nm) { nm = 's' + names.size; names.set(text, nm) } return { name: nm, text, values } })() : undefined
    const r = q ? orig.call(this, q) : orig.call(this, text, values)
    return r.then((x: any) => { const e = by.get(k) ?? [0, 0]; e[0]++; e[1] += performance.now() - t; by.set(k, e); return x })
  }
  return orig.apply(this, arguments)
}
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000 }
const { openEmbedded } = await import('../db/embedded.ts')
const { embeddedDatabase } = await import('../db/connect.ts')
const { prepareDatabase } = await import('../prepare-database.ts')
const { seedDemonstration } = await import('./seed-demonstration.ts')
let t0 = performance.now()
const e = await openEmbedded()
const db = embeddedDatabase(e)
console.log('open', (performance.now() - t0).toFixed(0), cpu().toFixed(0))
await prepareDatabase(db)
n = 0; by.clear(); t0 = performance.now()
const c0 = cpu()
await seedDemonstration(db)
console.log('seeded wall', (performance.now() - t0).toFixed(0), 'cpu incl workers', (cpu() - c0).toFixed(0), 'queries', n, 'db ms', [...by.values()].reduce((a, b) => a + b[1], 0).toFixed(0))
for (const [k, [c, ms]] of [...by].sort((a, b) => b[1][1] - a[1][1]).slice(0, 25)) console.log(c, ms.toFixed(0), k)
process.exit(0)
