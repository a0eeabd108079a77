/** The shape of a catalogue without its language: the same sentences, the same functions of the same facts. */
export type Same<Sentences> = Sentences extends string
  ? string
  : Sentences extends (...facts: infer Facts) => infer Said
    ? (...facts: Facts) => Same<Said>
    : { [Name in keyof Sentences]: Same<Sentences[Name]> }
