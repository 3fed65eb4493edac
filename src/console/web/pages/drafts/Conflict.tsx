/** Two people edited one draft: both texts beside each other until somebody has chosen. */
import { Alert, Button } from 'antd';
import { useText } from '../../words/language.js';
import { Differences } from '../templates/Differences.js';
import type { Draft } from './useDraft.js';
import { contentOf, type Content, type Editing } from './useWords.js';
import { words } from './words.js';

interface Props {
  readonly theirs: Draft;
  readonly editing: Editing;
}

export function Conflict({ theirs, editing }: Props) {
  const text = useText(words);
  const { people, edited_by, author, revision } = theirs;
  const saved = contentOf(theirs.content as Content);
  const { content } = editing;
  return (
    <section aria-label={text.conflict(people[edited_by ?? author] ?? '')}>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={text.conflict(people[edited_by ?? author] ?? '–')}
        description={text.conflictHint}
        action={
          <div className="filters">
            <Button type="primary" onClick={() => editing.standOn(revision)}>
              {text.goOnMine}
            </Button>
            <Button onClick={() => editing.takeSaved()}>{text.goOnTheirs}</Button>
          </div>
        }
      />
      <Differences
        before={{ title: text.theirs(revision), content: saved }}
        after={{ title: text.yours, content }}
      />
    </section>
  );
}
