/** Whether a request comes from our own pages: what a browser says in `Origin`, against where it was sent. */

/** With `--url`, exactly that origin; else the host that was asked. A phone on the venue's network has neither. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string | null): boolean {
  const asked = origin ? parseUrl(origin) : null
  if (!asked) return false
  return publicUrl ? asked.origin === new URL(publicUrl).origin : asked.host === host?.toLowerCase()
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
