/** What the call is about: it is in the answer of the API only once the person has said who they are. */
import { Card, Descriptions } from 'antd';
import { useLanguage, useText } from '../../words/language.js';
import type { Call } from './useCalls.js';
import { known, relationWord } from './knownWords.js';
import { words } from './words.js';

export function About({ call: { about } }: { readonly call: Call }) {
  const text = useText(words);
  const relations = useText(known);
  const { language } = useLanguage();
  if (about === undefined || about === null) return null;
  const { debt, script, relation, sender } = about;
  const sum = (minor: number | undefined) =>
    minor === undefined ? '–' : money(minor, debt.currency, language);
  return (
    <Card className="gap" size="small" title={text.about}>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'overdue', label: text.overdue, children: sum(debt.amounts['overdue']) },
          { key: 'all', label: text.outstanding, children: sum(debt.amounts['outstanding']) },
          { key: 'late', label: text.late, children: text.days(debt.days_past_due) },
          { key: 'lender', label: text.lender, children: debt.lender ?? '–' },
          { key: 'sender', label: text.sender, children: sender ?? '–' },
          { key: 'tail', label: text.tail, children: debt.account_tail ?? '–' },
          { key: 'relation', label: text.relation, children: relationWord(relation, relations) },
        ]}
      />
      {script !== null && <p className="script">{script}</p>}
    </Card>
  );
}

function money(minor: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency,
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
