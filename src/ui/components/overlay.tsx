import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './overlay.module.css';

interface OverlayProps {
  readonly label: string;
  readonly place: 'top' | 'middle';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel over the work that takes the keyboard until it is closed, and gives it back then. */
export function Overlay({ label, place, onClose, children }: OverlayProps) {
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={place === 'top' ? 640 : 860}
      yOffset={place === 'top' ? '12vh' : '6vh'}
      transitionProps={{ duration: 0 }}
      radius={12}
      classNames={{ overlay: styles.veil ?? '', content: styles.panel ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={label}>{children}</Modal.Content>
    </Modal.Root>
  );
}
