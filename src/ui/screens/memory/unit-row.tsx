import { IconCopy, IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { IconButton } from '../../components/icon-button.tsx';
import { formatAgo } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './memory.module.css';
import { copyTarget, deleteUnits, type Hit, openInText } from './memory-state.ts';
import { type Piece, piecesOfDifferences, piecesOfSpans } from './pieces.ts';

interface UnitRowProps {
  readonly hit: Hit;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onPick: () => void;
  readonly onChoose: () => void;
  readonly onEdit: () => void;
}

/** A unit with both sides beside each other, what was found marked in them. */
export function UnitRow({ hit, isCurrent, isChosen, onPick, onChoose, onEdit }: UnitRowProps) {
  const t = useWords();
  const { source, sourceLanguage, target, targetLanguage, bead } = hit;
  return (
    <li
      className={styles.unit}
      data-current={isCurrent || undefined}
      data-chosen={isChosen || undefined}
      data-testid="unit-row"
      onPointerDown={onPick}
    >
      <input
        type="checkbox"
        className={styles.chooser}
        aria-label={t('memory.choose')}
        data-testid="choose-unit"
        checked={isChosen}
        onChange={onChoose}
      />
      <div className={styles.sides}>
        <p className="reading" lang={sourceLanguage}>
          <Pieces
            pieces={
              hit.kind === 'concordance'
                ? piecesOfSpans(source, hit.sourceSpans)
                : piecesOfDifferences(hit.query, source, hit.differences)
            }
          />
        </p>
        <p className="reading" lang={targetLanguage}>
          <Pieces pieces={piecesOfSpans(target, hit.kind === 'concordance' ? hit.targetSpans : [])} />
        </p>
      </div>
      <div className={styles.unitFoot}>
        <p className={styles.facts}>
          <Closeness hit={hit} />
          <span translate="no">{hit.collection}</span>
          {hit.origin !== '' && (
            <span className="clip" translate="no" title={hit.origin}>
              {hit.origin}
            </span>
          )}
          <time dateTime={hit.changedAt}>{formatAgo(hit.changedAt)}</time>
        </p>
        <span className={styles.actions}>
          <IconButton label={t('memory.action.copy')} command="memory.copy" onClick={() => copyTarget(hit)}>
            <IconCopy size={16} />
          </IconButton>
          {bead !== undefined && (
            <IconButton label={t('memory.action.open')} command="memory.open" onClick={() => openInText(bead)}>
              <IconExternalLink size={16} />
            </IconButton>
          )}
          <IconButton
            label={t('memory.action.edit')}
            command="memory.edit"
            data-testid="edit-unit"
            onClick={() => onEdit()}
          >
            <IconPencil size={16} />
          </IconButton>
          <IconButton
            label={t('memory.action.delete')}
            command="memory.delete"
            data-testid="delete-unit"
            onClick={() => void deleteUnits([hit.unitId])}
          >
            <IconTrash size={16} />
          </IconButton>
        </span>
      </div>
    </li>
  );
}

function Closeness({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  if (hit.kind === 'concordance') {
    return hit.why === 'stems' ? <span className={styles.why}>{t('memory.otherForms')}</span> : null;
  }
  return (
    <>
      <strong className={styles.similarity} data-testid="similarity">
        {t('memory.similarity', { value: hit.similarity })}
      </strong>
      {hit.penalties.map(({ why, points }) => (
        <span key={why}>{t('memory.pointsOff', { why: t(`memory.penalty.${why}`), points })}</span>
      ))}
    </>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  let start = 0;
  return pieces.map((piece) => {
    const key = start;
    start += piece.text.length;
    const Tag = tagOf[piece.look];
    return <Tag key={key}>{piece.text}</Tag>;
  });
}

/** Read out as what they are: words marked, put in, taken out. */
const tagOf = { plain: 'span', found: 'mark', changed: 'ins', extra: 'ins', lacking: 'del' } as const;
