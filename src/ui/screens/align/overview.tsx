import { type MouseEvent, useEffect, useRef } from 'react';
import type { BeadView } from '../../../engine/contract.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { doubtOf } from './doubt.ts';

interface OverviewProps {
  readonly beads: readonly BeadView[];
  readonly current: number;
  readonly onPick: (index: number) => void;
}

/** The whole text at a glance: where it is confirmed, where it is doubtful. Redrawn at most once a frame. */
export function Overview({ beads, current, onPick }: OverviewProps) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let frame = 0;
    const drawSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => draw(element, beads));
    };
    drawSoon();
    const size = new ResizeObserver(drawSoon);
    size.observe(element);
    const scheme = new MutationObserver(drawSoon);
    scheme.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
    return () => {
      cancelAnimationFrame(frame);
      size.disconnect();
      scheme.disconnect();
    };
  }, [beads]);

  const pick = (event: MouseEvent<HTMLDivElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    onPick(Math.floor(((event.clientY - top) / height) * beads.length));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse only; N and the arrows do the same
    <div className={styles.overview} title={t('align.overview')} onClick={pick}>
      <canvas ref={canvas} />
      <span className={styles.here} style={{ top: `${(100 * (current + 0.5)) / Math.max(1, beads.length)}%` }} />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, beads: readonly BeadView[]): void {
  const scale = window.devicePixelRatio;
  const width = Math.max(1, Math.round(canvas.clientWidth * scale));
  const height = Math.max(1, Math.round(canvas.clientHeight * scale));
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const style = getComputedStyle(canvas);
  const colours = {
    poor: style.getPropertyValue('--poor'),
    doubtful: style.getPropertyValue('--doubt'),
    confirmed: style.getPropertyValue('--sure'),
  };
  // Doubt is drawn last, so that one doubtful row among a thousand sure ones is not painted over.
  const rowHeight = height / Math.max(1, beads.length);
  const paint = (colour: string, wanted: (bead: BeadView) => boolean, least: number) => {
    context.fillStyle = colour;
    context.globalAlpha = 0.7;
    for (let index = 0; index < beads.length; index++) {
      const bead = beads[index];
      if (bead === undefined || !wanted(bead)) continue;
      context.fillRect(0, Math.floor(index * rowHeight), width, Math.max(least, Math.ceil(rowHeight)));
    }
  };
  paint(colours.confirmed, ({ state }) => state === 'confirmed', 1);
  paint(colours.doubtful, (bead) => bead.state === 'proposed' && doubtOf(bead.confidence) === 'doubtful', 2 * scale);
  paint(colours.poor, (bead) => bead.state === 'proposed' && doubtOf(bead.confidence) === 'poor', 2 * scale);
}
