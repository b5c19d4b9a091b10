import type { HoldReviewBack } from '#shared/api/hold-back.ts'
import type { Answers } from '#shared/api/reviews.ts'
import { GOLD_CHECKS } from '#shared/api/sign-off.ts'
import { recallReview } from '../features/reviews/recall-review.ts'
import { replyToComment } from '../features/reviews/reply-to-comment.ts'
import { listComments } from '../features/reviews/repository.ts'
import { sendToGold } from '../features/reviews/send-to-gold.ts'
import { startReview } from '../features/reviews/start-review.ts'
import { saveSection } from '../features/sections/save-section.ts'
import { returnReview } from '../features/sign-off/return-review.ts'
import { signOff } from '../features/sign-off/sign-off.ts'
import { tagOf } from '../features/sign-off/tag.ts'
import { viewRevision } from '../features/sign-off/view-revision.ts'
import { holdBack } from '../features/submissions/hold-back.ts'
import { recordSent } from '../features/submissions/record-sent.ts'
import { listSubmissions } from '../features/submissions/repository.ts'
import { submit } from '../features/submissions/submit.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Act, Doing, OperationFile } from './acts.ts'
import { writeAnswers } from './answers/write-answers.ts'
import type { When } from './demonstration-clock.ts'
import { NOBODY_TOLD } from './nobody-told.ts'

/** A section of a draft: whole, or without some of its answers. */
export type Writing = string | { section: string; without: string[] }

export function started(at: When, by: string): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at, file }) => {
      file.reviewId = (await startReview(tx, viewer, at, file.id)).id
    },
  }
}

async function save({ tx, viewer, at, file }: Doing, section: string, answers: Answers): Promise<void> {
  const saveNumber = file.sectionSaves.get(section) ?? 0
  await saveSection(tx, viewer, at, { id: file.reviewId, section }, { saveNumber, answers })
  file.sectionSaves.set(section, saveNumber + 1)
}

/** Saves sections of the review, one after the other: those named, or all that have something to say. */
export function written(at: When, by: string, writings?: Writing[]): Act {
  return {
    at,
    by,
    weight: 8,
    run: async (doing) => {
      const { plan, reference } = doing.file
      const left = new Map(
        writings?.map((one) => (typeof one === 'string' ? [one, []] : [one.section, one.without])),
      )
      const wanted = writings && [...left.keys()]
      for (const [section, said] of Object.entries(writeAnswers(plan, reference, doing.clock, wanted))) {
        const kept = Object.entries(said).filter(([field]) => !left.get(section)?.includes(field))
        await save(doing, section, Object.fromEntries(kept))
      }
    },
  }
}

/** Saves one section again with some answers changed. */
export function changed(at: When, by: string, section: string, answers: Answers): Act {
  return {
    at,
    by,
    run: (doing) => {
      const { plan, reference } = doing.file
      const before = writeAnswers(plan, reference, doing.clock, [section])[section]
      return save(doing, section, { ...before, ...answers })
    },
  }
}

export function sentToGold(at: When, by: string): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at, file }) => {
      const { revision: number, digest } = await sendToGold(tx, viewer, at, file.reviewId, NOBODY_TOLD)
      file.revision = { number, digest }
    },
  }
}

export function takenBack(at: When, by: string): Act {
  return { at, by, run: ({ tx, viewer, at, file }) => recallReview(tx, viewer, at, file.reviewId) }
}

function look({ tx, viewer, at, file }: Doing) {
  return viewRevision(tx, viewer, at, { id: file.reviewId, revision: file.revision.number })
}

/** Gold reads the newest revision and returns it, with a comment on each section named. */
export function returned(at: When, by: string, comments: Record<string, string>): Act {
  return {
    at,
    by,
    run: async (doing) => {
      await look(doing)
      const { tx, viewer, file } = doing
      const said = Object.entries(comments).map(([sectionId, comment]) => ({ sectionId, comment }))
      const input = { revision: file.revision.number, comments: said }
      return returnReview(tx, viewer, doing.at, file.reviewId, input, NOBODY_TOLD)
    },
  }
}

/** The author says what was changed for gold's comment on each section named. */
export function answered(at: When, by: string, replies: Record<string, string>): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at, file }) => {
      const comments = await listComments(tx, { force_id: viewer.organisation.id, id: file.reviewId })
      for (const { id, section_id } of comments) {
        const reply = replies[section_id]
        if (reply) await replyToComment(tx, viewer, at, { id: file.reviewId, comment: id }, { reply })
      }
    },
  }
}

/** Takes the job of printing a signed review, which the demonstration runs itself: no queue works yet. */
function printingOf(file: OperationFile): Queue {
  return {
    enqueue: async (_tx, _job, payload) => {
      if ('signOffId' in payload) file.toPrint = payload
    },
    work: async () => {},
    listFailed: async () => [],
    stop: async () => {},
  }
}

/** Gold reads the newest revision and signs it. */
export function signed(at: When, by: string, comment: string | null = null): Act {
  return {
    at,
    by,
    makesPack: true,
    run: async (doing) => {
      await look(doing)
      const { tx, viewer, file } = doing
      const { number: revision, digest } = file.revision
      const body = { digest, checks: [...GOLD_CHECKS], comment, reasonForAnotherGold: null }
      const request = { revision, ifMatch: tagOf(file.revision), body }
      return signOff(tx, viewer, doing.at, file.reviewId, request, printingOf(file))
    },
  }
}

/** A signed review is kept from leaving. */
export function heldBack(at: When, by: string, said: HoldReviewBack): Act {
  return { at, by, run: ({ tx, viewer, at, file }) => holdBack(tx, viewer, at, file.reviewId, said) }
}

/** Submits the signed review and, a little later, records that it was sent by hand. */
export function submitted(at: When, by: string, sentAt: When, note: string): Act[] {
  return [
    {
      at,
      by,
      needsPack: true,
      run: async ({ tx, viewer, at, file }) => {
        await submit(tx, viewer, at, file.reviewId, printingOf(file))
        const review = { force_id: viewer.organisation.id, id: file.reviewId }
        file.submissionId = (await listSubmissions(tx, review))[0]?.id ?? ''
      },
    },
    {
      at: sentAt,
      by,
      run: ({ tx, viewer, at, clock, file }) =>
        recordSent(tx, viewer, at, file.reviewId, { sentAt: clock.local(sentAt), note }),
    },
  ]
}
