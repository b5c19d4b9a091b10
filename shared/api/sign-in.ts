import { z } from 'zod'
import { OrganisationRef } from './session.ts'

/**
 * A page of ours to come back to, with what it was asked by. A second slash at the start would name another host, and
 * a route of the API is no page. The values of a question are ids, days and times: there is no slash in one, so that
 * none can hold an address.
 */
export const ReturnPath = z
  .string()
  .max(300)
  .regex(/^\/(?!\/|api\/)[a-z0-9/_-]*(\?\w+=([\w.-]|%3A)*(&\w+=([\w.-]|%3A)*)*)?$/)

/** The page to come back to, without its place; without its question, or the home page, where that cannot be one. */
export function returnPathOf(address: string): string {
  const asked = address.split('#', 1)[0] ?? ''
  const path = asked.split('?', 1)[0] ?? ''
  return [asked, path].find((each) => ReturnPath.safeParse(each).success) ?? '/'
}

const SignInChoice = z.strictObject({ provider: z.string(), organisation: OrganisationRef })

/** The organisations whose people can sign in here, by name, each with the sign-in service that knows them. */
export const SignInReply = z.strictObject({ choices: z.array(SignInChoice) })
export type SignInReply = z.infer<typeof SignInReply>

/** `organisation` may be left out where the sign-in service knows one only. */
export const StartSignIn = z.strictObject({
  organisation: z.string().min(1).max(100).optional(),
  return: ReturnPath.optional(),
})
export type StartSignIn = z.infer<typeof StartSignIn>

export const StartStepUp = z.strictObject({ return: ReturnPath.optional() })

type Words = { title: string; said: string }

/** Why a sign-in came to nothing, and what to do. The codes are part of the address of the page that says so. */
export const SIGN_IN_REFUSALS = {
  unavailable: {
    title: 'Sign-in is not available',
    said: 'Your organisation’s sign-in service does not answer. Try again in a few minutes.',
  },
  expired: {
    title: 'This sign-in cannot be finished',
    said: 'It was started more than 10 minutes ago, was used already, or was started in another browser. Start again.',
  },
  declined: {
    title: 'You were not signed in',
    said: 'Your organisation’s sign-in service did not sign you in. Start again. If it happens again, ask your IT service desk.',
  },
  unproven: {
    title: 'Your sign-in could not be checked',
    said: 'Nobody was signed in. Start again. If it happens again, tell whoever runs this service in your force.',
  },
  wrong_organisation: {
    title: 'Your account belongs to another organisation',
    said: 'Sign in with an account of the organisation that you choose here.',
  },
  guest_account: {
    title: 'Guest accounts cannot sign in',
    said: 'Use the account that your own organisation gave you, and choose that organisation.',
  },
  no_name: {
    title: 'Your name is missing',
    said: 'Your organisation’s sign-in service did not send your name. Ask your IT service desk to send it to this application.',
  },
  no_role: {
    title: 'You have no role here',
    said: 'Your organisation has not given you a role here. Ask your force administrator.',
  },
  roles_unknown: {
    title: 'Your roles could not be read',
    said: 'You are in more groups than your organisation’s sign-in service sends. Ask your IT service desk to send only the groups that are assigned to this application, or to use its app roles.',
  },
  another_person: {
    title: 'That is another person’s account',
    said: 'Nothing was confirmed. Go back to the other tab and confirm as the person who is signed in there.',
  },
  not_fresh: {
    title: 'Your sign-in is not recent enough',
    said: 'Nothing was confirmed. A signature needs a sign-in at most 5 minutes old, and your organisation’s sign-in service did not show one. Go back to the other tab and try again.',
  },
  session_ended: {
    title: 'You are not signed in any more',
    said: 'Nothing was confirmed. Go back to the other tab, sign in, then try again.',
  },
  no_step_up: {
    title: 'This sign-in cannot be confirmed here',
    said: 'It did not come from your organisation’s sign-in service. Sign out, then sign in through your organisation.',
  },
} as const satisfies Record<string, Words>

export type SignInRefusal = keyof typeof SIGN_IN_REFUSALS

/** Whether a part of an address names a refusal. */
export function isSignInRefusal(code: string | undefined): code is SignInRefusal {
  return code !== undefined && Object.hasOwn(SIGN_IN_REFUSALS, code)
}
