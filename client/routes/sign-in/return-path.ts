/** Where to go after signing in: the page that was asked for, if it is one of ours; else the home page. */
export function returnPath(asked: string | null, origin: string): string {
  if (!asked?.startsWith('/')) return '/'
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : null
  if (url?.origin !== origin || url.pathname === '/sign-in') return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
