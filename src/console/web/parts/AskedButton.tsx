/** A button for what nothing brings back: it asks once, by click and by key alike; Enter agrees, Escape does not. */
import { Button, Popconfirm, type ButtonProps } from 'antd';

interface Props extends ButtonProps {
  /** The question; absent: it acts at once. */
  readonly sure: string | undefined;
  readonly isAsking: boolean;
  readonly onSure: () => void;
  readonly onLeave: () => void;
}

export function AskedButton({ sure, isAsking, onSure, onLeave, ...button }: Props) {
  if (sure === undefined) return <Button {...button} />;
  return (
    <Popconfirm
      open={isAsking}
      title={sure}
      okText={button.children}
      okButtonProps={{ autoFocus: true, danger: true }}
      destroyOnHidden
      onConfirm={onSure}
      onCancel={onLeave}
      onOpenChange={(isOpen) => {
        if (!isOpen) onLeave();
      }}
    >
      <Button {...button} />
    </Popconfirm>
  );
}
