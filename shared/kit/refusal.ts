/**
 * Every "no" the domain can say, with the facts that make it a sentence.
 * Its HTTP status and its sentence in French and English are in `catalogue/refusals.ts`, exhaustively.
 */
export type Refusal =
  // who and whether
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'role-forbids'; readonly right: string }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'read-only' }
  // joining
  | { readonly kind: 'link-unknown' }
  | { readonly kind: 'link-expired'; readonly at: number }
  | { readonly kind: 'link-revoked' }
  | { readonly kind: 'link-full'; readonly uses: number }
  | { readonly kind: 'too-many-tries'; readonly retryAfterSeconds: number }
  | { readonly kind: 'name-missing' }
  | { readonly kind: 'text-too-long'; readonly field: string; readonly length: number; readonly limit: number }
  // what does not exist
  | { readonly kind: 'no-such-conference' }
  | { readonly kind: 'no-such-site'; readonly siteId: string }
  | { readonly kind: 'no-such-workshop'; readonly workshopId: string }
  | { readonly kind: 'no-such-contribution'; readonly contributionId: string }
  | { readonly kind: 'no-such-proposal'; readonly proposalId: string }
  | { readonly kind: 'no-such-axis'; readonly axisId: string }
  | { readonly kind: 'no-such-orientation'; readonly orientationId: string }
  | { readonly kind: 'no-such-person'; readonly personId: string }
  | { readonly kind: 'no-such-link'; readonly linkId: string }
  | { readonly kind: 'no-such-act'; readonly actId: string }
  // the step and the card
  | { readonly kind: 'workshop-closed'; readonly workshopId: string; readonly since: number }
  | { readonly kind: 'step-forbids'; readonly right: string; readonly step: string }
  | { readonly kind: 'card-not-open'; readonly contributionId: string }
  | { readonly kind: 'card-withdrawn'; readonly contributionId: string }
  | { readonly kind: 'card-masked'; readonly contributionId: string }
  | { readonly kind: 'card-merged'; readonly contributionId: string; readonly into: string }
  | { readonly kind: 'identifier-taken'; readonly id: string }
  | { readonly kind: 'touched-by-others'; readonly contributionId: string }
  | { readonly kind: 'board-full'; readonly limit: number }
  | { readonly kind: 'words-without-place' }
  // promotion and the draft
  | { readonly kind: 'already-a-source'; readonly contributionId: string; readonly proposalId: string }
  | { readonly kind: 'not-a-source'; readonly contributionId: string; readonly proposalId: string }
  | { readonly kind: 'passage-not-found'; readonly contributionId: string }
  | { readonly kind: 'nothing-to-promote' }
  | { readonly kind: 'empty-contribution'; readonly contributionId: string }
  | { readonly kind: 'proposal-in-bin'; readonly proposalId: string }
  | { readonly kind: 'proposal-not-in-bin'; readonly proposalId: string }
  | { readonly kind: 'still-in-use'; readonly what: string; readonly count: number }
  // undo
  | { readonly kind: 'already-undone'; readonly actId: string }
  | { readonly kind: 'cannot-be-undone'; readonly actKind: string }
  | { readonly kind: 'later-act-depends'; readonly actKind: string; readonly actId: string }
  // shape and luck
  | { readonly kind: 'unknown-act'; readonly actKind: string }
  | { readonly kind: 'malformed'; readonly where: string }
  | { readonly kind: 'unknown-change'; readonly path: string }
  | { readonly kind: 'same-act-different-words'; readonly actId: string }
  | { readonly kind: 'store-unavailable' }

export type RefusalKind = Refusal['kind']
