import { isSignedBy, readAuthorization, signatureOf, type SignedRequest } from './acs3.js';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const IMAGE = 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd';
const SECRET = 'YourAccessKeySecret';

function request(date: string, nonce: string): SignedRequest {
  return {
    method: 'POST',
    path: '/',
    query: new URLSearchParams({ RegionId: 'cn-shanghai', ImageId: IMAGE }),
    headers: {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-content-sha256': EMPTY,
      'x-acs-date': date,
      'x-acs-signature-nonce': nonce,
      'x-acs-version': '2014-05-26',
      'user-agent': 'not signed',
    },
    body: Buffer.alloc(0),
  };
}

const SIGNED = Object.keys(request('', '').headers)
  .filter((name) => name !== 'user-agent')
  .toSorted();
const ONE = request('2023-10-26T10:22:32Z', '3156853299f313e23d1673dc12e1703d');

describe('the signature', () => {
  // From the two descriptions, help.aliyun.com/document_detail/2593177.html and
  // help.aliyun.com/zh/model-studio/roa-style-request-body-signature-mechanism.
  it.each([
    [ONE, '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0'],
    [
      request('2023-10-26T09:01:01Z', 'd410180a5abf7fe235dd9b74aca91fc0'),
      'e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804',
    ],
  ])('is the published one', (one, signature) => {
    expect(signatureOf(one, SIGNED, SECRET)).toBe(signature);
  });

  const authorization = (signed: readonly string[], secret = SECRET) =>
    readAuthorization(
      `ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=${signed.join(';')},Signature=${signatureOf(ONE, signed, secret)}`,
    )!;

  it('covers every common header and the body', () => {
    const some = SIGNED.filter((name) => name !== 'x-acs-action');

    expect(isSignedBy(ONE, authorization(SIGNED), SECRET)).toBe(true);
    expect(isSignedBy(ONE, authorization(some), SECRET)).toBe(false);
    expect(isSignedBy(ONE, authorization(SIGNED, 'another'), SECRET)).toBe(false);
    expect(isSignedBy({ ...ONE, body: Buffer.from('x') }, authorization(SIGNED), SECRET)).toBe(
      false,
    );
  });

  it.each(['', 'Basic abc', 'ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=short'])(
    'is not read from %j',
    (header) => {
      expect(readAuthorization(header)).toBeUndefined();
    },
  );
});
