/** What lies on the desk of an officer or operator: sends of unknown outcome, and replies. */
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { textedIn } from './heard.js';
import { ACCOUNT, type Town } from './town.js';

/** A send of which nobody knows whether it left. */
export async function unknownIn(town: Town, name: string): Promise<string> {
  await town.borrower(name, 'CN');
  town.sms.fail_next('dropped');
  const id = await town.contact(name, { channel: 'sms' });
  await town.becomes(id, 'unknown');
  return id;
}

/** A borrower answers a text. */
export async function writesIn(town: Town, name: string, body: string): Promise<void> {
  const from = await textedIn(town, name);
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  await post(signedInbound(ACCOUNT, { from, to: '+12125550100', body, url, more: {} }));
}
