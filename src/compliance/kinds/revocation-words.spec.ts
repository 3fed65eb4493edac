import { asksToStart, asksToStop } from './revocation-words.js';

describe('asksToStop', () => {
  it.each([
    'STOP',
    'stop',
    'Stop.',
    'Opt out',
    'unsubscribe',
    'please stop texting me',
    'Please do not text me again',
    'leave me alone',
    'no more messages please',
    'I want you to stop',
    'STOP!!',
    'remove me',
    'Take me off your list',
    'quit',
    'revoke',
    'CANCEL',
    'End',
    'Stop contacting me',
    "don't message me anymore",
    "I don't want these texts",
    'Please stop sending me messages',
    'stop please',
    'I revoke my consent',
    'no more texts',
    'Do not contact me',
    'Quit texting me',
    'Please remove my number from your system',
    'stop all',
    'Leave me alone please.',
    'enough. stop it',
    'lose my number',
    'I no longer wish to receive texts',
    'Stop bothering me',
    'not interested, stop',
    'kindly cease texting me',
    'I would like to opt out',
    'wish to be left alone',
    'pls stop',
    'Stop messages',
    'Stop!!! I told you already',
    'I opt out of these',
    'please quit sending these',
    'I want to be removed from your list',
    'Cancel my texts please',
    'End these messages',
    'Please discontinue these messages',
    'Let me be',
    'cut it out, no texts',
    'Stop. I will pay on Friday.',
  ])('hears: %s', (text) => {
    expect(asksToStop(text)).toBe(true);
  });

  it.each([
    'I will stop by tomorrow',
    'When does my plan end?',
    'Can I cancel my payment?',
    'Please call me tomorrow',
    'Please do not text me after 8pm',
    'How much do I owe?',
    'START',
    'I can pay on Friday',
    'HELP',
    'ok thanks',
    'When will the interest stop?',
    'What is my balance?',
    "I can't stop by the office",
    'Can you remove the late fee?',
    'I want to end this by paying in full',
    "please don't text me at work",
    "I can't stop thinking about this debt",
    'No message came through',
    'Let me be clear: I will pay',
  ])('lets pass: %s', (text) => {
    expect(asksToStop(text)).toBe(false);
  });
});

describe('asksToStart', () => {
  it.each([
    ['START', true],
    ['unstop', true],
    ['start paying', false],
    ['STOP', false],
  ])('reads `%s`', (text, expected) => {
    expect(asksToStart(text)).toBe(expected);
  });
});
