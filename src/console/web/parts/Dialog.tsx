/** A dialog that stands only while it is open: whoever closes it by keyboard is back where they were. */
import { Modal, type ModalProps } from 'antd';
import { useEffect, useState } from 'react';

export function Dialog(given: ModalProps) {
  // Ant Design gives the focus back only to whoever hides its dialog and keeps it for later.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
  return <Modal {...given} open />;
}
