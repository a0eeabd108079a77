/** « 1 personne », « 3 personnes », “0 people”: the number and its noun, in the language of the sentence. */
export function plural(count: number, one: string, other: string, language: 'fr' | 'en' = 'fr'): string {
  const single = language === 'fr' ? count < 2 : count === 1
  return `${count} ${single ? one : other}`
}
