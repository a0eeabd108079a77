/** Limits that the domain states and the guard, the editor and the forms all keep. */

/** Characters of a card's words: an idea with its reasons; longer texts belong to a proposal or an attachment. */
export const cardLimit = 4_000
/** Shown as the advised length while writing: what a projector can show at once. */
export const cardAdvised = 600
/** Characters of one field of a proposal: about six printed pages. */
export const proposalFieldLimit = 20_000
/** Characters of a title: a line. */
export const titleLimit = 200
export const commentLimit = 1_000
/** Cards on one board: fifty times the busiest workshop known. */
export const boardCardLimit = 20_000
/** Depth of nested rich text: three lists inside one another; deeper only an attack goes. */
export const richTextDepthLimit = 12
