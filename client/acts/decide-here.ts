/**
 * Runs an act's own `decide` in the browser. Fetched when a page with such buttons is drawn: the acts and their schemas
 * are not part of what a board needs to open.
 */
import * as v from 'valibot'
import type { World } from '#shared/acts/act.ts'
import { everyAct } from '#shared/catalogue/every-act.ts'
import type { Refusal, RefusalKind } from '#shared/kit/refusal.ts'
import { parseDocumentName } from '#shared/live/document-name.ts'

/** What only the server's records can tell: here such a refusal means nothing. */
const recordsOnly: ReadonlySet<RefusalKind> = new Set([
  'no-such-person',
  'no-such-link',
  'no-such-act',
  'same-act-different-words',
])

/** null: nothing that this browser can see stands in the way. `open` says whether a document is held here. */
export function whyNotHere(
  kind: string,
  world: World,
  conferenceId: string | null,
  input: unknown,
  open: (document: string) => boolean,
): Refusal | null {
  const act = everyAct.get(kind)
  if (!act) return null
  const parsed = v.safeParse(act.schema, input)
  if (!parsed.success) return { kind: 'malformed', where: v.getDotPath(parsed.issues[0]) ?? kind }
  const stamp = { actId: 'here', personId: world.actor.personId, at: Date.now() }
  const decision = act.decide(world, parsed.output, stamp, {
    id: (name) => `here-${name}`,
    secretHash: '',
    codeHash: '',
  })
  if (decision.ok || recordsOnly.has(decision.refusal.kind)) return null
  return canBeSeen(decision.refusal, act.touches(parsed.output, conferenceId), open) ? decision.refusal : null
}

/** A thing is only known to be missing where the document it would lie in is open. */
function canBeSeen(refusal: Refusal, touched: readonly string[], open: (document: string) => boolean): boolean {
  const missing = missingIn[refusal.kind]
  return !missing || touched.filter((name) => parseDocumentName(name)?.kind === missing).every(open)
}

const missingIn: Partial<Record<RefusalKind, 'board' | 'draft' | 'conference'>> = {
  'no-such-contribution': 'board',
  'empty-contribution': 'board',
  'passage-not-found': 'board',
  'not-a-source': 'draft',
  'no-such-proposal': 'draft',
  'no-such-orientation': 'draft',
  'no-such-workshop': 'conference',
  'no-such-site': 'conference',
  'no-such-conference': 'conference',
}
