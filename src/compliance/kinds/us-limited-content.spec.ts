import { isLimitedContent } from './us-limited-content.js';

describe('isLimitedContent', () => {
  it.each([
    'This is Robin Smith calling from ABC Inc. Please contact me or Jim Johnson at 1-800-555-1212.',
    'Hello, this is Robin Smith calling from ABC Inc. It is 4:15 p.m. on Wednesday, September 1. Please contact me or any of our representatives at 1-800-555-1212 today until 6:00 p.m. Eastern time, or any weekday from 8:00 a.m. to 6:00 p.m. Eastern time.',
    'Good afternoon. Robin Smith from ABC Inc. here. Please call me back at 1-800-555-1212.',
    'Hi, my name is Robin Smith with ABC Inc. Call me at (800) 555-1212. Thank you.',
    'Hello, this is Robin Smith from ABC Inc. Please call me at 1-800-555-1212. Any representative can help you.',
    'Hello, this is Robin from ABC Inc. Please return my call at 800-555-1212. Thank you.',
    'This is Robin Smith calling from ABC Inc. Please call me or any of our other representatives back between 9 a.m. and 5 p.m. at 1-800-555-1212.',
    'Hello, this message is for Pat Jones. This is Robin Smith from ABC Inc. Please call 1-800-555-1212.',
  ])('takes: %s', (text) => {
    expect(isLimitedContent(text, 'ABC Inc.')).toBe(true);
  });

  it.each([
    'This is ABC Inc. Please call us back at 1-800-555-1212.',
    'This is Robin Smith calling from ABC Inc., a debt collector. Please contact me at 1-800-555-1212.',
    'This is Robin Smith. Please call me at 1-800-555-1212.',
    'This is Robin Smith calling from ABC Inc. Please call me.',
    'This is Robin Smith calling from ABC Inc. My number is 1-800-555-1212.',
    'This is Robin Smith from the Collections Department of ABC Inc. Please call 1-800-555-1212.',
    'This is Robin Smith calling from ABC Inc. Please contact me at 1-800-555-1212 about an important matter.',
    'This is Robin Smith calling from ABC Inc. Please contact me at 1-800-555-1212 regarding reference number 4411.',
    'This is Robin Smith calling from ABC Inc. This is urgent. Please contact me at 1-800-555-1212.',
    'This is Robin Smith from ABC Inc. Please call 1-800-555-1212 to discuss your account.',
    'This is ABC Inc. Please call Customer Service at 1-800-555-1212.',
  ])('refuses: %s', (text) => {
    expect(isLimitedContent(text, 'ABC Inc.')).toBe(false);
  });
});

describe('isLimitedContent with a telling name', () => {
  it.each([
    'This is Robin Smith calling from ABC Debt Recovery. Please contact me at 1-800-555-1212.',
  ])('refuses: %s', (text) => {
    expect(isLimitedContent(text, 'ABC Debt Recovery')).toBe(false);
  });
});
