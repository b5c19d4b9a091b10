import type { SignInRefusal } from '#shared/api/sign-in.ts'

/** A sign-in that comes to nothing for a reason that the person is told. `cause` is for the log alone. */
export class SignInRefused extends Error {
  readonly refusal: SignInRefusal

  constructor(refusal: SignInRefusal, cause?: unknown) {
    super(refusal, { cause })
    this.refusal = refusal
  }
}
