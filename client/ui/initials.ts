/** « Inès R. » is IR, « Mésange 7 » is M7, « Colibri 12 » is C12: three signs at most. */
export function initials(name: string): string {
  const [first = '', ...others] = name.trim().split(/[\s’'-]+/u)
  const last = others.at(-1) ?? ''
  const second = /^\d+$/.test(last) ? last.slice(0, 2) : firstLetter(last)
  return firstLetter(first) + second
}

function firstLetter(word: string): string {
  return [...word][0]?.toLocaleUpperCase() ?? ''
}
