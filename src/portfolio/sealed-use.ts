/** What each sealed column is bound to, so that a sealed value cannot be moved to another row. */
export const sealedUse = {
  /** `party.profile`: {name, city, postal_code}. */
  profile: (partyId: string) => `party/${partyId}/profile`,
  /** `endpoint.address`. */
  address: (endpointId: string) => `endpoint/${endpointId}/address`,
  /** `timeline_event.sealed`: the free-text fields of the event. */
  event: (eventId: string) => `event/${eventId}/text`,
} as const;
