import fastify from 'fastify'
import pg from 'pg'

// What the same bytes cost with nothing around them: one route, one UPDATE, no session, no check, no row security.
const [url = '', rows = '0'] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 10 })
await pool.query(
  'create table bare_section (id int primary key, save_number int not null, answers jsonb not null)',
)
await pool.query("insert into bare_section select id, 0, '{}' from generate_series(0, $1::int - 1) id", [
  rows,
])

type Save = { Params: { id: string }; Body: { saveNumber: number; answers: unknown } }
const app = fastify({ bodyLimit: 1_048_576 })
app.put<Save>('/sections/:id', async ({ params, body }) => {
  const { rowCount } = await pool.query(
    'update bare_section set answers = $1, save_number = save_number + 1 where id = $2',
    [JSON.stringify(body.answers), params.id],
  )
  return { saveNumber: body.saveNumber + (rowCount ?? 0) }
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
console.log(address)
process.on('SIGTERM', () => {
  void app.close().then(() => pool.end())
})
