/**
 * What Alibaba Cloud's refusals mean to us, one table.
 *
 * Sources: the SMS API's error codes, https://help.aliyun.com/document_detail/101346.html; of `isp.SYSTEM_ERROR`
 * https://www.alibabacloud.com/help/doc-detail/73694.htm says to call again; the codes without `isv.` or `isp.`
 * are the gateway's, https://error-center.aliyun.com/status/product/Public: it answers before the SMS service
 * has seen the request.
 */
import type { Outcome } from './channel.js';

type Kind = Exclude<Outcome['kind'], 'accepted'>;

const MEANINGS: Readonly<Record<'technical' | 'refused', readonly string[]>> = {
  // About us or about the vendor: the same message may leave later, or by another vendor.
  technical: [
    'isp.SYSTEM_ERROR',
    'isp.RAM_PERMISSION_DENY',
    'isv.ACCOUNT_ABNORMAL',
    'isv.ACCOUNT_NOT_EXISTS',
    'isv.AMOUNT_NOT_ENOUGH',
    'isv.DAY_LIMIT_CONTROL',
    'isv.DENY_IP_RANGE',
    'isv.MONTH_LIMIT_CONTROL',
    'isv.OUT_OF_SERVICE',
    'isv.PRODUCT_UNSUBSCRIBE',
    'isv.PRODUCT_UN_SUBSCRIPT',
  ],
  // About this message: its number, its words, its template or how often that number was written to.
  refused: [
    'isv.BLACK_KEY_CONTROL_LIMIT',
    'isv.BUSINESS_LIMIT_CONTROL',
    'isv.DOMESTIC_NUMBER_NOT_SUPPORTED',
    'isv.EXTEND_CODE_ERROR',
    'isv.INVALID_JSON_PARAM',
    'isv.INVALID_PARAMETERS',
    'isv.MOBILE_COUNT_OVER_LIMIT',
    'isv.MOBILE_NUMBER_ILLEGAL',
    'isv.PARAM_LENGTH_LIMIT',
    'isv.PARAM_NOT_SUPPORT_URL',
    'isv.SIGN_STATE_ILLEGAL',
    'isv.SMS_CONTENT_ILLEGAL',
    'isv.SMS_SIGNATURE_ILLEGAL',
    'isv.SMS_SIGNATURE_SCENE_ILLEGAL',
    'isv.SMS_SIGN_ILLEGAL',
    'isv.SMS_TEMPLATE_ILLEGAL',
    'isv.TEMPLATE_MISSING_PARAMETERS',
    'isv.TEMPLATE_PARAMS_ILLEGAL',
  ],
};

/** The gateway did not let us in, or has too much to do. */
const AT_THE_GATE =
  /^(?:Throttling|Forbidden|NoPermission|InvalidAccessKeyId|InvalidSecurityToken|IncompleteSignature|SignatureDoesNotMatch|SignatureNonceUsed|InvalidTimeStamp)(?:\.|$)/;

const KNOWN: ReadonlyMap<string, Kind> = new Map(
  Object.entries(MEANINGS).flatMap(([kind, codes]) => codes.map((code) => [code, kind as Kind])),
);

/**
 * What is not in the table: `isv.` is by its name a fault of the request, as is the gateway's 4xx; anything
 * else may have left.
 */
export function meaningOf(code: string, status: number): Kind {
  const known = KNOWN.get(code);
  if (known !== undefined) return known;
  if (AT_THE_GATE.test(code)) return 'technical';
  const isOurFault = code.startsWith('isv.') || (status >= 400 && status < 500);
  return isOurFault ? 'refused' : 'unknown';
}

/** In the shape of our error codes; what a vendor makes up is never repeated. */
export function alicloudCode(code: string): string {
  return `alicloud_${/^[A-Za-z0-9_.:-]{1,60}$/.test(code) ? code : 'error'}`;
}
