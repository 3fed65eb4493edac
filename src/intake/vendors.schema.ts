/** What the API takes and answers about vendors. Settings go in and never come out. */
import { z } from 'zod';
import { VENDOR_KINDS } from '../dispatch/vendor-kinds.js';
import { EMPTY_CHANGE, instant, line, metaOfList, notEmpty, text } from './fields.schema.js';

const KINDS = Object.keys(VENDOR_KINDS);
const SECRET = `whsec_${'A'.repeat(43)}=`;

const settings = z.record(z.string().max(60), z.unknown()).meta({
  description:
    'All that the kind needs; sealed, and never shown again. `http`: `url`, `secret`, for mail also `bounce_domain`. `smtp`: `host`, `port` (587), `tls` (`starttls`, `implicit`, or `none` where private addresses are allowed), `user` and `password`, `ca` (PEM) and `bounce_domain`. `twilio`: `account_sid`, `auth_token`. `alicloud`: `access_key_id`, `access_key_secret` and, if they are others, `region`, `endpoint`; `code_text` for codes.',
});
const priority = z
  .int()
  .min(0)
  .max(1_000)
  .meta({ description: 'The smallest is tried first; those of the environment come last.' });
const kind = z
  .string()
  .refine((name) => KINDS.includes(name), {
    message: 'is no kind of vendor',
    params: { remedy: `send one of ${KINDS.map((name) => `\`${name}\``).join(', ')}` },
  })
  .meta({ description: `One of ${KINDS.map((name) => `\`${name}\``).join(', ')}.` });
const channel = z.enum(['sms', 'email']);

export const newVendor = z
  .strictObject({
    label: line(100),
    kind,
    channel,
    priority: priority.default(100),
    settings,
  })
  .meta({
    id: 'NewVendor',
    examples: [
      {
        label: 'SMS gateway',
        kind: 'http',
        channel: 'sms',
        priority: 10,
        settings: { url: 'https://sms.bank.example/messages', secret: SECRET },
      },
    ],
  });
export type NewVendor = z.infer<typeof newVendor>;

export const vendorChange = z
  .strictObject({
    label: z.exactOptional(line(100)),
    priority: z.exactOptional(priority),
    settings: z.exactOptional(settings).meta({
      description: 'All of them anew: what is not sent is not set any more.',
    }),
    disabled: z
      .exactOptional(z.boolean())
      .meta({ description: 'No send that begins after the answer goes there.' }),
  })
  .refine(notEmpty, EMPTY_CHANGE)
  .meta({ id: 'VendorChange', examples: [{ disabled: true }] });
export type VendorChange = z.infer<typeof vendorChange>;

export const vendor = z
  .object({
    object: z.literal('vendor'),
    id: z.string(),
    label: z.string(),
    kind: z.string(),
    channel,
    priority: z.int(),
    settings_set: z.array(z.string()).meta({ description: 'Which settings it has, by name.' }),
    disabled: z.boolean(),
    breaker: z
      .object({
        standing: z.enum(['closed', 'open', 'half_open']),
        failures: z.int(),
        open_until: instant.nullable(),
      })
      .meta({
        description:
          'After five failures in a row it is asked no more for 30 s, then by one message, and so on.',
      }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Vendor' });
export const vendorList = z
  .object({ ...metaOfList, data: z.array(vendor) })
  .meta({ id: 'VendorList' });

const report = z.strictObject({
  message_id: z
    .string()
    .regex(/^[!-~]{1,200}$/, 'send up to 200 visible ASCII characters')
    .meta({ description: 'The vendor’s name for the message.' }),
  id: z.exactOptional(z.string().max(100)).meta({
    description: 'Ours, as it came with the message: it tells even if the answer was lost.',
  }),
  event: z.enum(['accepted', 'sent', 'delivered', 'undelivered', 'failed']).meta({
    description: '`undelivered`: it left and did not arrive. `failed`: it never left.',
  }),
  error_code: z
    .exactOptional(z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/))
    .meta({ description: '`recipient_opted_out` is taken as a stop.' }),
});

export const vendorReceipts = z.strictObject({ receipts: z.array(report).min(1).max(500) }).meta({
  id: 'VendorReceipts',
  description: 'What became of messages; the same report again changes nothing.',
  examples: [{ receipts: [{ message_id: 'm-1', event: 'delivered' }] }],
});

export type VendorReceipts = z.infer<typeof vendorReceipts>;

export const vendorReceiptsTaken = z
  .object({ object: z.literal('vendor_receipts'), new: z.int() })
  .meta({ id: 'VendorReceiptsTaken' });

const approvedText = {
  code: z
    .string()
    .regex(/^[!-~]{1,100}$/, 'send up to 100 visible ASCII characters')
    .meta({ description: 'The vendor’s own name for it.' }),
  sign_name: line(60).nullable().default(null).meta({
    description:
      'The vendor puts it before the text as `【name】`; so it must stand there in ours.',
  }),
  text: text(2_000).min(1).meta({
    description: 'As the vendor has approved it, with holes such as `${name}`.',
  }),
};

export const vendorTexts = z
  .strictObject({ texts: z.array(z.strictObject(approvedText)).max(50) })
  .meta({
    id: 'VendorTexts',
    description:
      'What the vendor has approved for one version of a template; conditions may need several.',
    examples: [
      {
        texts: [
          {
            code: 'SMS_154950909',
            sign_name: '某银行',
            text: '${name}您好，您的账单${sum}元已到期。',
          },
        ],
      },
    ],
  });
export type VendorTexts = z.infer<typeof vendorTexts>;

export const vendorTextsList = z
  .object({
    ...metaOfList,
    data: z.array(
      z.object({ template: z.string(), version: z.int(), ...approvedText, created_at: instant }),
    ),
  })
  .meta({ id: 'VendorTextList' });
