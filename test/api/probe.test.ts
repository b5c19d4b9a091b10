import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, startApi, send, addPerson } from '#test/support/api.ts'
import { addForce, reach, type Force, viewReview, newOperation,register, newDebrief, answersAt, start, readyForReview, saveFacts, decide, FACTS, askToSign, viewRevision, recordDebrief, fill } from '#test/support/main-job.ts'
import net from 'node:net'
let api: Api
let force: Force
beforeAll(async () => { api = await startApi(); force = await addForce(api, 'kent'); await api.app.listen({port:0}) })
afterAll(() => api.close())
const show = (label: string, a: any) => console.log(label, a.status, a.text.slice(0,400))
function raw(text: string): Promise<string> {
  return new Promise((res) => { const s = net.connect((api.app.server.address() as any).port); let out=''; s.on('data',d=>out+=d); s.on('close',()=>res(out)); s.on('error',e=>res('ERR '+e.message)); s.write(text); setTimeout(()=>s.destroy(),1500) })
}
it('times', async () => {
  for (const t of ['0000-01-01T00:00','9999-12-31T23:59','2000-01-01T00:00','2099-12-31T23:59']) {
    show('planned '+t, await force.lead.post('/operations', newOperation({plannedStartAt: t, plannedEndAt: null, startedAt:null, stoodDownAt:null})))
    show('stood '+t, await force.lead.post('/operations', newOperation({plannedStartAt: t, plannedEndAt: null, startedAt:t, stoodDownAt:t})))
  }
  show('gap', await force.lead.post('/operations', newOperation({startedAt:'2026-03-29T01:45', stoodDownAt:'2026-03-29T02:15'})))
  for (const q of ['from=0000-01-01','to=9999-12-31','to=2000-01-01','from=2000-01-01&to=2099-12-31']) show('cov '+q, await force.lead.get('/coverage?'+q))
  show('ops q', await force.lead.get('/operations?id=1'))
  const op = newOperation({reference:'SAME'})
  const a = await Promise.all([1,2,3,4].map(()=>force.lead.post('/operations', op)))
  for (const x of a) show('same', x)
})
it('bodies', async () => {
  const post = (headers: any, body: any, url='/api/v1/operations', method: any='POST') => send(api,{method, url, headers:{...force.lead.headers,'idempotency-key':crypto.randomUUID(),...headers}, body: typeof body==='string'?Buffer.from(body):body})
  for (const ct of ['', ';','application/jsonx','application/json; charset=utf-16','application/json; charset=utf-8','application/json;charset="UTF-8"','APPLICATION/JSON','application/json; foo=bar','\u0001'])
  show('ct '+ct, await post({'content-type':ct}, '{}'))
  show('bodyless with body', await post({'content-type':'application/json'}, '{"tier":3}', `/api/v1/operations/${crypto.randomUUID()}/reviews`))
  show('bodyless with {}', await post({'content-type':'application/json'}, '{}', `/api/v1/operations/${crypto.randomUUID()}/reviews`))
  show('bodyless with []', await post({'content-type':'application/json'}, '[]', `/api/v1/operations/${crypto.randomUUID()}/reviews`))
  show('bodyless with 1', await post({'content-type':'application/json'}, '1', `/api/v1/operations/${crypto.randomUUID()}/reviews`))
  show('pct', await post({}, undefined, '/api/v1/operations/%zz', 'GET'))
  show('upper', await post({}, undefined, '/%61pi/v1/session', 'GET'))
  show('login escaped', await send(api,{method:'POST', url:'/%61pi/v1/test-login', headers:{origin:'https://evil.example','sec-fetch-site':'cross-site'}, body:{person:'rowan-hale'}}))
  show('login unknown in db', await send(api,{method:'POST', url:'/api/v1/test-login', body:{person:'rowan-hale'}}))
})
it('raw', async () => {
  const h = 'Host: x\r\n'
  for (const [l,t] of Object.entries({
    badmethod: `FOO / HTTP/1.1\r\n${h}\r\n`,
    big: `GET / HTTP/1.1\r\n${h}X: ${'a'.repeat(20000)}\r\n\r\n`,
    nohost: `GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n`,
    nohost10: `GET /healthz HTTP/1.0\r\nConnection: close\r\n\r\n`,
    pct: `GET /api/v1/operations/%zz HTTP/1.1\r\n${h}Connection: close\r\n\r\n`,
    expect: `POST /api/v1/operations HTTP/1.1\r\n${h}Expect: foo\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  })) console.log(l, '\n', (await raw(t)).slice(0,1500), '\n-----')
})
it('tier0', async () => {
  const id = await register(force)
  await saveFacts(force.lead, id, FACTS[0])
  const d = await decide(force.lead, id)
  await saveFacts(force.lead, id, FACTS[3], 1)
  show('confirm', await force.otherGold.post(`/operations/${id}/decisions/${d.id}/confirm`))
  console.log(JSON.parse((await force.lead.get(`/operations/${id}`)).text).decisions.map((d:any)=>[d.number,d.kind,d.chosenTier,d.current]))
})
