/** « Colibri 12 »: a name for those who would rather not give theirs. Two of the same may meet; their colours differ. */

/** Never the one refused just before. */
export function proposeName(names: readonly string[], refused = ''): string {
  const others = names.filter((name) => !refused.startsWith(name))
  const name = others[Math.floor(Math.random() * others.length)] ?? refused
  return `${name} ${2 + Math.floor(Math.random() * 88)}`
}
