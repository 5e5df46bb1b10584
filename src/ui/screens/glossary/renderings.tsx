import { useMemo } from 'react';
import type { EntryView } from '../../../engine/contract.ts';
import { useWords } from '../../words.ts';
import styles from './entry.module.css';
import { type Rendering, renderingsOf } from './said-by.ts';

/** Who says it how: each rendering with the houses that use it, how often, and in which years. */
export function Renderings({ entry }: { readonly entry: EntryView }) {
  const t = useWords();
  const renderings = useMemo(() => renderingsOf(entry), [entry]);
  // One quotation says all by itself.
  if (entry.evidence.length < 2) return null;
  const most = Math.max(...renderings.map(({ total }) => total));
  const houses = [...new Set(renderings.flatMap(({ byHouse }) => byHouse.map(({ house }) => house)))];
  const nameOf = (house: string) => (house === '' ? t('glossary.saidBy.unknown') : house);
  return (
    <table className={styles.saidBy} data-testid="said-by">
      <caption className="visually-hidden">{t('glossary.entry.evidence')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('glossary.saidBy.rendering')}</th>
          <th scope="col">{t('glossary.saidBy.houses')}</th>
          <th scope="col">{t('glossary.saidBy.years')}</th>
        </tr>
      </thead>
      <tbody>
        {renderings.map((rendering) => (
          <tr key={`${rendering.language} ${rendering.text}`}>
            <th scope="row" lang={rendering.language}>
              {rendering.text}
            </th>
            <td>
              <span className={styles.bars} aria-hidden="true">
                {rendering.byHouse.map(({ house, count }) => (
                  <span
                    key={house}
                    data-house={houses.indexOf(house) % 4}
                    style={{ width: `${(100 * count) / most}%` }}
                    title={t('glossary.saidBy.by', { house: nameOf(house), count })}
                  />
                ))}
              </span>
              <span className={styles.houses}>
                {rendering.byHouse
                  .map(({ house, count }) => t('glossary.saidBy.by', { house: nameOf(house), count }))
                  .join(', ')}
              </span>
            </td>
            <td className={styles.years}>
              <YearBars rendering={rendering} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const barWidth = 5;
const chartHeight = 18;

function YearBars({ rendering: { byYear } }: { readonly rendering: Rendering }) {
  const first = byYear[0]?.year;
  const last = byYear.at(-1)?.year;
  if (first === undefined || last === undefined) return null;
  const span = last - first + 1;
  const most = Math.max(...byYear.map(({ count }) => count));
  const text = first === last ? String(first) : `${first}–${last}`;
  return (
    <>
      {span > 1 && (
        <svg width={span * barWidth} height={chartHeight} aria-hidden="true" focusable="false">
          {byYear.map(({ year, count }) => {
            const height = Math.max(2, (chartHeight * count) / most);
            return (
              <rect
                key={year}
                x={(year - first) * barWidth}
                y={chartHeight - height}
                width={barWidth - 1}
                height={height}
              />
            );
          })}
        </svg>
      )}
      <span>{text}</span>
    </>
  );
}
