/** The demonstration's files as they were written, in French: read once, checked at the door, not yet translated. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { siteSigns } from '#shared/conference/conference.ts'

const folder = path.join(import.meta.dirname, 'data')

const territory = v.object({ level: v.string(), code: v.string(), label: v.string() })

const contribution = v.object({
  id: v.pipe(v.string(), v.regex(/^C-\d{3}$/)),
  channel: v.string(),
  workshop: v.string(),
  site: v.string(),
  territory,
  authorType: v.string(),
  authorLabel: v.string(),
  kind: v.string(),
  debate: v.string(),
  title: v.string(),
  body: v.string(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** What a good moderator would do with it: for tests, never for a browser. */
  expected: v.object({
    moderation: v.string(),
    reason: v.nullable(v.string()),
    proposal: v.nullable(v.string()),
    role: v.nullable(v.string()),
    near: v.array(v.string()),
    opposes: v.nullable(v.string()),
  }),
})

const perChannel = v.object({ atelier: v.number(), en_ligne: v.number(), entretien: v.number(), stand: v.number() })

const conferenceFile = v.object({
  id: v.string(),
  titre: v.string(),
  date: v.pipe(v.string(), v.isoDate()),
  region: v.string(),
  sites: v.array(v.object({ id: v.string(), nom: v.string(), commune: v.nullable(v.string()) })),
  ateliers: v.array(
    v.object({
      id: v.string(),
      type: v.string(),
      nom: v.string(),
      departements: v.optional(v.array(v.string()), []),
      sites: v.array(v.string()),
      participants: v.record(v.string(), v.number()),
      contributionsAttendues: perChannel,
    }),
  ),
  stands: v.array(v.object({ id: v.string(), nom: v.string(), site: v.string(), contributionsAttendues: v.number() })),
  entretiens: v.array(
    v.object({
      id: v.string(),
      profil: v.string(),
      territoire: v.string(),
      date: v.pipe(v.string(), v.isoDate()),
      fonction: v.string(),
      consentement: v.object({ publicationVerbatim: v.boolean() }),
      contributionsAttendues: v.number(),
    }),
  ),
  volumes: v.object({ contributions: v.number(), moderation: v.record(v.string(), v.number()) }),
})

const proposalsFile = v.object({
  propositions: v.array(
    v.object({
      id: v.string(),
      titre: v.string(),
      orientation: v.string(),
      perimetre: v.string(),
      constat: v.string(),
      objectif: v.string(),
      actions: v.array(v.string()),
      pilote: v.string(),
      partenaires: v.array(v.string()),
      echeance: v.pipe(v.string(), v.isoDate()),
      moyens: v.string(),
      indicateurs: v.array(v.string()),
      divergences: v.array(v.string()),
      sources: v.array(v.string()),
    }),
  ),
})

const placesFile = v.object({
  region: v.object({ code: v.string(), nom: v.string() }),
  departements: v.array(
    v.object({
      code: v.string(),
      nom: v.string(),
      de: v.string(),
      dans: v.string(),
      site: v.string(),
      villes: v.pipe(v.array(v.string()), v.minLength(2)),
    }),
  ),
  epci: v.array(v.object({ code: v.string(), nom: v.string(), departement: v.string() })),
})

const opening = v.object({ kind: v.string(), title: v.string(), opening: v.string() })

const variationsFile = v.object({
  themes: v.record(v.string(), v.array(opening)),
  authors: v.array(v.object({ authorType: v.string(), label: v.string() })),
  visitors: v.array(v.string()),
})

const stagingFile = v.object({
  signs: v.record(v.string(), v.picklist(siteSigns)),
  workshops: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      question: v.string(),
      /** The first column takes what no other claims by kind or by theme. */
      columns: v.pipe(
        v.array(
          v.object({ id: v.string(), title: v.string(), themes: v.array(v.string()), kinds: v.array(v.string()) }),
        ),
        v.minLength(1),
      ),
      themes: v.array(v.string()),
    }),
  ),
  themesOf: v.record(v.string(), v.string()),
  groups: v.array(
    v.object({
      id: v.string(),
      workshop: v.string(),
      column: v.string(),
      title: v.string(),
      cards: v.array(v.string()),
    }),
  ),
  comments: v.array(v.object({ card: v.string(), by: v.string(), at: v.string(), text: v.string() })),
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      role: v.string(),
      site: v.string(),
      authorType: v.string(),
      workshops: v.nullable(v.array(v.string())),
    }),
  ),
  /** Who promoted what, when; and the card each action of the sheet was rewritten from. */
  promotions: v.array(v.object({ proposal: v.string(), by: v.string(), at: v.string(), actions: v.array(v.string()) })),
})

export type DemoContribution = v.InferOutput<typeof contribution>
export type DemoConference = v.InferOutput<typeof conferenceFile>
export type DemoProposal = v.InferOutput<typeof proposalsFile>['propositions'][number]
export type DemoPlaces = v.InferOutput<typeof placesFile>
export type DemoDepartement = DemoPlaces['departements'][number]
export type DemoOpening = v.InferOutput<typeof opening>
export type DemoStaging = v.InferOutput<typeof stagingFile>
export type DemoBoardStaging = DemoStaging['workshops'][number]

export interface DemoFiles {
  readonly conference: DemoConference
  readonly contributions: readonly DemoContribution[]
  readonly proposals: readonly DemoProposal[]
  readonly places: DemoPlaces
  readonly variations: v.InferOutput<typeof variationsFile>
  readonly staging: DemoStaging
  /** The text to amend, in Markdown: the draft's outline is read from its headings. */
  readonly strategy: string
}

export function readDemoFiles(): DemoFiles {
  return {
    conference: parse('conference.fr.json', conferenceFile),
    contributions: parse('contributions.fr.json', v.object({ contributions: v.array(contribution) })).contributions,
    proposals: parse('propositions.fr.json', proposalsFile).propositions,
    places: parse('territoires.json', placesFile),
    variations: parse('variations.fr.json', variationsFile),
    staging: parse('mise-en-scene.fr.json', stagingFile),
    strategy: read('strategie-projet.fr.md'),
  }
}

function parse<Schema extends v.GenericSchema>(file: string, schema: Schema): v.InferOutput<Schema> {
  return v.parse(schema, JSON.parse(read(file)))
}

function read(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8')
}
