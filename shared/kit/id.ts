/**
 * Forms of identifiers. Cards', groups' and comments' are made by clients and checked here; the others by the server.
 * A letter first keeps `__proto__` out; names every JavaScript object answers to are refused as well.
 */
const form = /^[A-Za-z][A-Za-z0-9_-]{1,39}$/

const objectWords = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
  'prototype',
])

/** 2 to 40 characters: a letter, then letters, digits, `_` or `-`. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && form.test(value) && !objectWords.has(value)
}
