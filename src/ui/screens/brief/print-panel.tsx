import { useState } from 'react';
import type { EventSummary, PrintFormat, PrintKind } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { useWords } from '../../words.ts';
import styles from './brief.module.css';
import { printEvent } from './brief-state.ts';

/** What there is to make, and in which formats. */
const formatsOf: Readonly<Record<PrintKind, readonly [PrintFormat, ...PrintFormat[]]>> = {
  booth: ['pdf', 'docx'],
  glossary: ['docx', 'pdf', 'xlsx', 'csv'],
  phone: ['html'],
  speech: ['docx', 'html'],
  cards: ['apkg', 'txt'],
};
const kinds = Object.keys(formatsOf) as PrintKind[];
const orders = ['type', 'alphabet', 'appearance'] as const;

interface PrintPanelProps {
  readonly event: EventSummary;
  readonly onClose: () => void;
}

export function PrintPanel({ event, onClose }: PrintPanelProps) {
  const t = useWords();
  const [kind, setKind] = useState<PrintKind>('booth');
  const [chosen, setFormat] = useState<PrintFormat>('pdf');
  const [order, setOrder] = useState<(typeof orders)[number]>('type');
  const [paper, setPaper] = useState<'a4' | 'a5'>('a4');
  const formats = formatsOf[kind];
  const format = formats.includes(chosen) ? chosen : formats[0];
  const isPaged = format === 'pdf' || format === 'docx';
  const isOrdered = kind !== 'speech' && kind !== 'cards';
  const print = async () => {
    onClose();
    await printEvent(event.id, event.name, { kind, format, order, paper });
  };
  return (
    <Overlay label={t('brief.page.print')} place="middle" onClose={onClose}>
      <form
        className={styles.form}
        data-testid="print-panel"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void print();
        }}
      >
        <h2>{t('brief.page.print')}</h2>
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">{t('brief.output.kind')}</legend>
          {kinds.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="print-kind"
                checked={kind === one}
                data-testid={`print-${one}`}
                onChange={() => setKind(one)}
              />
              <span>
                <strong>{t(`brief.output.${one}`)}</strong>
                <small>{t(`brief.output.${one}Text`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div className={styles.formFoot}>
          <Choice
            label={t('brief.output.format')}
            value={format}
            options={formats.map((one) => [one, one.toUpperCase()] as const)}
            onChange={setFormat}
            testId="print-format"
          />
          {isOrdered && (
            <Choice
              label={t('brief.output.order')}
              value={order}
              options={orders.map((one) => [one, t(`brief.order.${one}`)] as const)}
              onChange={setOrder}
            />
          )}
          {isPaged && (
            <Choice
              label={t('brief.output.paper')}
              value={paper}
              options={[
                ['a4', 'A4'],
                ['a5', 'A5'],
              ]}
              onChange={setPaper}
            />
          )}
          <span className={styles.space} />
          <Button look="quiet" onClick={onClose}>
            {t('brief.form.cancel')}
          </Button>
          <button type="submit" className={styles.submit} data-testid="print-now">
            {t('brief.output.make')}
          </button>
        </div>
      </form>
    </Overlay>
  );
}
