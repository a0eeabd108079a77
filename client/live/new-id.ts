/** Identifiers that a browser makes: a letter for what it is, then enough chance never to be met twice. */
import { customAlphabet } from 'nanoid'

const sixteen = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 16)

export const newCardId = (): string => `k${sixteen()}`
export const newGroupId = (): string => `g${sixteen()}`
export const newCommentId = (): string => `m${sixteen()}`
