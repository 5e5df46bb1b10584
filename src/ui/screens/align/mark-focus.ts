import { create } from 'zustand';

/** The mark the user points at or has stepped to; its counterparts are lit with it. */
export interface MarkFocus {
  readonly beadId: number;
  /** Index among the marks of its row. */
  readonly mark: number;
  readonly by: 'mouse' | 'keys';
}

interface MarkFocusState {
  readonly focus: MarkFocus | undefined;
}

export const useMarkFocus = create<MarkFocusState>(() => ({ focus: undefined }));

export function focusMark(focus: MarkFocus): void {
  useMarkFocus.setState({ focus });
}

/** Lets a mark go; with `by` only where it was reached that way. */
export function leaveMark(by?: MarkFocus['by']): void {
  const { focus } = useMarkFocus.getState();
  if (focus !== undefined && (by === undefined || focus.by === by)) useMarkFocus.setState({ focus: undefined });
}
