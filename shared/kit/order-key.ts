/**
 * Keys that sort as strings and always leave room between two neighbours: the order of cards, groups and proposals.
 * Two people inserting at the same place may make the same key; readers then order by id.
 */
import { generateKeyBetween } from 'fractional-indexing'

/** A key strictly between two keys; null stands for the beginning or the end. Neighbours in disorder: after the first. */
export function orderBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after)
}

/** Whether a string may serve as an order key: what this page makes, at most 64 characters. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > 64 || !/^[0-9A-Za-z]+$/.test(value))
    return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    return false
  }
}

/** Sorts by order key, then by id, so that equal keys read the same everywhere. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
