/** The versions of a template beside each other, and which of them goes out. */
import { App, Button, Select, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { useSession } from '../../frame/session.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { useText } from '../../words/language.js';
import { Differences } from './Differences.js';
import type { Content } from './parts.js';
import type { SwitchVersion } from './useSwitch.js';
import { versionWords } from './versionWords.js';

interface Props {
  readonly template: Schemas['TemplateWithVersions'];
  readonly act: SwitchVersion;
}

export function Versions({ template, act }: Props) {
  const text = useText(versionWords);
  const { message } = App.useApp();
  const { may } = useSession();
  const { versions, active_version: active } = template;
  const activate = (version: number) =>
    act.mutate(
      { version, reason: version < (active ?? 0) ? text.rollBack : text.activate },
      { onSuccess: () => void message.success(text.activated(version)) },
    );
  return (
    <section>
      <h2>{text.versions}</h2>
      <ul className="plain">
        {versions.map(({ version, approved, created_at }) => (
          <li key={version}>
            <strong>{text.version(version)}</strong> <LocalTime at={created_at} />{' '}
            {version === active && <Tag color="success">{text.goesOut}</Tag>}
            {version !== active && approved && may('templates:write') && (
              <Button size="small" loading={act.isPending} onClick={() => activate(version)}>
                {version < (active ?? 0) ? text.rollBack : text.activate}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Compared versions={versions} />
    </section>
  );
}

function Compared({ versions }: { readonly versions: Props['template']['versions'] }) {
  const text = useText(versionWords);
  const [search, setSearch] = useSearchParams();
  const [newest] = versions;
  if (newest === undefined) return null;
  const chosen = (name: string, otherwise: number) =>
    versions.find(({ version }) => String(version) === search.get(name)) ??
    versions.find(({ version }) => version === otherwise) ??
    newest;
  const [before, after] = [chosen('from', newest.version - 1), chosen('to', newest.version)];
  const choose = (name: string, version: number) => {
    const next = new URLSearchParams(search);
    next.set(name, String(version));
    setSearch(next, { replace: true });
  };
  const options = versions.map(({ version }) => ({ value: version, label: text.version(version) }));
  const picker = (name: 'from' | 'to', one: typeof newest) => (
    <Select
      aria-label={text[name]}
      value={one.version}
      options={options}
      onChange={(version) => choose(name, version)}
    />
  );
  return (
    <>
      <h2>{text.differences}</h2>
      {versions.length > 1 ? (
        <div className="filters no-print">
          {picker('from', before)} → {picker('to', after)}
        </div>
      ) : (
        <p className="muted">{text.onlyOne}</p>
      )}
      {versions.length === 1 ? (
        <pre className="words">{`${newest.subject ?? ''}\n\n${newest.text}`.trim()}</pre>
      ) : (
        <Differences
          before={{ title: text.version(before.version), content: before as Content }}
          after={{ title: text.version(after.version), content: after as Content }}
        />
      )}
    </>
  );
}
