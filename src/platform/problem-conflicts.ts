/** Problems of the catalogue whose request was right and came at the wrong moment: HTTP 409. */
export interface CatalogueEntry {
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

export const CONFLICTS = {
  'not-verified': {
    status: 409,
    title: 'The address is not proved to be yours',
    remedy: 'Enter your address with `PUT /v1/own-addresses/{channel}`, then the code that comes.',
  },
  'wrong-code': {
    status: 409,
    title: 'The code is wrong, used or too old',
    remedy:
      'Look at the last message; after five wrong ones, or a quarter of an hour, ask for a new code.',
  },
  paused: {
    status: 409,
    title: 'A pause holds what would be sent',
    remedy: 'Look at `GET /v1/pauses`; two persons resume it.',
  },
  'no-vendor': {
    status: 409,
    title: 'No vendor is set up for this channel',
    remedy: 'Set one up, in the environment or under `/v1/vendors`.',
  },
  'too-many': {
    status: 409,
    title: 'Enough for today',
    remedy: 'A user gets five codes and twenty tests within 24 hours.',
  },
  'external-id-conflict': {
    status: 409,
    title: 'The external id is taken by something else',
    remedy: 'Choose another `external_id`, or change the stored one with PATCH.',
  },
  'not-stoppable': {
    status: 409,
    title: 'The contact can no longer be stopped',
    remedy:
      'Look at its `status`: it was handed over, is in the hands of a collector, or has ended.',
  },
  'not-in-review': {
    status: 409,
    title: 'The contact waits for nobody',
    remedy: 'Look at its `status`: it was answered already, or has not been judged yet.',
  },
  'not-replayable': {
    status: 409,
    title: 'The contact is no dead letter',
    remedy: 'Only what `failed` or `expired` can be sent once more; look at its `status`.',
  },
  'not-unknown': {
    status: 409,
    title: 'The outcome of the contact is not in doubt',
    remedy: 'Look at its `status`: it was settled already, or was never handed over.',
  },
  'not-open': {
    status: 409,
    title: 'The proposal waits for nobody',
    remedy: 'Look at its `status`: it was approved, refused or withdrawn; propose anew.',
  },
  'stale-proposal': {
    status: 409,
    title: 'The proposal was overtaken',
    remedy: 'Read it again: what it is compared with, or the instant it names, has passed by.',
  },
  'stale-revision': {
    status: 409,
    title: 'Somebody has changed it since you read it',
    remedy: 'Read it again, and send your change with the `revision` that you have seen.',
  },
  'not-reserved': {
    status: 409,
    title: 'Nothing was reserved with this decision',
    remedy:
      'Only a place that was reserved can be settled; report what was made without one to `POST /v1/events`.',
  },
  'already-settled': {
    status: 409,
    title: 'Another outcome was reported before',
    remedy: 'An outcome is reported once; record what is different as a further event.',
  },
  'late-release': {
    status: 409,
    title: 'The place can no longer be released without a person',
    remedy:
      'Report what happened; or let somebody with the scope `review:decide` release it with a `reason`.',
  },
  'stale-balance': {
    status: 409,
    title: 'A newer balance is already known',
    remedy: 'Send balances in the order of `balance_as_of`; this one may be dropped.',
  },
  'idempotency-key-in-use': {
    status: 409,
    title: 'A request with this idempotency key is still being worked on',
    remedy: 'Repeat the same request after `Retry-After` seconds; it then gets the stored answer.',
  },
  'not-yours': {
    status: 409,
    title: 'You do not hold this task',
    remedy:
      'Claim a task that is `ready`. How a call ended that you made is taken at any time, once, from whoever claimed it.',
  },
  'already-dialled': {
    status: 409,
    title: 'The call was made',
    remedy: 'Say how it ended, with `POST /v1/calls/{id}/complete`; it counts as an attempt.',
  },
  'already-asked': {
    status: 409,
    title: 'This is asked for already',
    remedy: 'Look at what is open; another person answers it, or it is withdrawn.',
  },
  'not-empty': {
    status: 409,
    title: 'The house is not empty',
    remedy:
      'The sample is for a new house that cannot send: use another installation to look at it.',
  },
  'file-known': {
    status: 409,
    title: 'The import has its file',
    remedy: 'Look at its progress, or add another import for another file.',
  },
} as const satisfies Record<string, CatalogueEntry>;
