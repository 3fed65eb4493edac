/** The person or debt that the log is narrowed to, by the ids that the house knows, with a way to let go. */
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { answer, api } from '../../api/client.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

interface Props {
  readonly kind: 'party' | 'debt';
  readonly id: string;
  readonly onClose: () => void;
}

export function Chosen({ kind, id, onClose }: Props) {
  const text = useText(words);
  const { data } = useQuery({
    queryKey: ['find', id],
    queryFn: () => answer(api.POST('/v1/find', { body: { text: id } })),
  });
  const [one] = (kind === 'party' ? data?.parties : data?.debts) ?? [];
  const name = one === undefined ? id : [one.external_id, 'name' in one ? one.name : ''].join(' ');
  return (
    <>
      <Tag color="blue" closable onClose={onClose}>
        {kind === 'party' ? text.person : text.debt}: {name}
      </Tag>
      {kind === 'party' && <Link to={`/history/${id}`}>{text.history}</Link>}
    </>
  );
}
