/** The words of the draft beside those of the newest version: what an approver answers for. */
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import { useText } from '../../words/language.js';
import { Differences } from '../templates/Differences.js';
import { versionWords } from '../templates/versionWords.js';
import type { Draft } from './useDraft.js';
import type { Content } from './useWords.js';
import { words } from './words.js';

interface Props {
  readonly draft: Draft;
  readonly content: Content;
}

export function Before({ draft, content }: Props) {
  const text = useText(words);
  const versions = useText(versionWords);
  const { channel, name, locale, latest_version, status } = draft;
  const newest = useQuery({
    queryKey: ['templates', 'named', channel, name, locale, latest_version],
    enabled: latest_version > 0 && status !== 'approved',
    queryFn: () => templateNamed(channel, name, locale as 'en' | 'zh-CN'),
  });
  const [version] = newest.data?.versions ?? [];
  if (version === undefined) return null;
  return (
    <section>
      <h2>{text.changesFrom(version.version)}</h2>
      <Differences
        before={{ title: versions.version(version.version), content: version as Content }}
        after={{ title: text.words, content }}
      />
    </section>
  );
}

/** A list has no filter by name; there are few of one channel and language. */
export async function templateNamed(
  channel: Draft['channel'],
  name: string,
  locale: 'en' | 'zh-CN',
) {
  let after: string | undefined;
  for (;;) {
    const query = { channel, locale, limit: 200, ...(after && { starting_after: after }) };
    const list = await answer(api.GET('/v1/templates', { params: { query } }));
    const found = list.data.find((one) => one.name === name);
    if (found !== undefined) {
      return answer(api.GET('/v1/templates/{id}', { params: { path: { id: found.id } } }));
    }
    after = list.data.at(-1)?.id;
    if (!list.has_more || after === undefined) return null;
  }
}
