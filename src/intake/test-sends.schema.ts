/** What the API takes and answers about users' own addresses, and words sent to them for a look. */
import { z } from 'zod';
import { line, reference, text } from './fields.schema.js';

export const ownChannel = z.enum(['sms', 'email']);

export const ownAddress = z
  .strictObject({
    address: line(254).meta({
      description: 'Yours: a number with its country code, or an e-mail address.',
    }),
    sender: reference.meta({ description: 'On whose behalf the code is sent.' }),
  })
  .meta({ id: 'OwnAddress', examples: [{ address: 'ada@bank.example.com', sender: 'bank' }] });
export type OwnAddressBody = z.infer<typeof ownAddress>;

export const ownCode = z
  .strictObject({ code: z.string().regex(/^\d{6}$/, 'send the six digits') })
  .meta({ id: 'OwnAddressCode', examples: [{ code: '012345' }] });
export type OwnCode = z.infer<typeof ownCode>;

export const ownAddressShown = z
  .strictObject({
    object: z.literal('own_address'),
    channel: ownChannel,
    address: z.string(),
    verified_at: z.string().nullable(),
  })
  .meta({ id: 'OwnAddressShown' });

export const ownAddressList = z.strictObject({
  object: z.literal('list'),
  has_more: z.literal(false),
  data: z.array(ownAddressShown),
});

const given = z.union([text(2_000), z.int(), z.boolean(), z.array(text(2_000)).max(50), z.null()]);

export const newTest = z
  .strictObject({
    sender: reference,
    version: z
      .exactOptional(z.int().min(1))
      .meta({ description: 'Of a template; the newest unless given.' }),
    variables: z
      .exactOptional(z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), given))
      .meta({ description: 'They replace the samples. Nothing of a borrower belongs here.' }),
  })
  .meta({
    id: 'NewTemplateTest',
    description: 'To your own proved address. It is no contact, takes no place and is recorded.',
    examples: [{ sender: 'bank' }],
  });
export type NewTest = z.infer<typeof newTest>;

export const testSent = z
  .strictObject({
    object: z.literal('template_test'),
    id: z.string(),
    channel: ownChannel,
    template: z.string(),
    status: z.enum(['sending', 'accepted', 'refused', 'unknown']).meta({
      description: 'By the vendor. `sending` in the stored answer of a repeated request.',
    }),
    error_code: z.string().nullable(),
  })
  .meta({ id: 'TemplateTest' });
