/** What a code opens, said while one types it: asked once its six characters are there. */
import { useEffect, useState } from 'react'
import type { Invitation } from '#shared/conference/invitation.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { codeLength, tidyCode } from './code.ts'
import { lookAtInvitation } from './join.ts'

export type Recognition =
  | { readonly kind: 'typing' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'recognised'; readonly code: string; readonly invitation: Invitation }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export function useRecognisedCode(typed: string): Recognition {
  const code = tidyCode(typed)
  const [known, setKnown] = useState<{ code: string; recognition: Recognition } | null>(null)
  // Meets the server; an answer to a code typed over meanwhile is dropped.
  useEffect(() => {
    if (code.length < codeLength) return
    let wanted = true
    void lookAtInvitation({ code }).then((answer) => {
      if (!wanted) return
      const recognition: Recognition = answer.ok
        ? { kind: 'recognised', code, invitation: answer.value }
        : { kind: 'refused', refusal: answer.refusal }
      setKnown({ code, recognition })
    })
    return () => {
      wanted = false
    }
  }, [code])
  if (code.length < codeLength) return { kind: 'typing' }
  return known?.code === code ? known.recognition : { kind: 'looking' }
}
