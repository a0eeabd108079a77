/** Every address of the application is made here, and the patterns that routes match are made from the same functions. */

export const paths = {
  home: () => '/',
  newConference: () => '/nouveau',
  join: () => '/r',
  conference: (conferenceId: string) => `/c/${conferenceId}`,
  setUp: (conferenceId: string) => `/c/${conferenceId}/reglages`,
  board: (conferenceId: string, workshopId: string) => `/c/${conferenceId}/atelier/${workshopId}`,
  desk: (conferenceId: string) => `/c/${conferenceId}/bureau`,
  draft: (conferenceId: string) => `/c/${conferenceId}/projet`,
  links: (conferenceId: string) => `/c/${conferenceId}/liens`,
}

/** A card on its board, opened. */
export function cardPath(conferenceId: string, workshopId: string, contributionId: string): string {
  return `${paths.board(conferenceId, workshopId)}#${contributionId}`
}
