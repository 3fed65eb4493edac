/**
 * SMS in China through Alibaba Cloud, with its own SDK.
 *
 * It takes no words, only the code of a text that was approved there and what fills its holes. Nothing leaves
 * unless exactly the words that the guard judged come out. SendSms is not idempotent: the SDK retries nothing
 * unless told to, and nobody tells it to. It takes no end of validity either, so what a carrier holds back
 * for hours is not ours to stop.
 */
import { z } from 'zod';
import { inTime } from '../../platform/in-time.js';
import type { AcceptedMessage, Outcome, Place, Vendor } from '../channel.js';
import { Permit, type PermitTerms } from '../permit.js';
import { readSendReference, sendReference } from '../send-reference.js';
import { fitting, holesOf } from '../vendor-template.js';
import { alicloudCode, meaningOf } from '../alicloud-codes.js';

type Sdk = typeof import('@alicloud/dysmsapi20170525');
type Client = InstanceType<Sdk['default']>;

const ENDPOINT = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.aliyuncs\.com$/;
const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d{1,5}$/;

export const alicloudSettings = z.strictObject({
  access_key_id: z.string().regex(/^[A-Za-z0-9]{8,64}$/, 'send an AccessKey ID'),
  access_key_secret: z.string().regex(/^[!-~]{8,128}$/, 'send an AccessKey secret'),
  code_text: z.exactOptional(
    z.strictObject({
      code: z.string().regex(/^[!-~]{1,100}$/, 'send the code of an approved template'),
      sign_name: z.string().min(1).max(60),
      text: z
        .string()
        .max(500)
        .refine(
          (text) => holesOf(text).join() === 'code',
          'send its text with one hole, `${code}`',
        ),
    }),
  ),
  region: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/, 'send a region, such as `cn-hangzhou`')
    .default('cn-hangzhou'),
  endpoint: z
    .exactOptional(z.string().max(200))
    .refine((text) => text === undefined || ENDPOINT.test(text) || LOOPBACK.test(text), {
      message: 'is no endpoint of Alibaba Cloud',
      params: {
        remedy: 'send `https://` and a host under `aliyuncs.com`, or leave it to the region',
      },
    }),
});
export type AlicloudSettings = z.infer<typeof alicloudSettings>;

export function alicloudVendor(settings: AlicloudSettings, place: Place): Vendor {
  // Its 1,500 modules are loaded by whoever sends through it.
  let made: Promise<Api> | undefined;
  const api = () => (made ??= apiOf(settings, place));
  return {
    name: place.name,
    channel: 'sms',
    ...(settings.code_text === undefined ? {} : { code_text: settings.code_text }),
    async send(permit, now) {
      const begun = performance.now();
      const loaded = await api();
      const terms = Permit.redeem(permit, 'sms', now + performance.now() - begun);
      if (!place.allowPrivate && LOOPBACK.test(settings.endpoint ?? ''))
        return { kind: 'technical', error_code: 'alicloud_endpoint_private' };
      if (terms.deliver_until - now < 1_000)
        return { kind: 'not_now', error_code: 'window_closing' };
      return sendBy(loaded, terms);
    },
    accepted: async (address, sinceMs) => acceptedBy(await api(), address, sinceMs),
    close: () => {},
  };
}

interface Api {
  readonly sdk: Sdk;
  readonly client: Client;
  /** Answers, or throws `SILENCE`. */
  readonly within: <T>(call: Promise<T>) => Promise<T>;
}

const SILENCE = Object.assign(new Error('no answer in time'), { code: 'timeout' });

async function apiOf(settings: AlicloudSettings, { timeoutMs }: Place): Promise<Api> {
  const { default: sdk } = await import('@alicloud/dysmsapi20170525');
  const [protocol, endpoint] = settings.endpoint?.split('://') ?? ['https'];
  const config = {
    accessKeyId: settings.access_key_id,
    accessKeySecret: settings.access_key_secret,
    regionId: settings.region,
    protocol,
    endpoint,
    connectTimeout: timeoutMs,
    readTimeout: timeoutMs,
  };
  return {
    sdk,
    client: new sdk.default(config as ConstructorParameters<Sdk['default']>[0]),
    // The SDK's own limit is lost on a line that is used again while bytes trickle in: an earlier call's timer takes it away.
    within: (call) => inTime(call, timeoutMs, () => SILENCE),
  };
}

async function sendBy({ sdk, client, within }: Api, terms: PermitTerms): Promise<Outcome> {
  const signed = terms.vendor_templates.filter(({ sign_name }) => sign_name !== null);
  const fit = fitting(signed, terms.content.text);
  if (fit === undefined) return { kind: 'refused', error_code: 'no_vendor_template' };
  const request = new sdk.SendSmsRequest({
    phoneNumbers: numberOf(terms.address),
    signName: fit.template.sign_name,
    templateCode: fit.template.code,
    templateParam: JSON.stringify(fit.filling),
    outId: sendReference(terms),
  });
  try {
    const { body } = await within(client.sendSms(request));
    const { code = '', bizId = '' } = body ?? {};
    if (code === 'OK' && bizId !== '') return { kind: 'accepted', vendor_message_id: bizId };
    return { kind: meaningOf(code, 200), error_code: alicloudCode(code) };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): Outcome {
  const { statusCode, code } = error as { statusCode?: number; code?: unknown };
  const said = typeof code === 'string' ? code : '';
  if (typeof statusCode === 'number')
    return { kind: meaningOf(said, statusCode), error_code: alicloudCode(said) };
  const isAway = said === 'ECONNREFUSED' || said === 'ENOTFOUND';
  return {
    kind: isAway ? 'technical' : 'unknown',
    error_code: alicloudCode(said.toLowerCase()),
  };
}

const PAGE = 50;
const PAGES_MAX = 20;
const HOUR_MS = 3_600_000;

/**
 * Its list is by number and day of Peking, and names no messages: ours are known by what we called them. What
 * began before midnight may have been taken after it.
 */
async function acceptedBy(api: Api, address: string, sinceMs: number): Promise<AcceptedMessage[]> {
  const days = new Set([dayOf(sinceMs), dayOf(sinceMs + HOUR_MS)]);
  const found: AcceptedMessage[] = [];
  for (const day of days) found.push(...(await acceptedOn(api, address, day)));
  return found.toSorted((a, b) => b.created_at - a.created_at);
}

async function acceptedOn(api: Api, address: string, day: string): Promise<AcceptedMessage[]> {
  const found: AcceptedMessage[] = [];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const request = new api.sdk.QuerySendDetailsRequest({
      phoneNumber: numberOf(address),
      sendDate: day,
      pageSize: PAGE,
      currentPage: page,
    });
    const { body } = await api.within(api.client.querySendDetails(request));
    if (body?.code !== 'OK') throw new Error(`the list was refused: ${body?.code}`);
    const details = body.smsSendDetailDTOs?.smsSendDetailDTO ?? [];
    for (const { outId = '', content = '', sendDate = '' } of details) {
      const attempt_id = readSendReference(outId)?.attempt_id;
      if (attempt_id === undefined) continue;
      const created_at = Date.parse(`${sendDate.replace(' ', 'T')}+08:00`);
      found.push({ vendor_message_id: null, text: content, created_at, attempt_id });
    }
    if (details.length < PAGE) break;
  }
  return found;
}

function dayOf(ms: number): string {
  return new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10).replaceAll('-', '');
}

/** Of the mainland the eleven digits, of elsewhere the country's code and the number. */
function numberOf(address: string): string {
  return address.replace(/^\+86(?=1\d{10}$)/, '').replace(/^\+/, '');
}
