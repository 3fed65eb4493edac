/**
 * One request to the double: who asks, is it signed, does every parameter fit its description, do it.
 *
 * Described at https://help.aliyun.com/document_detail/419273.html (SendSms) and
 * https://help.aliyun.com/document_detail/419277.html (QuerySendDetails). Where the vendor forgives, the
 * double does not: a parameter that is not described is refused.
 */
import { wallMs } from '../../platform/clock.js';
import { ALGORITHM, isSignedBy, readAuthorization, type SignedRequest } from './acs3.js';
import { inPeking, said, type AlicloudMessage, type Answer, type State } from './alicloud-state.js';

const VERSION = '2017-05-25';
const FRESH_MS = 15 * 60_000;

type Fits = Readonly<Record<string, { readonly fits: RegExp; readonly required?: true }>>;

const ACCOUNT: Fits = {
  OwnerId: { fits: /^\d+$/ },
  ResourceOwnerAccount: { fits: /^.+$/ },
  ResourceOwnerId: { fits: /^\d+$/ },
};
const DESCRIBED: Readonly<Record<string, Fits>> = {
  SendSms: {
    ...ACCOUNT,
    PhoneNumbers: { fits: /^.+$/, required: true },
    SignName: { fits: /^.+$/, required: true },
    TemplateCode: { fits: /^.+$/, required: true },
    TemplateParam: { fits: /^.+$/s },
    SmsUpExtendCode: { fits: /^\d+$/ },
    OutId: { fits: /^.{1,255}$/ },
  },
  QuerySendDetails: {
    ...ACCOUNT,
    PhoneNumber: { fits: /^(?:1\d{10}|[2-9]\d{6,14})$/, required: true },
    BizId: { fits: /^.+$/ },
    SendDate: { fits: /^20\d{6}$/, required: true },
    PageSize: { fits: /^(?:[1-9]|[1-4]\d|50)$/, required: true },
    CurrentPage: { fits: /^[1-9]\d*$/, required: true },
  },
};

export type Handled = Answer | 'silent' | 'trickling' | 'dropped';

export function handle(state: State, request: SignedRequest): Handled {
  const refused = atTheGate(state, request);
  if (refused !== undefined) return refused;
  const action = request.headers['x-acs-action'] ?? '';
  const described = DESCRIBED[action];
  if (described === undefined) return said('InvalidAction.NotFound', 404);
  const misfit = misfitOf(described, request);
  if (misfit !== undefined) return said(misfit, 400);
  state.asked.push(action);
  const given = Object.fromEntries(request.query) as Record<string, string>;
  return action === 'SendSms' ? send(state, given) : details(state, given);
}

function atTheGate({ options, nonces }: State, request: SignedRequest): Answer | undefined {
  const { method, path, headers } = request;
  if (method !== 'POST' || path !== '/') return said('InvalidAction.NotFound', 404);
  const authorization = readAuthorization(headers['authorization'] ?? '');
  if (authorization === undefined) return said(`IncompleteSignature.${ALGORITHM}`, 400);
  if (authorization.credential !== options.access_key_id)
    return said('InvalidAccessKeyId.NotFound', 404);
  if (!isSignedBy(request, authorization, options.access_key_secret))
    return said('SignatureDoesNotMatch', 400);
  const age = wallMs() - Date.parse(headers['x-acs-date'] ?? '');
  if (!(Math.abs(age) < FRESH_MS)) return said('InvalidTimeStamp.Expired', 400);
  const nonce = headers['x-acs-signature-nonce'] ?? '';
  if (nonce === '' || nonces.has(nonce)) return said('SignatureNonceUsed', 400);
  nonces.add(nonce);
  return headers['x-acs-version'] === VERSION ? undefined : said('InvalidVersion', 400);
}

function misfitOf(described: Fits, { query, body }: SignedRequest): string | undefined {
  if (body.length > 0) return 'InvalidParameter.Body';
  for (const [name, { required, fits }] of Object.entries(described)) {
    const given = query.getAll(name);
    if (given.length === 0 && required === true) return `Missing${name}`;
    if (given.length > 1 || given.some((value) => !fits.test(value)))
      return `InvalidParameter.${name}`;
  }
  const unknown = [...query.keys()].find((name) => !Object.hasOwn(described, name));
  return unknown === undefined ? undefined : `InvalidParameter.${unknown}`;
}

function send(state: State, given: Record<string, string>): Handled {
  const failure = state.failures.shift();
  if (failure === 'dropped') return 'dropped';
  if (typeof failure === 'object') return said(failure.code, failure.status);
  const message = taken(state, given);
  if (typeof message === 'string') return said(message);
  state.messages.push(message);
  return failure ?? said('OK', 200, { BizId: message.biz_id });
}

/** The message, or why there is none. */
function taken({ options, messages }: State, given: Record<string, string>) {
  const phone = /^(?:\+|\+?86|0086)?(1\d{10})$/.exec(given['PhoneNumbers'] ?? '')?.[1];
  if (phone === undefined) return 'isv.MOBILE_NUMBER_ILLEGAL';
  if (!options.signs.includes(given['SignName'] ?? '')) return 'isv.SMS_SIGNATURE_ILLEGAL';
  const text = options.templates[given['TemplateCode'] ?? ''];
  if (text === undefined) return 'isv.SMS_TEMPLATE_ILLEGAL';
  const filling = fillingIn(given['TemplateParam'] ?? '{}');
  if (filling === undefined) return 'isv.INVALID_JSON_PARAM';
  const holes = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name));
  if ([...holes].some((name) => !filling.has(name))) return 'isv.TEMPLATE_MISSING_PARAMETERS';
  if ([...filling.keys()].some((name) => !holes.has(name))) return 'isv.TEMPLATE_PARAMS_ILLEGAL';
  const words = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => filling.get(name) ?? '');
  const message: AlicloudMessage = {
    biz_id: `${900_619_746_936_498 + messages.length}^0`,
    phone,
    template_code: given['TemplateCode'] ?? '',
    content: `【${given['SignName']}】${words}`,
    out_id: given['OutId'] ?? '',
    at: options.now(),
    status: 'waiting',
    err_code: '',
  };
  return message;
}

/** Texts only: it takes no numbers. */
function fillingIn(json: string): Map<string, string> | undefined {
  try {
    const entries = Object.entries(JSON.parse(json) as Record<string, unknown>);
    return entries.every(([, value]) => typeof value === 'string')
      ? new Map(entries as [string, string][])
      : undefined;
  } catch {
    return undefined;
  }
}

function dayOf(at: number): string {
  return inPeking(at).slice(0, 10).replaceAll('-', '');
}

const STATUS = { waiting: 1, failed: 2, delivered: 3 } as const;

function details({ messages }: State, given: Record<string, string>): Answer {
  const found = messages
    .filter(({ phone, at }) => phone === given['PhoneNumber'] && dayOf(at) === given['SendDate'])
    .toReversed();
  const size = Number(given['PageSize']);
  const start = (Number(given['CurrentPage']) - 1) * size;
  const SmsSendDetailDTO = found.slice(start, start + size).map((one) => ({
    PhoneNum: one.phone,
    SendStatus: STATUS[one.status],
    ErrCode: one.err_code,
    TemplateCode: one.template_code,
    Content: one.content,
    SendDate: inPeking(one.at),
    ReceiveDate: one.status === 'waiting' ? '' : inPeking(one.at),
    OutId: one.out_id,
  }));
  return said('OK', 200, {
    TotalCount: String(found.length),
    SmsSendDetailDTOs: { SmsSendDetailDTO },
  });
}
