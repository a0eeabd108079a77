import type { deskFr } from './desk.fr.ts'
import type { Same } from './words.ts'

const s = (count: number) => (count === 1 ? '' : 's')

export const deskEn: Same<typeof deskFr> = {
  title: 'The wall and the shared draft',
  plate: 'Moderation',
  notYours:
    'The desk serves those who moderate, draft or facilitate. Ask the organisers for the link if that is your role.',
  backToProgramme: 'Back to the programme',
  tabs: { label: 'The wall or the draft', wall: 'Wall', draft: 'Draft' },

  wall: 'Wall of contributions',
  count: (shown, total) => (shown === total ? `${total} card${s(total)}` : `${shown} card${s(shown)} of ${total}`),
  opening: (opened, total) => `${opened} board${s(opened)} of ${total}`,
  openingLabel: 'Opening the boards',
  browse: 'browse',
  arrived: (count) => `${count} new card${s(count)}`,
  changed: 'The wall has changed',
  refresh: 'Refresh',
  emptyTitle: 'The wall awaits its first cards',
  emptyText: 'Everything written in the workshops, at the stands and remotely arrives here by itself.',
  emptyExample: 'For instance: “Visiting hours on the plateau, not one more counter in Limoges”',
  nothingTitle: 'No card matches these filters',
  nothingText: 'Widen the search, or start again from the whole wall.',
  clear: 'Show everything',

  overview: 'The wall at a glance',
  promotedCount: (promoted) => `${promoted} promoted`,
  bar: (workshop, cards, promoted) => `${workshop}: ${cards} card${s(cards)}, ${promoted} promoted`,

  filters: 'Filters of the wall',
  filter: {
    workshops: (count) => `${count} board${s(count)}`,
    sites: (count) => `${count} site${s(count)}`,
    kinds: () => 'Kind',
    channels: () => 'Channel',
    territories: () => 'Territory',
  },
  legend: {
    workshops: 'Workshops and stands',
    sites: 'Sites',
    kinds: 'Kind of card',
    channels: 'Channel',
    territories: 'Territories',
  },
  chosen: (first, more) => (more > 0 ? `${first} +${more}` : first),
  noSite: 'No site',
  channels: { workshop: 'Workshop', online: 'Online', interview: 'Interview', kiosk: 'Stand' },
  levels: {
    etat: 'State',
    region: 'Region',
    departement: 'Département',
    epci: 'Intercommunality',
    commune: 'Municipality',
    cressNetworks: 'CRESS and networks',
  },
  onlyUnpromoted: 'Not promoted yet',
  remove: (filter) => `${filter}: remove this filter`,
  search: 'Search the cards',
  searchShort: 'Search',
  all: 'All',
  none: 'Nothing to filter yet',

  open: 'Read it whole',
  card: (number) => `Card ${number}`,
  cardWords: 'Words of the card: select a passage to promote only that',
  passageHint: 'Select some words, with the mouse or with Shift and the arrows, to promote only a passage.',
  choosePassage: 'Promote this passage',
  chooseWhole: 'Promote the whole card',
  passage: 'passage',
  onBoard: 'See it on its board',
  alreadyIn: 'Already in',

  promotion: 'Promotion',
  chosenCount: (count) => `${count} card${s(count)} chosen`,
  unchoose: (card) => `Leave ${card} out`,
  unchooseAll: 'Leave all',
  target: 'Into',
  newUnder: (orientation) => `${orientation}, new proposal`,
  newUnplaced: 'New proposal without an orientation',
  role: 'As',
  roles: { source: 'Source', variant: 'Variant', opposition: 'Disagreement' },
  together: 'Board and draft change together, or not at all.',
  promote: 'Promote',
  promoted: (count, proposal) =>
    proposal === ''
      ? `${count} card${s(count)} promoted into a new proposal`
      : `${count} card${s(count)} promoted into ${proposal}`,
  enter: 'Enter',
  seeProposal: (proposal) => `See ${proposal}`,
  undone: 'Promotion undone',

  arrives: {
    source: (from) => (from === '' ? 'Arrives as a source' : `Arrives as a source: ${from}`),
    variant: (from) => (from === '' ? 'Arrives as a variant' : `Arrives as a variant: ${from}`),
    opposition: (from) => (from === '' ? 'Arrives as a disagreement' : `Arrives as a disagreement: ${from}`),
  },
  arrivesNew: 'New proposal',

  keys: {
    scope: 'Moderators’ desk',
    next: 'Next card',
    previous: 'Previous card',
    choose: 'Choose the card, or leave it',
    promote: 'Promote what is chosen',
    open: 'Read the card whole',
    search: 'Search',
    leave: 'Leave all',
  },
}
