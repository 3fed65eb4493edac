import { shippedTemplates } from './shipped.js';
import { chooseTemplate, templateKey, type ActiveTemplate } from './template.repository.js';

const active = new Map<string, ActiveTemplate>(
  shippedTemplates().map((template) => [
    templateKey(template.channel, template.name, template.locale),
    { ...template, template_id: '', version: 1, sha256: '', record_id: '', approved: true },
  ]),
);

describe('the template for a person', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-hans-SG', 'zh-CN'],
    ['ZH-cn', 'zh-CN'],
    ['zh-TW', 'en'],
    ['zh-Hant', 'en'],
    ['en', 'en'],
    ['en-US', 'en'],
    ['fr', 'en'],
    ['zhx', 'en'],
    ['', 'en'],
  ])('who reads `%s` is written in `%s`', (language, locale) => {
    expect(chooseTemplate(active, 'sms', 'overdue', language)?.locale).toBe(locale);
  });

  it.each([
    ['sms', 'nonsense'],
    ['letter', 'overdue'],
    ['sms', '../email/overdue'],
  ])('does not exist for %s and %s', (channel, name) => {
    expect(chooseTemplate(active, channel, name, 'en')).toBeUndefined();
  });
});
