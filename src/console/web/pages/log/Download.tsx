/** A table of the API as a file. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

interface Props {
  readonly name: string;
  readonly read: () => Promise<Blob>;
}

export function Download({ name, read }: Props) {
  const text = useText(words);
  const asked = useMutation({
    mutationFn: async () => {
      const url = URL.createObjectURL(await read());
      const link = Object.assign(document.createElement('a'), { href: url, download: name });
      link.click();
      URL.revokeObjectURL(url);
    },
  });
  return (
    <>
      <Button
        className="no-print"
        icon={<DownloadOutlined />}
        loading={asked.isPending}
        onClick={() => asked.mutate()}
      >
        {asked.isPending ? text.downloading : text.download}
      </Button>
      {asked.error !== null && <ProblemAlert problem={problemOf(asked.error)} />}
    </>
  );
}
