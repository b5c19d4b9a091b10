import type { RouteObject } from 'react-router'
import { NotFound, PageFailure } from './frame/failure.tsx'
import { Layout } from './frame/layout.tsx'
import { openPage, page } from './frame/lazy-page.ts'
import { LoadingFrame, WholeFailure } from './frame/loading-frame.tsx'
import { Standing } from './frame/standing.tsx'

/** Every address of the service. */
export const routes: RouteObject[] = [
  {
    Component: Layout,
    ErrorBoundary: WholeFailure,
    HydrateFallback: LoadingFrame,
    children: [
      {
        Component: Standing,
        ErrorBoundary: PageFailure,
        children: [
          openPage('/sign-in', () => import('./routes/sign-in/sign-in.tsx'), 'SignIn'),
          openPage('/sign-in/refused/:why', () => import('./routes/sign-in/refused.tsx'), 'Refused'),
          page('/sign-in/confirmed', () => import('./routes/sign-in/confirmed.tsx'), 'Confirmed'),
          page('/signed-in-again', () => import('./routes/sign-in/signed-in-again.tsx'), 'SignedInAgain'),
          page('/', () => import('./routes/home/home.tsx'), 'Home'),
          page('/account', () => import('./routes/account/account-page.tsx'), 'AccountPage'),
          page('/inbox', () => import('./routes/inbox/inbox-page.tsx'), 'InboxPage'),
          page('/inbox/:submission', () => import('./routes/inbox/pack-page.tsx'), 'PackPage'),
          page('/operations', () => import('./routes/operations/register.tsx'), 'Register'),
          page('/operations/new', () => import('./routes/operations/new-operation.tsx'), 'NewOperation'),
          page('/operations/:id', () => import('./routes/operation/operation-page.tsx'), 'OperationPage'),
          page('/operations/:id/times', () => import('./routes/operation/times-page.tsx'), 'TimesPage'),
          page(
            '/operations/:id/withdraw',
            () => import('./routes/operation/removal-page.tsx'),
            'WithdrawPage',
          ),
          page(
            '/operations/:id/mark-duplicate',
            () => import('./routes/operation/removal-page.tsx'),
            'DuplicatePage',
          ),
          page('/operations/:id/restore', () => import('./routes/operation/removal-page.tsx'), 'RestorePage'),
          page('/operations/:id/facts', () => import('./routes/facts/facts-page.tsx'), 'FactsPage'),
          page(
            '/operations/:id/facts/change',
            () => import('./routes/facts/change-page.tsx'),
            'ChooseFactPage',
          ),
          page(
            '/operations/:id/facts/change/:criterion',
            () => import('./routes/facts/change-page.tsx'),
            'ChangeFactPage',
          ),
          page(
            '/operations/:id/debriefs',
            () => import('./routes/debriefs/debriefs-page.tsx'),
            'DebriefsPage',
          ),
          page(
            '/operations/:id/debriefs/new',
            () => import('./routes/debriefs/record-debrief-page.tsx'),
            'RecordDebriefPage',
          ),
          page(
            '/operations/:id/debriefs/:debrief/correct',
            () => import('./routes/debriefs/record-debrief-page.tsx'),
            'RecordDebriefPage',
          ),
          page('/operations/:id/pauses', () => import('./routes/pauses/pauses-page.tsx'), 'PausesPage'),
          page('/operations/:id/pauses/new', () => import('./routes/pauses/pause-page.tsx'), 'PausePage'),
          page('/operations/:id/pauses/end', () => import('./routes/pauses/pause-page.tsx'), 'EndPausePage'),
          page(
            '/operations/:id/impact-reviews',
            () => import('./routes/impact-reviews/impact-reviews-page.tsx'),
            'ImpactReviewsPage',
          ),
          page(
            '/operations/:id/impact-reviews/new',
            () => import('./routes/impact-reviews/record-impact-review-page.tsx'),
            'RecordImpactReviewPage',
          ),
          page(
            '/operations/:id/impact-reviews/:record/correct',
            () => import('./routes/impact-reviews/record-impact-review-page.tsx'),
            'RecordImpactReviewPage',
          ),
          page('/operations/:id/shares/new', () => import('./routes/shares/share-pages.tsx'), 'SharePage'),
          page(
            '/operations/:id/shares/:share/end',
            () => import('./routes/shares/share-pages.tsx'),
            'EndSharePage',
          ),
          page(
            '/operations/:id/series',
            () => import('./routes/series/series-forms.tsx'),
            'OperationSeriesPage',
          ),
          page('/series', () => import('./routes/series/series-list-page.tsx'), 'SeriesListPage'),
          page('/series/new', () => import('./routes/series/series-forms.tsx'), 'DeclareSeriesPage'),
          page('/series/:id', () => import('./routes/series/series-page.tsx'), 'SeriesPage'),
          page(
            '/series/:id/consolidated',
            () => import('./routes/series/series-forms.tsx'),
            'ConsolidatedReviewPage',
          ),
          page('/admin', () => import('./routes/administration/people-page.tsx'), 'PeoplePage'),
          page(
            '/admin/people/new',
            () => import('./routes/administration/add-person-page.tsx'),
            'AddPersonPage',
          ),
          page('/admin/people/:id', () => import('./routes/administration/person-page.tsx'), 'PersonPage'),
          page(
            '/admin/people/:id/give',
            () => import('./routes/administration/give-role-page.tsx'),
            'GiveRolePage',
          ),
          page(
            '/admin/people/:id/end/:role',
            () => import('./routes/administration/end-role-page.tsx'),
            'EndRolePage',
          ),
          page(
            '/admin/people/:id/leave',
            () => import('./routes/administration/end-role-page.tsx'),
            'LeavePage',
          ),
          page(
            '/admin/people/:id/address',
            () => import('./routes/administration/mail-address-pages.tsx'),
            'MailAddressPage',
          ),
          page(
            '/admin/people/:id/address/remove',
            () => import('./routes/administration/mail-address-pages.tsx'),
            'RemoveMailAddressPage',
          ),
          page('/acting', () => import('./routes/acting-golds/acting-page.tsx'), 'ActingPage'),
          page('/acting/new', () => import('./routes/acting-golds/appoint-page.tsx'), 'AppointPage'),
          page('/acting/:id/end', () => import('./routes/acting-golds/end-acting-page.tsx'), 'EndActingPage'),
          page(
            '/reviews/:id/lead',
            () => import('./routes/review/lead/change-lead-page.tsx'),
            'ChangeLeadPage',
          ),
          page('/rule', () => import('./routes/rule/rule-page.tsx'), 'RulePage'),
          page('/rule/compare', () => import('./routes/rule/compare-page.tsx'), 'ComparePage'),
          page('/sign-off', () => import('./routes/sign-off/queue-page.tsx'), 'QueuePage'),
          page(
            '/sign-off/:review/:revision',
            () => import('./routes/sign-off/revision-page.tsx'),
            'RevisionPage',
          ),
          page(
            '/sign-off/:review/:revision/done',
            () => import('./routes/sign-off/done-page.tsx'),
            'DonePage',
          ),
          page('/reviews/:id', () => import('./routes/review/task-list/review-page.tsx'), 'ReviewPage'),
          page(
            '/reviews/:id/withdraw',
            () => import('./routes/review/task-list/withdraw-page.tsx'),
            'WithdrawPage',
          ),
          page(
            '/reviews/:id/sections/:section',
            () => import('./routes/review/section/section-page.tsx'),
            'SectionPage',
          ),
          page(
            '/reviews/:id/people',
            () => import('./routes/review/people/people-page.tsx'),
            'ReviewPeoplePage',
          ),
          page(
            '/reviews/:id/people/ask',
            () => import('./routes/review/people/give-pages.tsx'),
            'AskContributorPage',
          ),
          page(
            '/reviews/:id/people/:person',
            () => import('./routes/review/people/give-pages.tsx'),
            'ContributorPage',
          ),
          page('/reviews/:id/check', () => import('./routes/review/check/check-page.tsx'), 'CheckPage'),
          page('/reviews/:id/sent', () => import('./routes/review/check/sent-page.tsx'), 'SentPage'),
          page(
            '/reviews/:id/submission',
            () => import('./routes/submission/submission-page.tsx'),
            'SubmissionPage',
          ),
          page(
            '/reviews/:id/submission/sent',
            () => import('./routes/submission/record-sent-page.tsx'),
            'RecordSentPage',
          ),
          page(
            '/reviews/:id/submission/re-open',
            () => import('./routes/submission/re-open-page.tsx'),
            'ReOpenPage',
          ),
          page(
            '/reviews/:id/submission/hold-back',
            () => import('./routes/submission/hold-back-pages.tsx'),
            'HoldBackPage',
          ),
          page(
            '/reviews/:id/submission/clear-hold-back',
            () => import('./routes/submission/hold-back-pages.tsx'),
            'ClearHoldBackPage',
          ),
          page('/reviews/:id/amend', () => import('./routes/submission/amend-page.tsx'), 'AmendPage'),
          page(
            '/reviews/:id/drop-amendment',
            () => import('./routes/submission/drop-amendment-page.tsx'),
            'DropAmendmentPage',
          ),
          page(
            '/reviews/:id/history',
            () => import('./routes/review/history/history-page.tsx'),
            'HistoryPage',
          ),
          page(
            '/reviews/:id/reinstate',
            () => import('./routes/review/task-list/reinstate-page.tsx'),
            'ReinstatePage',
          ),
          page('/coverage', () => import('./routes/coverage/coverage-page.tsx'), 'CoveragePage'),
          page(
            '/coverage/list',
            () => import('./routes/coverage/coverage-list-page.tsx'),
            'CoverageListPage',
          ),
          page('/access', () => import('./routes/access/access-page.tsx'), 'AccessPage'),
          page('/access/own', () => import('./routes/access/access-page.tsx'), 'OwnAccessPage'),
          page('/access/force', () => import('./routes/access/force-access-page.tsx'), 'ForceAccessPage'),
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]
