import { Webhook } from 'standardwebhooks';
import { newSecret, signedHeaders } from './signature.js';

describe('a signature of Standard Webhooks', () => {
  it('is that of the specification’s own example', () => {
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: 1_614_265_330_000,
      body: '{"test": 2432232314}',
    };
    const headers = signedHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']);

    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is read by the library of receivers, with any secret that is valid', () => {
    const [fresh, old, foreign] = [newSecret(), newSecret(), newSecret()];
    const body = '{"type":"contact.held","data":{"words":"催收"}}';
    const headers = signedHeaders({ id: 'rec_1', at: Date.now(), body }, [fresh, old]);

    for (const secret of [fresh, old])
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'contact.held' });
    expect(() => new Webhook(foreign).verify(body, headers)).toThrow('No matching signature');
    expect(() => new Webhook(fresh).verify(`${body} `, headers)).toThrow('No matching signature');
  });
});
