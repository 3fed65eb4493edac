import { startTwilioDouble, type TwilioDouble } from './twilio.js';

const account_sid = `AC${'0123456789abcdef'.repeat(2)}`;
const auth_token = 'a-token-of-the-double';
const path = `/2010-04-01/Accounts/${account_sid}/Messages`;
const FORM = 'application/x-www-form-urlencoded';

let double: TwilioDouble;
beforeAll(async () => {
  double = await startTwilioDouble({ account_sid, auth_token });
});
afterAll(() => double.stop());

interface Asked {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}

async function ask(target: string, { headers, ...init }: Asked = {}): Promise<object> {
  const authorization = `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString('base64')}`;
  const response = await fetch(double.url + target, {
    ...init,
    headers: { authorization, ...headers },
  });
  const said: unknown = await response.json();
  return { http: response.status, ...Object(said) };
}

const send = (body: string, type = FORM) =>
  ask(`${path}.json`, { method: 'POST', body, headers: { 'content-type': type } });

const good = 'To=%2B12125550101&From=%2B12125550199&Body=Hello';

describe('a message', () => {
  it.each([
    ['the ordinary one', good],
    ['one that waits a second', `${good}&ValidityPeriod=1`],
    ['one that waits ten hours', `${good}&ValidityPeriod=36000`],
    [
      'one from a messaging service',
      `To=%2B12125550101&Body=Hi&MessagingServiceSid=MG${'a'.repeat(32)}`,
    ],
    ['one from a sender’s name', 'To=%2B447700900101&From=Harbor&Body=Hi'],
    ['one of 1,600 characters', good.replace('Hello', 'x'.repeat(1600))],
  ])('is taken: %s', async (_, body) => {
    expect(await send(body)).toMatchObject({ http: 201, status: 'queued' });
  });

  it.each([
    ['no recipient', 'From=%2B12125550199&Body=Hi', 21604],
    ['a recipient without its plus sign', good.replace('%2B', ''), 21211],
    ['two recipients', `${good}&To=%2B12125550102`, 21211],
    ['no text', 'To=%2B12125550101&From=%2B12125550199', 21602],
    ['an empty text', good.replace('Hello', ''), 21602],
    ['1,601 characters', good.replace('Hello', 'x'.repeat(1601)), 21617],
    ['no sender', 'To=%2B12125550101&Body=Hi', 21603],
    ['a bad sender', good.replace('%2B12125550199', '%2B1-212'), 21212],
    ['a bad service', `To=%2B12125550101&Body=Hi&MessagingServiceSid=MG1`, 20422],
    ['no time to wait', `${good}&ValidityPeriod=0`, 20422],
    ['too much time to wait', `${good}&ValidityPeriod=36001`, 20422],
    ['a time that is no number', `${good}&ValidityPeriod=soon`, 20422],
    ['a bad callback', `${good}&StatusCallback=nowhere`, 21609],
    ['an unknown parameter', `${good}&Colour=red`, 20001],
  ])('is refused with the vendor’s code: %s', async (_, body, code) => {
    const before = double.messages.length;

    expect(await send(body)).toEqual({
      http: 400,
      status: 400,
      code,
      message: expect.any(String),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(double.messages).toHaveLength(before);
  });

  it('is refused as JSON, and without the recipient in the refusal', async () => {
    expect(await send('{"To":"+12125550101"}', 'application/json')).toMatchObject({ http: 415 });
    expect(JSON.stringify(await send(good.replace('%2B1', '')))).not.toContain('2125550101');
  });
});

describe('a request', () => {
  it.each([
    ['a sid that is none', `${path}/SM123.json`, 404, 20404],
    ['another account', `/2010-04-01/Accounts/AC${'f'.repeat(32)}/Messages.json`, 404, 20404],
    ['an unknown path', '/2010-04-01/Calls.json', 404, 20404],
    ['a page of none', `${path}.json?PageSize=0`, 400, 20422],
    ['a page of 1,001', `${path}.json?PageSize=1001`, 400, 20422],
    ['a date that is none', `${path}.json?DateSent%3E=yesterday`, 400, 20422],
    ['an unknown filter', `${path}.json?Body=x`, 400, 20001],
  ])('is refused: %s', async (_, target, http, code) => {
    expect(await ask(target)).toMatchObject({ http, code });
  });

  it('is refused by a method that the contract lacks', async () => {
    expect(await ask(`${path}.json`, { method: 'DELETE' })).toMatchObject({ http: 405 });
  });

  it.each([
    ['a day', '2020-01-01'],
    ['an instant', '2020-01-01T00:00:00Z'],
  ])('may filter by %s', async (_, date) => {
    expect(await ask(`${path}.json?DateSent%3E=${date}&PageSize=1000`)).toMatchObject({
      http: 200,
    });
  });
});
