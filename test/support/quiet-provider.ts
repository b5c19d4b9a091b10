import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Provider } from '#server/openid/provider.ts'

/** An organisation's sign-in service that says where it is, and to which nobody ever goes. */
export async function startQuietProvider(id: string): Promise<{ provider: Provider; close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: Provider = {
    id,
    kind: 'openid',
    issuer,
    clientId: 'reviews',
    clientSecret: 'a-client-secret-of-these-tests',
    organisations: [{ organisationId: 'cumbria', groups: {}, appRoles: { Lead: 'debrief_lead' } }],
  }
  return { provider, close: () => server.close() }
}
