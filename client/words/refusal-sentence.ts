/** A refusal, as the person reads it in their language. */
import { useCallback } from 'react'
import { refusalSentence } from '#shared/catalogue/refusals.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { useLanguage } from './words.ts'

export function useRefusalSentence(): (refusal: Refusal) => string {
  const language = useLanguage()
  return useCallback((refusal) => refusalSentence(refusal)[language], [language])
}
