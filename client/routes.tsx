import type { RouteObject } from 'react-router'
import { NotFound, PageFailure } from './frame/failure.tsx'
import { Layout } from './frame/layout.tsx'
import { LoadingFrame, WholeFailure } from './frame/loading-frame.tsx'

/** Every address of the service. Pages are loaded when they are first opened. */
export const routes: RouteObject[] = [
  {
    Component: Layout,
    ErrorBoundary: WholeFailure,
    HydrateFallback: LoadingFrame,
    children: [
      {
        ErrorBoundary: PageFailure,
        children: [
          {
            path: '/sign-in',
            handle: { open: true },
            lazy: { Component: async () => (await import('./routes/sign-in/sign-in.tsx')).SignIn },
          },
          {
            path: '/signed-in-again',
            lazy: {
              Component: async () => (await import('./routes/sign-in/signed-in-again.tsx')).SignedInAgain,
            },
          },
          { path: '/', lazy: { Component: async () => (await import('./routes/home/home.tsx')).Home } },
          {
            path: '/inbox',
            lazy: { Component: async () => (await import('./routes/inbox/inbox-page.tsx')).InboxPage },
          },
          {
            path: '/inbox/:submission',
            lazy: { Component: async () => (await import('./routes/inbox/pack-page.tsx')).PackPage },
          },
          {
            path: '/operations',
            lazy: { Component: async () => (await import('./routes/operations/register.tsx')).Register },
          },
          {
            path: '/operations/new',
            lazy: {
              Component: async () => (await import('./routes/operations/new-operation.tsx')).NewOperation,
            },
          },
          {
            path: '/operations/:id',
            lazy: {
              Component: async () => (await import('./routes/operation/operation-page.tsx')).OperationPage,
            },
          },
          {
            path: '/operations/:id/times',
            lazy: { Component: async () => (await import('./routes/operation/times-page.tsx')).TimesPage },
          },
          {
            path: '/operations/:id/withdraw',
            lazy: {
              Component: async () => (await import('./routes/operation/removal-page.tsx')).WithdrawPage,
            },
          },
          {
            path: '/operations/:id/mark-duplicate',
            lazy: {
              Component: async () => (await import('./routes/operation/removal-page.tsx')).DuplicatePage,
            },
          },
          {
            path: '/operations/:id/restore',
            lazy: {
              Component: async () => (await import('./routes/operation/removal-page.tsx')).RestorePage,
            },
          },
          {
            path: '/operations/:id/facts',
            lazy: { Component: async () => (await import('./routes/facts/facts-page.tsx')).FactsPage },
          },
          {
            path: '/operations/:id/facts/change',
            lazy: { Component: async () => (await import('./routes/facts/change-page.tsx')).ChooseFactPage },
          },
          {
            path: '/operations/:id/facts/change/:criterion',
            lazy: { Component: async () => (await import('./routes/facts/change-page.tsx')).ChangeFactPage },
          },
          {
            path: '/operations/:id/debriefs',
            lazy: {
              Component: async () => (await import('./routes/debriefs/debriefs-page.tsx')).DebriefsPage,
            },
          },
          {
            path: '/operations/:id/debriefs/new',
            lazy: {
              Component: async () =>
                (await import('./routes/debriefs/record-debrief-page.tsx')).RecordDebriefPage,
            },
          },
          {
            path: '/operations/:id/debriefs/:debrief/correct',
            lazy: {
              Component: async () =>
                (await import('./routes/debriefs/record-debrief-page.tsx')).RecordDebriefPage,
            },
          },
          {
            path: '/operations/:id/pauses',
            lazy: { Component: async () => (await import('./routes/pauses/pauses-page.tsx')).PausesPage },
          },
          {
            path: '/operations/:id/pauses/new',
            lazy: { Component: async () => (await import('./routes/pauses/pause-page.tsx')).PausePage },
          },
          {
            path: '/operations/:id/pauses/end',
            lazy: { Component: async () => (await import('./routes/pauses/pause-page.tsx')).EndPausePage },
          },
          {
            path: '/operations/:id/series',
            lazy: {
              Component: async () => (await import('./routes/series/series-forms.tsx')).OperationSeriesPage,
            },
          },
          {
            path: '/series',
            lazy: {
              Component: async () => (await import('./routes/series/series-list-page.tsx')).SeriesListPage,
            },
          },
          {
            path: '/series/new',
            lazy: {
              Component: async () => (await import('./routes/series/series-forms.tsx')).DeclareSeriesPage,
            },
          },
          {
            path: '/series/:id',
            lazy: { Component: async () => (await import('./routes/series/series-page.tsx')).SeriesPage },
          },
          {
            path: '/series/:id/consolidated',
            lazy: {
              Component: async () =>
                (await import('./routes/series/series-forms.tsx')).ConsolidatedReviewPage,
            },
          },
          {
            path: '/rule',
            lazy: { Component: async () => (await import('./routes/rule/rule-page.tsx')).RulePage },
          },
          {
            path: '/rule/compare',
            lazy: { Component: async () => (await import('./routes/rule/compare-page.tsx')).ComparePage },
          },
          {
            path: '/sign-off',
            lazy: { Component: async () => (await import('./routes/sign-off/queue-page.tsx')).QueuePage },
          },
          {
            path: '/sign-off/:review/:revision',
            lazy: {
              Component: async () => (await import('./routes/sign-off/revision-page.tsx')).RevisionPage,
            },
          },
          {
            path: '/sign-off/:review/:revision/done',
            lazy: { Component: async () => (await import('./routes/sign-off/done-page.tsx')).DonePage },
          },
          {
            path: '/reviews/:id',
            lazy: {
              Component: async () => (await import('./routes/review/task-list/review-page.tsx')).ReviewPage,
            },
          },
          {
            path: '/reviews/:id/withdraw',
            lazy: {
              Component: async () =>
                (await import('./routes/review/task-list/withdraw-page.tsx')).WithdrawPage,
            },
          },
          {
            path: '/reviews/:id/reinstate',
            lazy: {
              Component: async () =>
                (await import('./routes/review/task-list/reinstate-page.tsx')).ReinstatePage,
            },
          },
          {
            path: '/reviews/:id/amend',
            lazy: { Component: async () => (await import('./routes/submission/amend-page.tsx')).AmendPage },
          },
          {
            path: '/reviews/:id/drop-amendment',
            lazy: {
              Component: async () =>
                (await import('./routes/submission/drop-amendment-page.tsx')).DropAmendmentPage,
            },
          },
          {
            path: '/reviews/:id/history',
            lazy: {
              Component: async () => (await import('./routes/review/history/history-page.tsx')).HistoryPage,
            },
          },
          {
            path: '/reviews/:id/sections/:section',
            lazy: {
              Component: async () => (await import('./routes/review/section/section-page.tsx')).SectionPage,
            },
          },
          {
            path: '/reviews/:id/check',
            lazy: {
              Component: async () => (await import('./routes/review/check/check-page.tsx')).CheckPage,
            },
          },
          {
            path: '/reviews/:id/sent',
            lazy: { Component: async () => (await import('./routes/review/check/sent-page.tsx')).SentPage },
          },
          {
            path: '/reviews/:id/submission',
            lazy: {
              Component: async () => (await import('./routes/submission/submission-page.tsx')).SubmissionPage,
            },
          },
          {
            path: '/reviews/:id/submission/sent',
            lazy: {
              Component: async () =>
                (await import('./routes/submission/record-sent-page.tsx')).RecordSentPage,
            },
          },
          {
            path: '/reviews/:id/submission/re-open',
            lazy: {
              Component: async () => (await import('./routes/submission/re-open-page.tsx')).ReOpenPage,
            },
          },
          {
            path: '/coverage',
            lazy: {
              Component: async () => (await import('./routes/coverage/coverage-page.tsx')).CoveragePage,
            },
          },
          {
            path: '/coverage/list',
            lazy: {
              Component: async () =>
                (await import('./routes/coverage/coverage-list-page.tsx')).CoverageListPage,
            },
          },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]
