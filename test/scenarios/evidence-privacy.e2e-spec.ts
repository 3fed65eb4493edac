import {
  lockPersons,
  readPersons,
  UnknownPersonError,
  type Person,
} from '../../src/evidence/person.js';
import { openSections, readOpenings, verifyRecord } from '../../src/evidence/section.js';
import { LogUnderTest } from '../support/evidence-log.js';

const ADA = { name: 'Ada Lovelace 陳大文', address: '+15550100' };
const GREG = { name: 'Greg the guarantor', address: 'greg@example.org' };
const TEMPLATE = { text: 'Dear {{name}}, please call us.' };

let world: LogUnderTest;
let ada: string;
let greg: string;
let record: string;

beforeAll(async () => {
  world = await LogUnderTest.open();
  [ada, greg] = (await world.persons(2)) as [string, string];
  record = await world.database.tx(1, async (tx) => {
    const persons = await lockPersons(tx, world.keys, [greg, ada]);
    const sec = {
      inputs: { value: { facts: ADA }, about: persons.get(ada)! },
      endpoint: { value: GREG, about: persons.get(greg)! },
      template: { value: TEMPLATE, about: null },
    };
    const subject: Person = persons.get(ada)!;
    const [id] = await world.log.write(tx, [
      { kind: 'decision', subject, body: { verdict: 'allow' }, sec },
    ]);
    return id!; // one draft, one id
  });
});

afterAll(() => world.close());

async function wanted() {
  const persons = await world.database.tx(1, (tx) => readPersons(tx, world.keys, [ada, greg]));
  return [
    { record_id: record, section: 'inputs', person: persons.get(ada) ?? null },
    { record_id: record, section: 'template', person: null },
    { record_id: record, section: 'endpoint', person: persons.get(greg) ?? null },
    { record_id: record, section: 'never_written', person: null },
  ];
}

const opened = async () => {
  const sections = await wanted();
  return world.database.tx(1, (tx) => openSections(tx, world.keys, sections));
};

async function stored() {
  const { rows } = await world.owner.query<{ entry: Buffer; leaf: Buffer }>(
    'select entry, leaf from record where id = $1',
    [record],
  );
  return rows[0]!; // written above
}

/** Every value of every row of the log, as bytes. */
async function allBytes(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const table of ['record', 'secret', 'pending', 'person_key']) {
    const { rows } = await world.owner.query<Record<string, unknown>>(`select * from ${table}`);
    const values = rows.flatMap((row) => Object.values(row));
    pieces.push(...values.map((v) => (Buffer.isBuffer(v) ? v : Buffer.from(String(v)))));
  }
  return Buffer.concat(pieces);
}

describe('personal data in the log', () => {
  it('opens for those who hold the keys', async () => {
    expect(await opened()).toEqual([{ facts: ADA }, TEMPLATE, GREG, undefined]);
  });

  it('does not open with the key of somebody else', async () => {
    const [inputs, , endpoint] = await wanted();
    const swapped = [
      { ...inputs!, person: endpoint!.person },
      { ...endpoint!, person: null },
    ];

    const values = await world.database.tx(1, (tx) => openSections(tx, world.keys, swapped));

    expect(values).toEqual([undefined, undefined]);
  });

  it('is what the record committed to', async () => {
    const sections = await wanted();
    const [inputs] = await world.database.tx(1, (tx) => readOpenings(tx, world.keys, sections));
    const forged = { ...inputs!, value: { facts: GREG } };

    expect(verifyRecord(await stored(), { inputs: inputs! })).toEqual([]);
    expect(verifyRecord(await stored(), { inputs: forged })).toEqual(['OPEN']);
  });

  it('is nowhere in the rows, and neither are the keys and blindings that open it', async () => {
    const bytes = await allBytes();
    const sections = await wanted();
    const openings = await world.database.tx(1, (tx) => readOpenings(tx, world.keys, sections));
    const hidden = [
      ...['Lovelace', '陳大文', '5550100', 'guarantor', 'greg@', '{{name}}'].map((text) =>
        Buffer.from(text),
      ),
      ...openings.flatMap((opening) =>
        opening ? [Buffer.from(opening.r), Buffer.from(opening.r, 'hex')] : [],
      ),
      ...sections.flatMap(({ person }) => (person ? [person.dek] : [])),
    ];

    expect(hidden).toHaveLength(14);
    expect(hidden.filter((secret) => bytes.includes(secret))).toEqual([]);
    expect(bytes.includes(record)).toBe(true);
  });
});

describe('an erased person', () => {
  beforeAll(async () => {
    await world.owner.query('begin; set local role dunwell_eraser; set local dunwell.tenant = 1');
    await world.owner.query('delete from person_key where party_id = $1', [ada]);
    await world.owner.query('commit');
  });

  it('has no key any more', async () => {
    const { rows } = await world.owner.query('select party_id from person_key');

    expect(rows).toEqual([{ party_id: greg }]);
  });

  it('cannot be read any more; others of the same record can', async () => {
    expect(await opened()).toEqual([undefined, TEMPLATE, GREG, undefined]);
  });

  it('leaves a record that still verifies', async () => {
    expect(verifyRecord(await stored())).toEqual([]);
  });

  it('gets no further records', async () => {
    const lock = world.database.tx(1, (tx) => lockPersons(tx, world.keys, [ada, greg]));

    await expect(lock).rejects.toThrow(UnknownPersonError);
  });
});
