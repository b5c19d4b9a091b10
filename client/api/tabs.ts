/** What one tab tells the others: that the session is another than they know, or that its person signed out. */
export type TabNews = 'changed' | 'signed_out'

let kept: BroadcastChannel | null = null

/** One channel for both ways: what a tab tells, it does not hear itself. */
function channel(): BroadcastChannel {
  kept ??= new BroadcastChannel('session')
  return kept
}

/** Tells the other tabs of this browser. Nothing is kept. */
export function tellTabs(news: TabNews): void {
  channel().postMessage(news)
}

/** Hears what other tabs tell. Returns what stops it. */
export function hearTabs(onNews: (news: TabNews) => void): () => void {
  const listen = ({ data }: MessageEvent<unknown>) => {
    if (data === 'changed' || data === 'signed_out') onNews(data)
  }
  channel().addEventListener('message', listen)
  return () => channel().removeEventListener('message', listen)
}
