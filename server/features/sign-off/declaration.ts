import { recipient } from '#shared/reference/organisations.ts'

/** The sentence gold agrees to by signing: shown before, stored with the sign-off, printed on page 1. */
export function declarationOf(
  signer: { name: string; rank: string | null },
  operationName: string,
  revision: number,
): string {
  const who = [signer.rank, signer.name].filter(Boolean).join(' ')
  return (
    `I, ${who}, gold commander for ${operationName}, have read revision ${revision} of this review. ` +
    `I approve it to be sent to the ${recipient().name}.`
  )
}
