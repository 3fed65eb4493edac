import { readFileSync } from 'node:fs';
import { checkLanguage } from './check.js';

const messages = (name: string) =>
  readFileSync(
    new URL(`../../../test/compliance/language-corpus/${name}.txt`, import.meta.url),
    'utf8',
  )
    .split('\n')
    .filter((line) => /^[^#]*[a-z]/i.test(line) && !/\p{Script=Han}/u.test(line));

const entriesOf = (text: string) => checkLanguage(text, {}).findings.map(({ entry }) => entry);

describe('a language that the lexicon does not cover', () => {
  it.each([
    'Si no paga hoy vamos a su casa y le rompemos las piernas.',
    'Estimado señor, su pago está vencido. Por favor llame a nuestra oficina.',
    'Te vamos a matar si no pagas la deuda mañana.',
    'Si vous ne payez pas demain, nous allons vous casser les jambes.',
    'Bonjour, votre paiement est en retard. Veuillez nous contacter.',
    'Wenn Sie nicht zahlen, brechen wir Ihnen die Beine.',
    'Guten Tag, Ihre Zahlung ist noch offen. Bitte rufen Sie uns an.',
    'Se você não pagar hoje, vamos até a sua casa e quebrar suas pernas.',
    'Olá, o seu pagamento está em atraso. Por favor, entre em contato.',
    'Nếu anh không trả nợ hôm nay, chúng tôi sẽ đến nhà anh.',
    'Quy khach vui long thanh toan khoan vay truoc ngay mai.',
    'Jika kamu tidak bayar hutang hari ini, kami akan datang ke rumah.',
    'Mohon segera lakukan pembayaran tagihan anda.',
    'Se non paghi il debito domani, veniamo a casa tua.',
    'Als u niet betaalt komen wij naar uw huis.',
    'Magbayad ka na ng utang mo ngayon, kung hindi papatayin ka namin.',
  ])('goes to a person or is stopped, never through: %s', (text) => {
    expect(checkLanguage(text, {}).verdict).not.toBe('allow');
    expect(entriesOf(text)).toContain('LANGUAGE');
  });

  it.each([
    'Dear Señor de la Cruz, your payment is due on 3 May.',
    'Hi José, please call us about your account. Thanks, Los Angeles Credit Union.',
    'Your appointment at the Café de Paris in San Jose is confirmed.',
    'Banco del Sol: your balance is $120.00.',
    'STOP',
    'Die Hard is on tonight, see you there',
    'ok la, see you at the par terre',
    'Ref 12345 paid',
    'Thank you Maria da Silva, we received 50.00 EUR.',
  ])('is not taken for one: %s', (text) => {
    expect(entriesOf(text)).not.toContain('LANGUAGE');
  });

  it('is seen in none of the English messages of the corpora', () => {
    const all = ['lawful', 'abusive', 'review'].flatMap(messages);

    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((text) => entriesOf(text).includes('LANGUAGE'))).toEqual([]);
  });
});
