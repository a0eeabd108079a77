/** What a link of a small conference opens, and who one is once inside. */
import type { Me } from '#client/live/types.ts'
import type { Invitation } from '#shared/conference/invitation.ts'

export const anInvitation: Invitation = {
  conferenceId: 'conf1',
  conferenceName: 'Assises du Limousin',
  date: '2026-11-19',
  role: 'participant',
  label: '',
  siteId: null,
  workshop: { id: 'w1', label: 'Atelier 1', name: 'Habiter autrement' },
  sites: [
    { id: 's1', name: 'Limoges', sign: 'diamond', remote: false, order: 'a0' },
    { id: 's2', name: 'À distance', sign: 'house', remote: true, order: 'a1' },
  ],
  founder: false,
}

export const aMember: Me = {
  person: { id: 'p1', name: 'Colibri 12', colour: 3, siteId: null, authorType: null, territory: null, founder: false },
  conferences: [
    {
      id: 'conf1',
      name: 'Assises du Limousin',
      date: '2026-11-19',
      grants: [{ conferenceId: 'conf1', role: 'participant', workshopIds: null, linkId: 'l1', readOnly: false }],
      documents: ['conference:conf1'],
    },
  ],
}
