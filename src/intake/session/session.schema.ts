/** Signing in, as the API takes and shows it. */
import { z } from 'zod';
import { PASSWORD_MAX } from '../../platform/access/password.js';
import { instant } from '../fields.schema.js';

const password = z.string().min(1).max(PASSWORD_MAX);
const code = z.string().min(1).max(40).meta({
  description: 'Six digits of the authenticator, or a recovery code; none works twice.',
});

export const newSession = z
  .strictObject({
    tenant: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .default('default')
      .meta({ description: 'Only where several tenants share an installation.' }),
    login: z.string().min(1).max(64),
    password,
    code: code.optional(),
  })
  .meta({
    id: 'NewSession',
    examples: [{ login: 'ops', password: 'trellis mango 42', code: '123456' }],
  });
export type NewSession = z.infer<typeof newSession>;

export const session = z
  .object({
    object: z.literal('session'),
    id: z.string(),
    tenant: z.string(),
    user: z.object({ id: z.string(), login: z.string() }),
    roles: z.array(z.string()),
    scopes: z.array(z.string()).meta({
      description:
        'What this person may do now; empty until a second factor that is needed is there.',
    }),
    second_factor: z.enum(['enrolled', 'none', 'needed']),
    csrf_token: z.string().meta({
      description: 'Send it as `X-CSRF-Token` with every POST, PUT, PATCH and DELETE.',
    }),
    created_at: instant,
    ends_at: instant,
    idle_seconds: z.int().meta({ description: 'It ends after so long without a request.' }),
  })
  .meta({ id: 'Session' });

export const ownSession = z
  .object({
    object: z.literal('own_session'),
    id: z.string(),
    is_this: z.boolean(),
    browser: z.string(),
    address: z.string(),
    created_at: instant,
    seen_at: instant,
    ends_at: instant,
  })
  .meta({ id: 'OwnSession' });
export const ownSessionList = z
  .object({ object: z.literal('list'), has_more: z.boolean(), data: z.array(ownSession) })
  .meta({ id: 'OwnSessionList' });

const proof = { password, code: code.optional() };
export const proofAgain = z.strictObject(proof).meta({
  id: 'ProofAgain',
  description:
    'Who is signed in proves once more who they are; `code` if they have an authenticator.',
});
export type ProofAgain = z.infer<typeof proofAgain>;

export const passwordChange = z
  .strictObject({ ...proof, new_password: password })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof passwordChange>;

export const totpOffer = z
  .object({
    object: z.literal('totp_offer'),
    secret: z.string().meta({ description: 'Base32, to type into an authenticator.' }),
    uri: z.string().meta({ description: '`otpauth://…`, to show as a QR code.' }),
  })
  .meta({ id: 'TotpOffer' });

export const totpConfirmation = z.strictObject({ code }).meta({ id: 'TotpConfirmation' });
export type TotpConfirmation = z.infer<typeof totpConfirmation>;

export const recoveryCodes = z
  .object({
    object: z.literal('recovery_codes'),
    codes: z.array(z.string()).meta({ description: 'Shown this once; each works once.' }),
  })
  .meta({ id: 'RecoveryCodes' });

export const invitationAnswer = z
  .strictObject({ token: z.string().max(100), password })
  .meta({ id: 'InvitationAnswer' });
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

export const invitationTaken = z
  .object({
    object: z.literal('invitation'),
    tenant: z.string(),
    login: z.string(),
    second_factor: z.enum(['enrolled', 'none']).meta({
      description: '`enrolled`: the sign-in that follows needs a code too.',
    }),
  })
  .meta({ id: 'InvitationTaken' });
