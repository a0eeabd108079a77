/** A code as people read it from a wall: six characters, said in two groups, whatever spaces and capitals they type. */

export const codeLength = 6

export function tidyCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, codeLength)
}

/** « K7M 4RD ». */
export function printCode(code: string): string {
  const tidy = tidyCode(code)
  return tidy.length > 3 ? `${tidy.slice(0, 3)} ${tidy.slice(3)}` : tidy
}
