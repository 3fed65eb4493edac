/** What became of what was sent: opt-outs by template, and how well each vendor delivers. */
import { Link } from 'react-router';
import { useLanguage, useText } from '../../words/language.js';
import { Figure } from './Figure.js';
import { logOf, useTemplates, useVendors, type Channel, type Period } from './figures.js';
import { Meter } from './Meter.js';
import { words } from './words.js';

interface Props {
  readonly period: Period;
  readonly channel: Channel | undefined;
}

export function TemplatesFigure({ period, channel }: Props) {
  const text = useText(words);
  const { language } = useLanguage();
  const { data, error } = useTemplates(period);
  const rows = (data?.data ?? []).filter((row) => channel === undefined || row.channel === channel);
  const share = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <Figure
      title={text.templates}
      hint={text.templatesHint}
      error={error}
      columns={[
        { title: text.template },
        { title: text.channel },
        { title: text.sent, isNumber: true },
        { title: text.optOuts, isNumber: true },
        { title: text.share, isNumber: true },
      ]}
      rows={rows.map(({ template, channel: by, sent, opt_outs }) => ({
        key: `${by} ${template}`,
        cells: [
          template,
          by in text ? text[by as Channel] : by,
          <Link to={logOf({ template, channel: by, from: period.from })}>{sent}</Link>,
          opt_outs,
          sent === 0 ? '–' : share.format((1_000 * opt_outs) / sent),
        ],
      }))}
    />
  );
}

export function VendorsFigure({ period }: { readonly period: Period }) {
  const text = useText(words);
  const { language } = useLanguage();
  const { data, error } = useVendors(period);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const outcomes = [
    'accepted',
    'delivered',
    'undelivered',
    'failed',
    'refused',
    'put_off',
  ] as const;
  return (
    <Figure
      isWide
      title={text.vendors}
      hint={text.vendorsHint}
      error={error}
      columns={[
        { title: text.vendor },
        ...outcomes.map((one) => ({ title: text[one], isNumber: true })),
        { title: text.unknown, isNumber: true },
        { title: text.deliverability, isNumber: true },
        { title: '' },
      ]}
      rows={(data?.data ?? []).map((row) => ({
        key: row.vendor,
        cells: [
          row.label ?? row.vendor,
          ...outcomes.map((one) => row[one]),
          <Link to={logOf({ status: 'unknown' })}>{row.unknown}</Link>,
          row.accepted === 0 ? '–' : percent.format(row.delivered / row.accepted),
          <Meter value={row.delivered} of={row.accepted} />,
        ],
      }))}
    />
  );
}
