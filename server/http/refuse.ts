/** A "no" on its way out: the refusal with its facts, and its sentence in both languages. */
import type { Context } from 'hono'
import { refusalSentence, refusalStatus, type Sentence } from '#shared/catalogue/refusals.ts'
import { typesetFrench } from '#shared/catalogue/typeset-french.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Result } from '#shared/kit/result.ts'

/** What the domain never hears of: said by the border itself, with the same shape. */
type BorderRefusal = 'foreign-origin' | 'no-such-page' | 'not-ready' | 'broken'

const borderRefusals: Readonly<Record<BorderRefusal, Sentence & { readonly status: 403 | 404 | 500 | 503 }>> = {
  'foreign-origin': {
    status: 403,
    fr: 'Cette demande vient d’un autre site : elle est refusée. Ouvrez Palabre à sa propre adresse.',
    en: 'This request comes from another site and is refused. Open Palabre at its own address.',
  },
  'no-such-page': {
    status: 404,
    fr: 'Cette page n’existe pas. Revenez à l’accueil.',
    en: 'This page does not exist. Go back to the home page.',
  },
  'not-ready': {
    status: 503,
    fr: 'Le serveur s’arrête ou démarre. Réessayez dans un instant, rien n’est perdu.',
    en: 'The server is stopping or starting. Try again in a moment, nothing is lost.',
  },
  broken: {
    status: 500,
    fr: 'Quelque chose s’est mal passé chez nous. Réessayez dans un instant, rien n’est perdu.',
    en: 'Something went wrong on our side. Try again in a moment, nothing is lost.',
  },
}

export function refuse(c: Context, refusal: Refusal): Response {
  if (refusal.kind === 'too-many-tries') c.header('Retry-After', String(refusal.retryAfterSeconds))
  return c.json({ refusal, sentence: refusalSentence(refusal) }, refusalStatus(refusal))
}

export function refuseAtBorder(c: Context, kind: BorderRefusal): Response {
  const { status, fr, en } = borderRefusals[kind]
  return c.json({ refusal: { kind }, sentence: { fr: typesetFrench(fr), en } }, status)
}

/** The usual end of a route. */
export function answer<T extends object>(c: Context, result: Result<T>): Response {
  return result.ok ? c.json(result.value) : refuse(c, result.refusal)
}
