import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, startApi, send, addPerson } from '#test/support/api.ts'
let api: Api
beforeAll(async () => { api = await startApi();  })
afterAll(() => api.close())
it('openapi', async () => {
  const d = JSON.parse((await send(api,{method:'GET',url:'/openapi.json'})).text)
  for (const [p,ops] of Object.entries<any>(d.paths)) for (const m of Object.keys(ops)) console.log(m, p, Object.keys(ops[m]), ops[m].requestBody ? 'BODY':'' )
  console.log(JSON.stringify(d.paths['/api/v1/operations'].post).slice(0,3000))
  console.log(JSON.stringify(d.paths['/api/v1/reviews/{id}/revisions/{revision}/sign-off'].post).slice(0,1500))
  console.log(Object.keys(d), Object.keys(d.components))
})
