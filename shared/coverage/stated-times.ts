import { addDays, londonDate, londonMidnight } from '#shared/calendar.ts'

/** A stated time counts when it is recorded by the end of so many days after it. */
const statedWithinDays = 7

/** The moment that counts for a time that someone stated: the time itself, or the recording where that came late. */
export function countedMoment(statedAt: string, recordedAt: string): string {
  const recordBy = londonMidnight(addDays(londonDate(statedAt), statedWithinDays + 1))
  return Date.parse(recordedAt) < Date.parse(recordBy) ? statedAt : recordedAt
}
