/** Below a list that is read by cursor. */
import { Button } from 'antd';
import type { More } from '../api/useMore.js';
import { words } from '../frame/words.js';
import { useText } from '../words/language.js';

export function LoadMore<T>({ list }: { readonly list: More<T> }) {
  const text = useText(words);
  if (list.rows.length === 0) return null;
  return (
    <div className="more">
      {list.hasMore ? (
        <Button onClick={list.loadMore} loading={list.isLoadingMore}>
          {text.more}
        </Button>
      ) : (
        text.end
      )}
    </div>
  );
}
