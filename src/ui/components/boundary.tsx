import { Component, type ReactNode } from 'react';
import { problemOf } from '../state/notices.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { problemText } from './problem-line.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** A screen that fails takes nothing else down with it. */
export class Boundary extends Component<BoundaryProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <EmptyState whole title={words.t('app.error.title')} text={problemText(problemOf(error))}>
        <Button onClick={() => this.setState({ error: undefined })}>{words.t('app.error.again')}</Button>
      </EmptyState>
    );
  }
}
