/** Somebody inside by a link: a cookie, and what one may ask over HTTP. */

export interface Visitor {
  readonly cookie: string
  readonly personId: string
  get<T>(where: string): Promise<T>
  /** What came back, as it came: for those who search it. */
  read(where: string): Promise<{ readonly status: number; readonly text: string }>
  post(where: string, body: unknown): Promise<{ readonly status: number; readonly body: Posted }>
}

/** An answer or a refusal, by its status. */
export interface Posted {
  readonly answer?: Readonly<Record<string, unknown>>
  readonly refusal?: { readonly kind: string }
}

export async function aVisitor(url: string, secret: string, name: string): Promise<Visitor> {
  const joined = await fetch(`${url}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ secret, name }),
  })
  if (!joined.ok) throw new Error(`${name} was not let in: ${await joined.text()}`)
  const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? ''
  const me = (await joined.json()) as { person: { id: string } } // `Me`

  async function read(where: string) {
    const answer = await fetch(`${url}${where}`, { headers: { cookie } })
    return { status: answer.status, text: await answer.text() }
  }

  return {
    cookie,
    personId: me.person.id,
    read,
    async get<T>(where: string) {
      return JSON.parse((await read(where)).text) as T // the caller names what it asked for
    },
    async post(where, body) {
      const headers = { 'content-type': 'application/json', origin: url, cookie }
      const answer = await fetch(`${url}${where}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, body: (await answer.json()) as Posted }
    },
  }
}
