import { readSchema } from './schema.js';

const ordinary = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A test',
  'x-purposes': ['collection'],
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', maxLength: 20, description: 'Who.' },
    url: { type: 'string', format: 'uri', maxLength: 99, description: 'Where.' },
    days: { type: 'integer', description: 'How long.' },
    is_late: { type: 'boolean', description: 'Whether.' },
    parts: {
      type: 'array',
      maxItems: 3,
      items: { type: 'string', maxLength: 9 },
      description: 'What.',
    },
  },
  examples: [{ name: 'Ada' }, { name: '王小明', days: 3 }],
};

const read = (schema: object, locale: 'en' | 'zh-CN' = 'en') =>
  readSchema('sms/test', JSON.stringify(schema), locale);

describe('a variable schema', () => {
  it('becomes declarations with the examples of its locale', () => {
    expect(read(ordinary, 'zh-CN')).toEqual({
      purposes: ['collection'],
      variables: {
        name: {
          type: 'text',
          required: true,
          max_length: 20,
          description: 'Who.',
          example: '王小明',
        },
        url: { type: 'link', required: false, max_length: 99, description: 'Where.' },
        days: { type: 'whole_number', required: false, description: 'How long.', example: 3 },
        is_late: { type: 'flag', required: false, description: 'Whether.' },
        parts: { type: 'list', required: false, max_items: 3, max_length: 9, description: 'What.' },
      },
    });
  });

  it.each([
    ['without bounds', { properties: { name: { type: 'string', description: '' } } }],
    [
      'with a keyword that would be ignored',
      { properties: { name: { type: 'string', maxLength: 9, pattern: 'a', description: '' } } },
    ],
    ['that admits other variables', { additionalProperties: true }],
    ['with one example', { examples: [{ name: 'Ada' }] }],
    ['for no purpose', { 'x-purposes': [] }],
  ])('is refused %s', (_, change) => {
    expect(() => read({ ...ordinary, ...change })).toThrow(
      /^the schema `sms\/test` cannot be used: /,
    );
  });
});
