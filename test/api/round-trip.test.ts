import { testRoundTrip } from '#test/support/round-trip-run.ts'

testRoundTrip(100)
