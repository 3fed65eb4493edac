/** Users of a tenant and their API keys, as the API takes and shows them. */
import { z } from 'zod';
import { ROLES, SCOPES, type Role } from '../platform/access/scopes.js';
import { instant, line } from './fields.schema.js';

const metaOfList = { object: z.literal('list'), has_more: z.boolean() };

export const login = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'send up to 64 of a-z, 0-9, `.`, `_`, `-`, not beginning with a sign',
  );

export const userRoles = z
  .strictObject({
    roles: z
      .array(z.enum(Object.keys(ROLES) as [Role, ...Role[]]))
      .min(1)
      .max(10),
  })
  .meta({ id: 'UserRoles', examples: [{ roles: ['collector'] }] });
export type UserRoles = z.infer<typeof userRoles>;

export const newInvitation = z
  .strictObject({
    reset_second_factor: z.boolean().default(false).meta({
      description: 'Whoever lost their authenticator and their recovery codes enrols anew.',
    }),
  })
  .meta({ id: 'NewInvitation', examples: [{}] });
export type NewInvitation = z.infer<typeof newInvitation>;

export const invitation = z
  .object({
    object: z.literal('invitation'),
    id: z.string(),
    login: z.string(),
    link: z.string().meta({ description: 'Shown this once: lets its holder choose a password.' }),
    expires_at: instant,
  })
  .meta({ id: 'Invitation' });

export const newKey = z
  .strictObject({
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
    label: line(100).meta({ description: 'What the key is for.' }),
  })
  .meta({ id: 'NewApiKey', examples: [{ scopes: ['calls:work'], label: 'Desk 4' }] });
export type NewApiKey = z.infer<typeof newKey>;

export const user = z
  .object({
    object: z.literal('user'),
    id: z.string(),
    login: z.string(),
    roles: z.array(z.string()),
    created_at: instant,
    disabled_at: instant.nullable(),
    has_password: z.boolean(),
    has_second_factor: z.boolean(),
    signed_in_at: instant.nullable().meta({ description: 'The last time.' }),
    open_sessions: z.int(),
  })
  .meta({ id: 'User' });
export const userList = z.object({ ...metaOfList, data: z.array(user) }).meta({ id: 'UserList' });

const keyFields = {
  object: z.literal('api_key'),
  id: z.string(),
  label: z.string(),
  scopes: z.array(z.string()),
  created_at: instant,
  revoked_at: instant.nullable(),
};
export const apiKey = z.object(keyFields).meta({ id: 'ApiKey' });
export const apiKeyWithSecret = z
  .object({ ...keyFields, key: z.string().meta({ description: 'Shown this once.' }) })
  .meta({ id: 'ApiKeyWithSecret' });
export const apiKeyList = z
  .object({ ...metaOfList, data: z.array(apiKey) })
  .meta({ id: 'ApiKeyList' });
