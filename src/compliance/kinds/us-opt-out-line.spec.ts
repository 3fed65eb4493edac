import { hasSimpleOptOut } from './us-opt-out-line.js';

describe('hasSimpleOptOut', () => {
  it.each([
    'Reply STOP to opt out.',
    'ABC Inc., a debt collector. Reply STOP to stop texts to this telephone number.',
    'Text STOP to end.',
    'Click here to unsubscribe.',
    'To opt out of further emails to this address, click here: https://abc.example/optout',
    'Unsubscribe: https://abc.example/u',
    'You may opt out of further emails from us to this email address by replying with the word stop in the subject line.',
    'If you do not want further texts at this number, reply STOP.',
    'Txt END 2 stop',
    'STOP=opt out',
    'Reply with QUIT to cancel messages.',
    'To stop receiving emails at this address, use this link.',
    'Follow this link to manage your preferences or opt out',
    'Reply STOP or call 1-800-555-1212 to opt out.',
    'Responda STOP para dejar de recibir mensajes.',
    'Haga clic aquí para dejar de recibir correos en esta dirección.',
    'Reply NO to opt out',
    'Opt out: reply STOP',
    'To discuss your account, reply or call. Unsubscribe',
    'To opt out of further e-mails visit our website.',
    'Opt out by replying "stop".',
    'STOP to opt-out',
    'Respond STOP to unsubscribe',
    'To opt out of text messages to this number, reply STOP. Msg&data rates may apply.',
  ])('finds the way: %s', (text) => {
    expect(hasSimpleOptOut(text)).toBe(true);
  });

  it.each([
    'Please call us about your account at 1-800-555-1212.',
    'To opt out, write to ABC Inc., P.O. Box 123.',
    'To opt out of emails, call 1-800-555-1212.',
    'To stop these texts call 1-800-555-1212.',
    'To opt out, mail a letter to ABC Inc., 1 Main St.',
    'You can opt out by sending a letter to our office.',
    'To opt out, reply STOP with your full name and account number.',
    'Reply STOP and your Social Security number to opt out.',
    'To opt out, click here and pay the $5 processing fee.',
    'To unsubscribe click here and enter your date of birth.',
    'Stop ignoring us. Call now.',
    'To opt out, please reply by mail.',
    'Reply STOP to opt out. A $1.00 fee applies.',
    'To stop these texts, visit our office.',
    'Opt out by phone only: 1-800-555-1212',
    'To opt out log in to your account with your password at abc.example/login',
    'You must reply within 5 days or we will end negotiations',
    'To opt out, send us your name, address and account number by reply.',
  ])('misses a simple electronic way: %s', (text) => {
    expect(hasSimpleOptOut(text)).toBe(false);
  });
});
