/**
 * What an API key may do. The list is closed; a key holds some of what the roles of its user permit.
 *
 * `admin` is about the installation (users, keys, settings) and implies none of the others: whoever runs
 * the machines needs no view of borrowers.
 */
export const SCOPES = [
  'portfolio:read',
  'portfolio:write',
  'personal:read',
  'events:write',
  'contacts:read',
  'contacts:write',
  'pauses:write',
  'decisions:make',
  'templates:read',
  'templates:write',
  'templates:approve',
  'policies:read',
  'policies:write',
  'review:decide',
  'calls:work',
  'evidence:read',
  'erasures:write',
  'metrics:read',
  'admin',
] as const;

export type Scope = (typeof SCOPES)[number];

const READING: readonly Scope[] = [
  'portfolio:read',
  'contacts:read',
  'templates:read',
  'policies:read',
];

/** The most that each role may hold. */
export const ROLES = {
  /** A loan system or dialer. */
  system: [
    ...READING,
    'portfolio:write',
    'personal:read',
    'events:write',
    'contacts:write',
    'decisions:make',
  ],
  compliance: [
    ...READING,
    'personal:read',
    'events:write',
    'pauses:write',
    'decisions:make',
    'templates:write',
    'templates:approve',
    'policies:write',
    'review:decide',
    'evidence:read',
    'erasures:write',
  ],
  operations: [
    ...READING,
    'personal:read',
    'events:write',
    'contacts:write',
    'pauses:write',
    'templates:write',
    'metrics:read',
  ],
  collector: ['portfolio:read', 'personal:read', 'contacts:read', 'events:write', 'calls:work'],
  auditor: [...READING, 'evidence:read'],
  admin: SCOPES,
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof ROLES;

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** The union of what the roles permit; unknown roles permit nothing. */
export function permitted(roles: readonly string[]): Set<Scope> {
  return new Set(roles.filter(isRole).flatMap((role) => ROLES[role]));
}
