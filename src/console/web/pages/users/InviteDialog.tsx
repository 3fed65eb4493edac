/** Makes the link under which somebody chooses a password; it is shown once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form } from 'antd';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { Dialog } from '../../parts/Dialog.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { ShownOnce } from './ShownOnce.js';
import { words } from './words.js';

interface Props {
  readonly user: Schemas['User'];
  readonly onClose: () => void;
}

export function InviteDialog({ user: { login, has_second_factor }, onClose }: Props) {
  const text = useText(words);
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (body: { reset_second_factor: boolean }) =>
      answer(api.POST('/v1/users/{login}/invitation', { params: { path: { login } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
  return (
    <Dialog title={text.inviteTitle(login)} footer={null} onCancel={onClose}>
      <p>{text.inviteHint}</p>
      {invite.error !== null && <ProblemAlert problem={problemOf(invite.error)} />}
      {invite.data === undefined ? (
        <Form
          initialValues={{ reset_second_factor: false }}
          onFinish={(body) => invite.mutate(body)}
        >
          <Form.Item name="reset_second_factor" valuePropName="checked" hidden={!has_second_factor}>
            <Checkbox>{text.resetTotp}</Checkbox>
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={invite.isPending}>
            {text.makeLink}
          </Button>
        </Form>
      ) : (
        <ShownOnce secret={invite.data.link} />
      )}
    </Dialog>
  );
}
