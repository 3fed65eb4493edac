/** What the API takes and answers about declarations. */
import { z } from 'zod';
import { DECLARED_FACTS } from '../compliance/declared.js';
import { version } from '../policies/house-policy.schema.js';
import { metaOfList, reference, words } from './fields.schema.js';
import { proposal, proposalQuery, proposing } from './proposals.schema.js';

const facts = z
  .array(z.enum(DECLARED_FACTS))
  .max(DECLARED_FACTS.length)
  .refine((list) => new Set(list).size === list.length, {
    message: 'names a fact twice',
    params: { remedy: 'name each once' },
  });

const content = {
  facts: facts.meta({
    description: 'What holds wherever no contact, address or debt says otherwise.',
  }),
  except: z
    .exactOptional(
      z
        .array(z.strictObject({ organisation: reference, facts }))
        .max(500)
        .refine(
          (list) => new Set(list.map(({ organisation }) => organisation)).size === list.length,
          { message: 'names a sender twice', params: { remedy: 'name each once' } },
        ),
    )
    .meta({ description: 'Senders for whom some of it does not hold.' }),
  statement: words.meta({ description: 'What the tenant stands for, in its own words.' }),
};

export const newDeclaration = z.strictObject({ version, ...proposing, ...content }).meta({
  id: 'NewDeclaration',
  description: 'Contacts that rest on a fact nobody stated or declared wait for a person.',
  examples: [
    {
      version: '2026-1',
      reason: 'First day.',
      facts: [...DECLARED_FACTS],
      statement: 'All calls are recorded from beginning to end; lines are registered.',
    },
  ],
});
export type NewDeclaration = z.infer<typeof newDeclaration>;

export const comparedDeclaration = z.strictObject({ version, ...content }).meta({
  id: 'ComparedDeclaration',
  examples: [{ version: 'draft', facts: ['calls_recorded'], statement: 'Calls are recorded.' }],
});
export type ComparedDeclaration = z.infer<typeof comparedDeclaration>;

export const declarationQuery = proposalQuery('dcl');

export const declaration = z
  .object({ object: z.literal('declaration'), id: z.string(), ...proposal, ...content })
  .meta({ id: 'Declaration', description: 'A declaration and where it stands.' });

export const declarationList = z
  .object({ ...metaOfList, data: z.array(declaration) })
  .meta({ id: 'DeclarationList' });
