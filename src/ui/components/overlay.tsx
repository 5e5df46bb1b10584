import { type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useNotices } from '../state/notices.ts';
import { NoticeBar } from './notice-bar.tsx';
import styles from './overlay.module.css';

interface OverlayProps {
  readonly label: string;
  /** `small` for a question, in the middle too. */
  readonly place: 'top' | 'middle' | 'small';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel over the work that takes the keyboard at once, and gives it back when it is closed. */
export function Overlay({ label, place, onClose, children }: OverlayProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // What happens while the panel is open is told in it: the rest of the window lies under the veil.
  const [openedAt] = useState(() => performance.now());
  const shownAt = useNotices((state) => state.shownAt);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const closeFromVeil = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={`${styles.panel} ${styles[place]}`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={closeFromVeil}
    >
      {children}
      {shownAt > openedAt && <NoticeBar testId="overlay-notice" />}
    </dialog>
  );
}
