/** What was asked: whom to contact, for whom, about what. */
import { Descriptions } from 'antd';
import type { Schemas } from '../../api/client.js';
import { useStateName } from '../../parts/StateTag.js';
import { useText } from '../../words/language.js';
import { term, terms } from '../person/terms.js';
import { words } from './story.words.js';

export function Asked({ story: { asked, contact } }: { readonly story: Schemas['Story'] }) {
  const text = useText(words);
  const name = useStateName();
  const labels = useText(terms);
  const version = contact.template_version;
  const items = [
    [text.to, `${asked.to.external_id} · ${asked.to.name ?? '–'} · ${asked.to.residence}`],
    [text.relation, term(labels, asked.to.relation)],
    [text.address, `${name(contact.channel)} · ${asked.to.address ?? '–'}`],
    [text.sender, `${asked.sender.name} (${asked.sender.external_id})`],
    [text.debt, asked.debt.external_id],
    [text.purpose, term(labels, contact.purpose)],
    [
      text.template,
      version === null ? contact.template : `${contact.template}, ${text.version(String(version))}`,
    ],
    [text.batch, contact.batch_id ?? '–'],
    [text.by, asked.by_login ?? asked.by ?? '–'],
  ] as const;
  return (
    <section>
      <h2>{text.asked}</h2>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </section>
  );
}
