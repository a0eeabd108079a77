/**
 * Every French value of the demonstration's files and the identifier it stands for: the one place where the two meet.
 * An importer asks `identify`; a value that is not here stops the import rather than becoming something else.
 */
import type { Channel, ContributionKind, Debate, SourceRole } from '../board/contribution.ts'
import type { WorkshopKind } from '../conference/conference.ts'
import type { TerritoryLevel } from '../conference/territory.ts'
import type { ProposalField, Scope } from '../draft/proposal.ts'
import type { AuthorType } from '../people/author-type.ts'
import type { Role } from '../people/role.ts'

type Table<T> = Readonly<Record<string, T>>

export const frenchValues = {
  channel: {
    atelier: 'workshop',
    en_ligne: 'online',
    entretien: 'interview',
    stand: 'kiosk',
  } satisfies Table<Channel>,

  kind: {
    constat: 'finding',
    proposition: 'proposal',
    question: 'question',
    objection: 'objection',
  } satisfies Table<ContributionKind>,

  debate: {
    orientations: 'aims',
    moyens: 'means',
    resultats: 'results',
  } satisfies Table<Debate>,

  authorType: {
    association: 'association',
    citoyen: 'citizen',
    cooperative: 'cooperative',
    mutuelle: 'mutual',
    fondation: 'foundation',
    societe_esus: 'esusCompany',
    siae: 'integrationEnterprise',
    reseau: 'network',
    financeur: 'funder',
    syndicat: 'union',
    formation_recherche: 'trainingResearch',
    consulaire: 'consular',
    etat: 'state',
    region: 'region',
    departement: 'departement',
    epci: 'epci',
    commune: 'commune',
  } satisfies Table<AuthorType>,

  /** The sites of this conference; an interview was held at none of them. */
  site: {
    bordeaux: 'bordeaux',
    limoges: 'limoges',
    poitiers: 'poitiers',
    distance: 'distance',
    hors_site: null,
  } satisfies Table<string | null>,

  territoryLevel: {
    etat: 'etat',
    region: 'region',
    departement: 'departement',
    epci: 'epci',
    commune: 'commune',
    cress_reseaux: 'cressNetworks',
  } satisfies Table<TerritoryLevel>,

  workshopKind: {
    thematique: 'thematic',
    territorial: 'territorial',
    stand: 'stand',
  } satisfies Table<WorkshopKind>,

  slot: { matin: 'morning', 'apres-midi': 'afternoon' },

  scope: {
    economique: 'economic',
    hors_economique: 'social',
    mixte: 'mixed',
    gouvernance: 'governance',
  } satisfies Table<Scope>,

  sourceRole: {
    source: 'source',
    variante: 'variant',
    opposition: 'opposition',
  } satisfies Table<SourceRole>,

  /** How two cards that say nearly the same are near. */
  nearRole: { doublon: 'duplicate', variante: 'variant' },

  handling: { publier: 'publish', masquer: 'mask', fusionner: 'merge', refuser: 'reject' },

  /** The closed list of reasons to mask, refuse or merge. */
  ground: {
    hors_sujet: 'offTopic',
    injurieux: 'abusive',
    discriminatoire: 'discriminatory',
    publicite: 'advertising',
    donnees_personnelles: 'personalData',
    doublon: 'duplicate',
    inintelligible: 'unintelligible',
    propagande_electorale: 'electioneering',
    droits_de_tiers: 'thirdPartyRights',
  },

  amendmentType: {
    remplacement: 'replace',
    suppression: 'delete',
    ajout_apres: 'addAfter',
    ajout_phrase: 'addSentence',
    sous_amendement: 'subAmendment',
  },

  amendmentStatus: {
    adopte: 'adopted',
    rejete: 'rejected',
    retire: 'withdrawn',
    fusionne: 'merged',
    irrecevable: 'inadmissible',
  },

  vote: { pour: 'for', contre: 'against', abstention: 'abstain' },

  /** Steps of a workshop, thematic and territorial. */
  step: {
    consigne: 'briefing',
    lecture: 'reading',
    ecriture: 'writing',
    partage: 'sharing',
    approfondissement: 'drafting',
    amendement: 'amending',
    declinaison: 'breakdown',
    vote: 'voting',
    selection: 'choosing',
  },

  /** Parts of the day, for the agenda. */
  dayPart: {
    accueil: 'welcome',
    pleniere: 'plenary',
    presentation: 'presentation',
    ateliers_thematiques: 'thematicWorkshops',
    pause: 'break',
    ateliers_territoriaux: 'territorialWorkshops',
    synthese: 'synthesis',
    restitution: 'report',
    priorisation: 'dotVoting',
    cloture: 'closing',
  },

  /** Parts of the process, in weeks. */
  processPart: {
    entretiens: 'interviews',
    contribution_en_ligne_avant: 'onlineBefore',
    conference: 'conference',
    contribution_en_ligne_apres: 'onlineAfter',
    synthese: 'synthesis',
    publication_reponses: 'answers',
    ctap: 'ctap',
    vote_conseil_regional: 'regionalVote',
  },

  /** Who is there on the day. A site lead facilitates, a rapporteur takes part. */
  role: {
    organisateur: 'organizer',
    moderateur: 'moderator',
    synthese: 'synthesizer',
    referent_site: 'facilitator',
    animateur: 'facilitator',
    rapporteur: 'participant',
    participant_salle: 'participant',
    participant_distance: 'participant',
    observateur: 'observer',
  } satisfies Table<Role>,

  incident: {
    coupure_reseau: 'networkCut',
    lien_divulgue: 'linkLeaked',
    horloge_decalee: 'clockOff',
    edition_concurrente: 'concurrentEdit',
    hors_delai: 'late',
  },

  /** Parts of a proposal's sheet. The actions are the proposal's own words. */
  sheetField: {
    titre: 'title',
    constat: 'finding',
    objectif: 'goal',
    actions: 'words',
    pilote: 'lead',
    partenaires: 'partners',
    territoires: 'territories',
    echeance: 'deadline',
    moyens: 'means',
    indicateurs: 'indicators',
    declinaison: 'breakdown',
    divergences: 'divergences',
    sources: 'sources',
  } satisfies Table<ProposalField | 'territories' | 'breakdown' | 'sources'>,
} as const satisfies Readonly<Record<string, Table<string | null>>>

export type TableName = keyof typeof frenchValues

export type Identified<Name extends TableName> = (typeof frenchValues)[Name][keyof (typeof frenchValues)[Name]]

/** The identifier a French value stands for. Throws on an unknown one: nobody here could repair a wrong import. */
export function identify<Name extends TableName>(name: Name, value: string): Identified<Name> {
  const table = frenchValues[name]
  if (!Object.hasOwn(table, value)) {
    throw new Error(`« ${value} » is no known ${name} of the demonstration: known are ${Object.keys(table).join(', ')}`)
  }
  return table[value as keyof typeof table] // it is one of the keys, just seen
}
