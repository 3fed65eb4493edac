/** What the language check is asked, and what it answers. */
import { z } from 'zod';
import { purpose, relation } from './words.schema.js';

const short = z.string().max(200);

export const languageQuestion = z
  .strictObject({
    id: z.exactOptional(short).meta({ description: 'Your own name for the text; it comes back.' }),
    text: z.string().min(1).max(100_000).meta({ description: 'The words as they would be sent.' }),
    purpose: z
      .exactOptional(purpose)
      .meta({ description: 'What the text is for: other words are offered for the same purpose.' }),
    context: z.exactOptional(
      z.strictObject({
        addressee: z
          .exactOptional(relation)
          .meta({ description: 'Who will read it; the borrower unless given.' }),
        template_approved: z.exactOptional(z.boolean()),
        facts: z
          .exactOptional(
            z.strictObject({
              case_number: z.exactOptional(short),
              date: z.exactOptional(short),
              creditor: z.exactOptional(short),
              contract_clause: z.exactOptional(short),
            }),
          )
          .meta({ description: 'What the words of an approved legal notice rest on.' }),
        names: z
          .exactOptional(z.array(short).max(10))
          .meta({ description: 'Names of sender and lender, which are no hint of a debt.' }),
      }),
    ),
  })
  .meta({
    id: 'LanguageQuestion',
    description: 'A text to judge. Nothing is stored and nobody is contacted.',
    examples: [{ id: 'note-1', text: 'Please call us when convenient.', purpose: 'collection' }],
  });
export const inboundText = z.strictObject({ text: z.string().min(1).max(100_000) }).meta({
  id: 'InboundText',
  description: 'A message that somebody wrote to you. Nothing is stored.',
  examples: [{ text: 'Wrong number, please stop texting me.' }],
});
export type InboundText = z.infer<typeof inboundText>;

export const inboundRead = z
  .strictObject({
    object: z.literal('inbound_reading'),
    is_stop: z
      .boolean()
      .meta({ description: 'The whole message is an unmistakable request to stop.' }),
    signals: z.array(z.strictObject({ signal: z.string(), span: z.array(z.int()).length(2) })),
  })
  .meta({
    id: 'InboundRead',
    description: 'What the words point to; a person decides what it means.',
  });

export type LanguageQuestion = z.infer<typeof languageQuestion>;

const languageFinding = z
  .strictObject({
    entry: z.string(),
    category: z.string(),
    severity: z.enum(['block', 'review', 'lowered', 'cleared']),
    view: z.string().meta({ description: 'The reading of the text in which it was found.' }),
    span: z.array(z.int()).length(2).meta({ description: 'Where in the text, end exclusive.' }),
    matched: z.string(),
    because: z.string(),
    rule: z.string(),
    source: z.string(),
    instead: z
      .string()
      .meta({ description: 'Courteous words for the same purpose, in the language of the text.' }),
  })
  .meta({ id: 'LanguageFinding', description: 'Something found in a text, and help with it.' });

export const languageJudged = z
  .strictObject({
    object: z.literal('language_check'),
    id: z.exactOptional(z.string()),
    sha256: z.string().meta({ description: 'Of the text: a house policy excepts texts by it.' }),
    verdict: z.enum(['allow', 'review', 'block']),
    category: z.string().meta({ description: 'Of the gravest finding; `NONE` if there is none.' }),
    findings: z.array(languageFinding),
  })
  .meta({ id: 'LanguageJudged', description: 'What the language rules say of a text.' });
