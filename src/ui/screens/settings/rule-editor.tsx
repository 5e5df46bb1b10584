import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { withAbbreviation, withRules } from '../../../core/text/edit-rules.ts';
import type { RuleFault, SegmentationRule, SegmentationRules } from '../../../core/text/segmentation.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { languageHeading } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './rule-editor.module.css';
import { ruleSetName } from './rule-set-name.ts';

/** Rules shown at once; files of other programs have hundreds a language. */
const rulesAtOnce = 100;

interface RuleEditorProps {
  readonly rules: SegmentationRules;
  readonly faults: readonly RuleFault[];
  /** Of the text being tried: an abbreviation is added to its rules. */
  readonly language: string;
  readonly onChange: (rules: SegmentationRules) => void;
}

/** The rules themselves: abbreviations for everyone, patterns for those who want them. */
export function RuleEditor({ rules, faults, language, onChange }: RuleEditorProps) {
  const t = useWords();
  const [abbreviation, setAbbreviation] = useState('');
  const [name, setName] = useState(rules.languageRules[0]?.name ?? '');
  const [shown, setShown] = useState(rulesAtOnce);
  const list = rules.languageRules.find((one) => one.name === name)?.rules ?? [];
  const change = (changed: readonly SegmentationRule[]) => onChange(withRules(rules, name, () => changed));
  const add = (event: FormEvent) => {
    event.preventDefault();
    onChange(withAbbreviation(rules, language, abbreviation));
    setAbbreviation('');
  };
  const swap = (at: number, other: number) => {
    const changed = [...list];
    [changed[at], changed[other]] = [list[other]!, list[at]!];
    change(changed);
  };
  return (
    <>
      <form className={styles.add} onSubmit={add}>
        <label htmlFor="abbreviation">
          {t('documents.rules.abbreviation', { language: languageHeading(language) })}
        </label>
        <input
          id="abbreviation"
          data-testid="abbreviation"
          maxLength={200}
          value={abbreviation}
          onChange={(event) => setAbbreviation(event.currentTarget.value)}
        />
        <Button type="submit" disabled={abbreviation.trim() === ''}>
          {t('documents.rules.add')}
        </Button>
      </form>
      <details className={styles.all}>
        <summary data-testid="all-rules">{t('documents.rules.all')}</summary>
        <p className={styles.text}>{t('documents.rules.explanation')}</p>
        <div className={styles.head}>
          <Choice
            label={t('documents.rules.of')}
            value={name}
            options={rules.languageRules.map(
              (one) => [one.name, `${ruleSetName(one.name)} (${one.rules.length})`] as const,
            )}
            onChange={(chosen) => {
              setName(chosen);
              setShown(rulesAtOnce);
            }}
            testId="rules-of"
          />
          <Button
            icon={<IconPlus size={15} />}
            onClick={() => change([{ breaks: false, before: '', after: '\\s' }, ...list])}
          >
            {t('documents.rules.new')}
          </Button>
        </div>
        <table className={styles.rules}>
          <thead>
            <tr>
              <th scope="col">{t('documents.rules.before')}</th>
              <th scope="col">{t('documents.rules.after')}</th>
              <th scope="col">{t('documents.rules.effect')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('documents.rules.order')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.slice(0, shown).map((rule, at) => {
              const fault = faults.find((one) => one.rules === name && one.index === at);
              const number = at + 1;
              const set = (changed: Partial<SegmentationRule>) =>
                change(list.map((one, index) => (index === at ? { ...one, ...changed } : one)));
              return (
                // A rule is told by its place: two may be alike.
                // biome-ignore lint/suspicious/noArrayIndexKey: as said
                <tr key={at} data-fault={fault !== undefined}>
                  {(['before', 'after'] as const).map((side) => (
                    <td key={side}>
                      <input
                        aria-label={t(`documents.rules.${side}Of`, { number })}
                        spellCheck={false}
                        maxLength={20_000}
                        value={rule[side]}
                        onChange={(event) => set({ [side]: event.currentTarget.value })}
                      />
                      {side === 'before' && fault !== undefined && (
                        <p className={styles.fault}>{t('documents.rules.fault', { reason: fault.reason })}</p>
                      )}
                    </td>
                  ))}
                  <td>
                    <Choice
                      label={t('documents.rules.effectOf', { number })}
                      value={rule.breaks ? 'break' : 'keep'}
                      options={[
                        ['keep', t('documents.rules.keep')],
                        ['break', t('documents.rules.break')],
                      ]}
                      onChange={(value) => set({ breaks: value === 'break' })}
                    />
                  </td>
                  <td className={styles.tools}>
                    <IconButton
                      label={t('documents.rules.up', { number })}
                      disabled={at === 0}
                      onClick={() => swap(at, at - 1)}
                    >
                      <IconArrowUp size={15} />
                    </IconButton>
                    <IconButton
                      label={t('documents.rules.down', { number })}
                      disabled={at === list.length - 1}
                      onClick={() => swap(at, at + 1)}
                    >
                      <IconArrowDown size={15} />
                    </IconButton>
                    <IconButton
                      label={t('documents.rules.delete', { number })}
                      onClick={() => change(list.filter((_, index) => index !== at))}
                    >
                      <IconTrash size={15} />
                    </IconButton>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {list.length > shown && (
          <Button look="quiet" onClick={() => setShown(shown + rulesAtOnce)}>
            {t('documents.rules.more', { count: list.length - shown })}
          </Button>
        )}
      </details>
    </>
  );
}
