import type { ReactNode } from 'react';
import styles from './sections.module.css';

interface SectionsProps<Name extends string> {
  /** `exchange`: the screen is then `screen-exchange` to tests, and its sections `exchange-…`. */
  readonly screen: string;
  readonly title: string;
  readonly sections: readonly { readonly name: Name; readonly label: string; readonly hint?: string }[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  /** Above the list of sections. */
  readonly head?: ReactNode;
  /** Where no section is left. */
  readonly none?: string;
  readonly children: ReactNode;
}

/** A screen of two columns: the sections it has, and the one that is open. */
export function Sections<Name extends string>({
  screen,
  title,
  sections,
  chosen,
  onChoose,
  head,
  none,
  children,
}: SectionsProps<Name>) {
  const open = sections.find(({ name }) => name === chosen)?.label ?? title;
  return (
    <div className={styles.screen} data-testid={`screen-${screen}`}>
      <nav className={styles.sections} aria-label={title}>
        <h1>{title}</h1>
        {head}
        <div className={styles.list}>
          {sections.map(({ name, label, hint }) => (
            <button
              key={name}
              type="button"
              aria-current={name === chosen ? 'true' : undefined}
              data-testid={`${screen}-${name}`}
              onClick={() => onChoose(name)}
            >
              {label}
              {hint !== undefined && <small>{hint}</small>}
            </button>
          ))}
          {sections.length === 0 && none !== undefined && (
            <p role="status" className={styles.none}>
              {none}
            </p>
          )}
        </div>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long section is scrolled by the keyboard too */}
      <section key={chosen} className={styles.section} tabIndex={0} aria-label={open}>
        {children}
      </section>
    </div>
  );
}
