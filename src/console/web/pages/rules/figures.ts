/** The numbers of a rule in words. */
import type { Text } from './words.js';

type Numbers = Readonly<Record<string, unknown>>;

export function figuresOf(numbers: Numbers, text: Text, language: string): string {
  const { max, days, ...others } = numbers;
  const said = Object.entries(others).map(
    ([name, value]) => `${wordOf(name, text)} ${valueOf(value, text, language)}`,
  );
  if (max === undefined && days === undefined) return said.join(', ');
  return [capOf(max, days, text, language), ...said].filter(Boolean).join(', ');
}

function capOf(max: unknown, days: unknown, text: Text, language: string): string {
  const within = days === 'month' ? text.month : plain(days);
  if (language === 'zh') {
    const period =
      days === undefined ? '' : days === 'month' ? `${within}内` : `${within} ${text.days}`;
    return max === undefined ? period : `${period}${text.max} ${plain(max)} 次`;
  }
  const period = days === 'month' ? `in ${within}` : days === undefined ? '' : dayText(days);
  return max === undefined ? period : `${text.max} ${plain(max)} ${period}`.trim();
}

function dayText(days: unknown): string {
  return days === 1 ? 'a day' : `in ${plain(days)} days`;
}

function wordOf(name: string, text: Text): string {
  const known = Object.entries(text).find(([key]) => key === name)?.[1];
  return typeof known === 'string' ? known : name.replaceAll('_', ' ');
}

function valueOf(value: unknown, text: Text, language: string): string {
  if (Array.isArray(value)) {
    return value.map((one) => valueOf(one, text, language)).join(language === 'zh' ? '；' : '; ');
  }
  if (typeof value === 'object' && value !== null)
    return figuresOf(value as Numbers, text, language);
  return hoursText(plain(value), text, language);
}

const DAYS: Readonly<Record<string, string>> = {
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
  Sun: '周日',
};

function hoursText(value: string, text: Text, language: string): string {
  if (language !== 'zh') return value;
  return value
    .replaceAll(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g, (day) => DAYS[day] ?? day)
    .replaceAll('daily', text.daily)
    .replaceAll('closed', text.closed);
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}
