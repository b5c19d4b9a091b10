/** What one tab tells the others: that the session is another than they know, or that its person signed out. */
export type TabNews = 'changed' | 'signed_out'

const NAME = 'session'

/** Tells the other tabs of this browser. Nothing is kept. */
export function tellTabs(news: TabNews): void {
  const channel = new BroadcastChannel(NAME)
  channel.postMessage(news)
  channel.close()
}

/** Hears what other tabs tell. Returns what stops it. */
export function hearTabs(onNews: (news: TabNews) => void): () => void {
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'changed' || data === 'signed_out') onNews(data)
  }
  return () => channel.close()
}
