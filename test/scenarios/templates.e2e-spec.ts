/** The shipped templates in a database: brought in once, proved, and kept. */
import { createHash } from 'node:crypto';
import { canonicalContent } from '../../src/messages/content.repository.js';
import { publishNew, type NewTemplate } from '../../src/messages/publish.js';
import { importShippedTemplates, shippedTemplates } from '../../src/messages/shipped.js';
import { activeTemplates, type ActiveTemplate } from '../../src/messages/template.repository.js';
import { LogUnderTest } from '../support/evidence-log.js';

const SHIPPED = 46;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let world: LogUnderTest;
beforeEach(async () => {
  world = await LogUnderTest.open();
});
afterEach(() => world.close());

const simple = (name: string, text: string): NewTemplate => ({
  channel: 'sms',
  name,
  locale: 'en',
  content: { text, purposes: ['collection'], variables: {} },
});

const bringIn = () => world.database.tx(1, (tx) => importShippedTemplates(tx, world.log));
const active = (): Promise<Map<string, ActiveTemplate>> => world.database.tx(1, activeTemplates);

describe('bringing in the shipped templates', () => {
  it('makes each of them version 1, approved, with an evidence record of its hash', async () => {
    expect(await bringIn()).toBe(SHIPPED);

    const templates = await active();
    const records = new Map((await world.queue()).map(({ id, entry }) => [id, entry.toString()]));
    expect(templates.size).toBe(SHIPPED);
    for (const { channel, name, locale, content } of shippedTemplates()) {
      const stored = templates.get(`${channel}/${name}.${locale}`);
      const record = JSON.parse(records.get(stored?.record_id ?? '') ?? '{}');
      expect(stored).toMatchObject({ version: 1, approved: true, content });
      expect(record).toMatchObject({
        kind: 'template.published',
        subj: null,
        body: {
          sha256: sha256(canonicalContent(content)),
          template: `${channel}/${name}.${locale}`,
          version: '1',
        },
      });
    }
  });

  it('does nothing a second time', async () => {
    await bringIn();

    expect(await bringIn()).toBe(0);
    expect(await world.queue()).toHaveLength(SHIPPED);
  });

  it('happens once when several processes start together', async () => {
    const counts = await Promise.all([bringIn(), bringIn(), bringIn()]);

    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, SHIPPED]);
    expect(await world.queue()).toHaveLength(SHIPPED);
  });

  it('leaves alone what the tenant has under the same name, and what it has withdrawn', async () => {
    const own = simple('overdue', 'Ours.');
    await world.database.tx(1, (tx) => publishNew(tx, world.log, [own]));
    await world.owner.query('update template set active_version = null');

    expect(await bringIn()).toBe(SHIPPED - 1);
    expect((await active()).has('sms/overdue.en')).toBe(false);
    await world.owner.query('update template set active_version = 1');
    expect((await active()).get('sms/overdue.en')?.content.text).toBe('Ours.');
  });
});

describe('the active templates', () => {
  it('are the same objects each time, so that they are compiled once', async () => {
    await bringIn();
    const [first, second] = [await active(), await active()];

    expect(second.get('sms/hold.en')?.content).toBe(first.get('sms/hold.en')?.content);
  });

  it('are refused when a stored text is not the published one', async () => {
    const published = simple('kind', 'Kind words.');
    await world.database.tx(1, (tx) => publishNew(tx, world.log, [published]));
    await world.owner.query('alter table template_version disable trigger all');
    await world.owner.query(
      `update template_version set content = jsonb_set(content, '{text}', '"Unkind words."')`,
    );

    await expect(active()).rejects.toThrow('is not the one that was published');
  });

  it('are those of the tenant alone', async () => {
    await bringIn();
    await world.owner.query("insert into tenant (slug, name, created_at) values ('b', 'B', now())");

    expect(await world.database.tx(2, activeTemplates)).toEqual(new Map());
  });
});
