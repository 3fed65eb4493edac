/** Senders that a declaration excepts, by whatever name they were given. */
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { Declaration } from '../policies/declaration.js';
import { lookUp, unknownReference } from '../portfolio/reference.js';

/** With our ids, or a problem that names every one that does not exist. */
export async function withKnownSenders(tx: Tx, content: Declaration): Promise<Declaration> {
  const { except } = content;
  if (except === undefined) return content;
  const found = await lookUp(
    tx,
    'organisation',
    except.map(({ organisation }) => organisation),
  );
  const errors = except.flatMap(({ organisation }, i) =>
    found.has(organisation)
      ? []
      : [unknownReference(`/except/${i}/organisation`, 'organisation', organisation)],
  );
  if (errors.length > 0) {
    throw new Problem('unknown-reference', 'a sender that is excepted does not exist', { errors });
  }
  return {
    ...content,
    except: except.map(({ organisation, facts }) => ({
      organisation: publicId('organisation', found.get(organisation)?.id ?? ''),
      facts,
    })),
  };
}
