import { ApiProblem } from '#client/api/api-problem.ts'
import { queryClient } from '#client/api/query-client.ts'
import { request } from '#client/api/request.ts'
import { noteSaved, sectionPath } from '#client/api/reviews.ts'
import { SESSION_KEY } from '#client/api/signed-in.ts'
import { SectionReply, SectionSavedReply } from '#shared/api/reviews.ts'
import type { SectionAnswers } from '#shared/form/answers.ts'
import type { PutResult } from './autosave.ts'

/** Longer than any save takes: after this the line is taken for dead and the save is tried again. */
const PATIENCE_MS = 20_000

/** It was there when the page was opened, so it is a share that ended, or a role. */
const GONE = 'It is not shared with you any more. Copy your text, and ask whoever leads the review.'

type Where = { id: string; section: string }

/** Saves a section whole. A stale save number answers with what is stored now. Never throws. */
export async function putSection(
  where: Where,
  answers: SectionAnswers,
  saveNumber: number,
): Promise<PutResult> {
  const path = sectionPath(where.id, where.section)
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const reply = await request(SectionSavedReply, 'PUT', path, { saveNumber, answers }, { signal })
    await noteSaved({ ...where, answers, reply })
    const { savedAt, progress } = reply
    return {
      outcome: 'saved',
      stored: { answers, saveNumber: reply.saveNumber, savedAt, savedBy: progress.savedBy },
    }
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'section_changed') return resultOf(error)
  }
  try {
    return { outcome: 'changed', stored: await request(SectionReply, 'GET', path, undefined, { signal }) }
  } catch (error) {
    return resultOf(error)
  }
}

function resultOf(error: unknown): PutResult {
  if (!(error instanceof ApiProblem) || error.mayPass || error.status === 429) return { outcome: 'try_again' }
  if (error.status === 401) return { outcome: 'signed_out' }
  if (error.code === 'request_forged') {
    // The same person signed in again elsewhere: this page still holds the token of the session before.
    void queryClient.invalidateQueries({ queryKey: SESSION_KEY })
    return { outcome: 'try_again' }
  }
  if (error.status === 404) return { outcome: 'refused', why: GONE }
  return { outcome: 'refused', why: error.detail ?? error.title }
}
