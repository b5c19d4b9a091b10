import type { Tx } from '../db/types.ts'
import { claimSending, type Sending } from '../features/mail/repository.ts'

/** Another job is sending this very message: wait and see. */
class AlreadyClaimed extends Error {
  override readonly name = 'AlreadyClaimed'
}

/** Takes a message to send it; 'sent' where it has gone already. Throws AlreadyClaimed while another job sends it. */
export async function claim(tx: Tx, sending: Sending): Promise<{ id: string } | 'sent'> {
  const taken = await claimSending(tx, sending)
  if (taken === 'claimed') throw new AlreadyClaimed()
  return taken
}
