import { type ComponentType, createElement, type FunctionComponent, lazy, useState } from 'react';

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

interface FetchedComponent<Props> {
  /** Fetches it ahead of its first showing. */
  readonly load: Load<Props>;
  readonly Screen: FunctionComponent<Props>;
}

/**
 * A component that is fetched when it is first needed. One that was fetched before is drawn at once: `lazy` alone shows
 * the fallback first, be it for an instant, and React then keeps that for 300 ms.
 */
export function fetchedComponent<Props extends object>(from: Load<Props>): FetchedComponent<Props> {
  let fetched: ComponentType<Props> | undefined;
  const load: Load<Props> = async () => {
    const module = await from();
    fetched = module.default;
    return module;
  };
  const Lazy = lazy(load) as unknown as ComponentType<Props>;
  const Screen = (props: Props) => {
    // What it began with it stays, or it would begin anew in the middle of its life.
    const [Shown] = useState<ComponentType<Props>>(() => fetched ?? Lazy);
    return createElement(Shown, props);
  };
  return { load, Screen };
}
