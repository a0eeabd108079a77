/** Small schemas shared by the acts' inputs. */
import * as v from 'valibot'
import { isId } from '../kit/id.ts'
import { isSourceId } from '../text/rich-text.ts'

export const id = v.pipe(
  v.string(),
  v.check((text: string) => isId(text), 'not an identifier'),
)
export const sourceId = v.pipe(
  v.string(),
  v.check((text: string) => isSourceId(text), 'not a source'),
)
export const line = (limit: number) => v.pipe(v.string(), v.trim(), v.maxLength(limit))
export const filledLine = (limit: number) => v.pipe(line(limit), v.minLength(1))
export const isoDate = v.union([v.literal(''), v.pipe(v.string(), v.isoDate())])
