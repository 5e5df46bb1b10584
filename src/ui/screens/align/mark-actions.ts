import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { goTo, paths } from '../../routes.ts';
import { useAlignView } from '../../state/align-view.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { bitextNow } from './align-actions.ts';
import { marksNow } from './bead-marks.ts';
import { focusMark, leaveMark, useMarkFocus } from './mark-focus.ts';

export interface MarkActions {
  readonly toggle: () => void;
  readonly step: (by: 1 | -1) => void;
  /** Opens the entry of the mark that is pointed at. */
  readonly open: () => void;
  /** To the next row in which something stands on one side only. */
  readonly nextApart: () => void;
}

/** What is done with marks; `beadHere` is the id of the cursor's row. */
export function markActionsOf(
  id: number,
  beadHere: () => number | undefined,
  goToBead: (beadId: number) => void,
): MarkActions {
  let searching: AbortController | undefined;
  const marksOf = (beadId: number | undefined) => {
    const view = bitextNow(id);
    const bead = view?.beadViews.find((one) => one.id === beadId);
    return view === undefined || bead === undefined ? [] : marksNow(view, bead);
  };
  return {
    toggle: () => {
      const marks = !useAlignView.getState().marks;
      useAlignView.setState({ marks });
      leaveMark();
      tell(marks ? 'align.marksOn' : 'align.marksOff');
    },
    step: (by) => {
      const beadId = beadHere();
      if (beadId === undefined) return;
      if (!useAlignView.getState().marks) return tell('align.marksOff');
      const marks = marksOf(beadId);
      if (marks.length === 0) return tell('align.noMarks');
      const { focus } = useMarkFocus.getState();
      const at = focus?.beadId === beadId ? focus.mark + by : by === 1 ? 0 : -1;
      focusMark({ beadId, mark: (at + marks.length) % marks.length, by: 'keys' });
    },
    open: () => {
      const { focus } = useMarkFocus.getState();
      const meaning = focus && marksOf(focus.beadId)[focus.mark]?.meaning;
      if (meaning?.from === 'memory') goTo(paths.glossary(meaning.entryId));
    },
    nextApart: () => {
      const after = beadHere();
      if (after === undefined) return;
      // Pressed again before the answer: the search begins anew from where the cursor is.
      searching?.abort();
      const controller = new AbortController();
      searching = controller;
      runJob((options) => {
        options.signal?.addEventListener('abort', () => controller.abort());
        return engine.nextOneSided({ bitextId: id, after }, { ...options, signal: controller.signal });
      })
        .then(({ beadId }) => {
          if (controller.signal.aborted) return;
          if (beadId === undefined) tell('align.noMarkApart');
          else goToBead(beadId);
        })
        .catch((error: unknown) => {
          if (!isCancelled(error)) tellProblem(error);
        });
    },
  };
}
