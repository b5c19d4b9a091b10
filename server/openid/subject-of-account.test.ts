import { expect, it } from 'vitest'
import type { Provider } from './provider.ts'
import { subjectOfAccount } from './subject-of-account.ts'

const TENANT = '11111111-1111-4111-8111-111111111111'
const OBJECT = '8C1F2B7E-5D0A-4F3B-9A66-1E2D3C4B5A69'
const entra: Provider = {
  id: 'entra',
  kind: 'entra',
  issuer: 'https://login.example.org',
  clientId: 'reviews',
  clientSecret: 'unused',
  organisations: [{ organisationId: 'norfolk', tenant: TENANT, groups: {}, appRoles: {} }],
}
const plain: Provider = {
  ...entra,
  id: 'plain',
  kind: 'openid',
  issuer: 'https://sign-in.example.org',
  organisations: [{ organisationId: 'kent', groups: {}, appRoles: {} }],
}

it.each`
  organisation | account         | found
  ${'norfolk'} | ${OBJECT}       | ${{ issuer: entra.issuer, subject: `${TENANT} ${OBJECT.toLowerCase()}` }}
  ${'norfolk'} | ${'wren@force'} | ${{ refused: 'Enter the object ID of the account, such as 8c1f2b7e-5d0a-4f3b-9a66-1e2d3c4b5a69' }}
  ${'kent'}    | ${'Pairwise-1'} | ${{ issuer: plain.issuer, subject: 'Pairwise-1' }}
  ${'surrey'}  | ${OBJECT}       | ${{ refused: 'No sign-in service is set up for this organisation. Leave it empty' }}
`('$account of $organisation is $found', ({ organisation, account, found }) => {
  expect(subjectOfAccount([plain, entra], organisation, account)).toEqual(found)
})
