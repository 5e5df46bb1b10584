import { create } from 'zustand';
import type { ProblemData } from '../../../core/problem.ts';
import type {
  CheckFinding,
  CheckReport,
  CheckSettings,
  DocumentInput,
  IgnoreScope,
  Severity,
} from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { runJob } from '../../engine/jobs.ts';
import { queryClient } from '../../engine/queries.ts';
import { host } from '../../platform/host.ts';
import { problemOf, tell, tellProblem } from '../../state/notices.ts';
import { interfaceLanguage, say } from '../../words.ts';
import { changedPart, fitted, movedFindings, paragraphsAround, replacedAt } from './check-text.ts';

export type SeverityFilter = 'all' | Severity;

interface CheckState {
  /** The text being checked; undefined while none is open. */
  readonly name: string | undefined;
  readonly text: string;
  readonly language: string;
  readonly source: DocumentInput | undefined;
  /** Day of the text, ISO; today where the user names none. */
  readonly date: string | undefined;
  readonly findings: readonly CheckFinding[];
  readonly ignored: number;
  readonly parallel: number | undefined;
  readonly checking: boolean;
  readonly problem: ProblemData | undefined;
  /** Place of the finding in hand; it stays when findings before it go. */
  readonly current: number;
  readonly shown: SeverityFilter;
  readonly undo: readonly string[];
  readonly redo: readonly string[];
}

const closed = {
  name: undefined,
  text: '',
  language: 'en',
  source: undefined,
  date: undefined,
  findings: [],
  ignored: 0,
  parallel: undefined,
  checking: false,
  problem: undefined,
  current: 0,
  undo: [],
  redo: [],
} as const;

/** The text outlives the screen: who looks a title up in the glossary comes back to it. */
export const useCheck = create<CheckState>(() => ({ ...closed, shown: 'all' }));

/** Texts up to this many code units are checked whole at every edit: some ten milliseconds. */
const wholeLength = 30_000;
/** A pause in typing after which a longer text is checked whole; till then its changed paragraphs are. */
const wholePauseMs = 900;
/** Edits kept for undo. */
const mostUndo = 300;
/** Typing goes into one step of undo until it pauses. */
const typingPauseMs = 900;

/** The day by the user's clock, ISO. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** What this text is checked by besides what is set for all. */
function settings(): CheckSettings {
  return { date: useCheck.getState().date ?? today() };
}

/** Sets the day of the text; undefined for today. */
export function setDate(date: string | undefined): void {
  useCheck.setState({ date });
  void checkWhole();
}

let running: AbortController | undefined;
let wholeTimer: ReturnType<typeof setTimeout> | undefined;
let lastTyped = 0;

export function shownFindings({ findings, shown }: Pick<CheckState, 'findings' | 'shown'>): readonly CheckFinding[] {
  return shown === 'all' ? findings : findings.filter(({ severity }) => severity === shown);
}

export function currentFinding(state: CheckState): CheckFinding | undefined {
  const shown = shownFindings(state);
  return shown[Math.min(state.current, shown.length - 1)];
}

/** Opens a document of any kind and checks it. */
export async function openForCheck(path: string): Promise<void> {
  await begin((options) => {
    const { source } = useCheck.getState();
    const text = { kind: 'file', path } as const;
    return engine.check({ text, ...(source !== undefined && { source }), settings: settings() }, options);
  });
}

export async function openSampleForCheck(): Promise<void> {
  await begin((options) => engine.checkSample({ settings: settings() }, options));
}

async function begin(check: Parameters<typeof runJob<CheckReport>>[0]): Promise<void> {
  running?.abort();
  clearTimeout(wholeTimer);
  useCheck.setState({ checking: true, problem: undefined });
  try {
    const report = await runJob(check);
    const { source, date } = useCheck.getState();
    useCheck.setState({ ...closed, source, date, name: report.name, text: report.text });
    take(report);
  } catch (error) {
    const problem = problemOf(error);
    useCheck.setState({ checking: false, ...(problem.code !== 'cancelled' && { problem }) });
  }
}

/** An empty sheet to paste or write into. */
export function startWriting(text = ''): void {
  const now = new Date();
  const stamp = now.toLocaleString(interfaceLanguage(), { dateStyle: 'short', timeStyle: 'medium' });
  useCheck.setState({ ...closed, name: say('check.pastedName', { time: stamp }), text });
  if (text.trim() !== '') void checkWhole();
}

export function closeCheck(): void {
  running?.abort();
  clearTimeout(wholeTimer);
  useCheck.setState(closed);
}

function take({ findings, ignored, language, parallel }: CheckReport): void {
  const { current } = useCheck.getState();
  useCheck.setState({
    findings,
    ignored,
    language,
    parallel,
    checking: false,
    problem: undefined,
    current: Math.max(0, Math.min(current, findings.length - 1)),
  });
}

/** Checks the text as it stands; an older check that still runs is given up. */
export async function checkWhole(): Promise<void> {
  running?.abort();
  clearTimeout(wholeTimer);
  const controller = new AbortController();
  running = controller;
  const { name, text, source } = useCheck.getState();
  if (name === undefined) return;
  if (text.trim() === '') {
    useCheck.setState({ findings: [], checking: false, problem: undefined });
    return;
  }
  useCheck.setState({ checking: true });
  try {
    const input = { text: { kind: 'text', name, text }, ...(source !== undefined && { source }) } as const;
    const report = await engine.check({ ...input, settings: settings() }, { signal: controller.signal });
    if (!controller.signal.aborted) take(report);
  } catch (error) {
    if (controller.signal.aborted) return;
    useCheck.setState({ checking: false, problem: problemOf(error) });
  }
}

/** Checks the paragraphs an edit touched, so that their findings are up to date at once. */
async function checkParagraphs(start: number, end: number): Promise<void> {
  const { name, text } = useCheck.getState();
  if (name === undefined) return;
  const part = paragraphsAround(text, start, end);
  const words = text.slice(part.start, part.end);
  if (words.trim() === '') return;
  try {
    const report = await engine.check({ text: { kind: 'text', name, text: words }, settings: settings() }, {});
    const state = useCheck.getState();
    if (state.text !== text) return;
    const others = state.findings.filter((one) => one.end <= part.start || one.start >= part.end);
    // Only the whole text tells whether a name is introduced or elsewhere written otherwise.
    const found = report.findings
      .filter(({ severity }) => severity !== 'note')
      .map((one) => ({ ...one, start: one.start + part.start, end: one.end + part.start }));
    useCheck.setState({ findings: [...others, ...found].sort((a, b) => a.start - b.start) });
  } catch {
    // The check of the whole text follows and says what is wrong.
  }
}

/** Takes a new text: findings move with their places at once, then what changed is checked. */
export function editText(after: string, typed: boolean): void {
  const { text, findings, undo } = useCheck.getState();
  if (after === text) return;
  const now = performance.now();
  const joins = typed && now - lastTyped < typingPauseMs && undo.length > 0;
  lastTyped = typed ? now : 0;
  const part = changedPart(text, after);
  useCheck.setState({
    text: after,
    findings: movedFindings(findings, part),
    undo: joins ? undo : [...undo.slice(-mostUndo + 1), text],
    redo: [],
  });
  recheck(part.start, part.end);
}

function recheck(start: number, end: number): void {
  const { text, source } = useCheck.getState();
  if (text.length <= wholeLength && source === undefined) {
    void checkWhole();
    return;
  }
  void checkParagraphs(start, end);
  clearTimeout(wholeTimer);
  wholeTimer = setTimeout(() => void checkWhole(), wholePauseMs);
}

export function undoEdit(): void {
  travel('undo', 'redo');
}

export function redoEdit(): void {
  travel('redo', 'undo');
}

function travel(from: 'undo' | 'redo', to: 'undo' | 'redo'): void {
  const state = useCheck.getState();
  const target = state[from].at(-1);
  if (target === undefined) return;
  const part = changedPart(state.text, target);
  lastTyped = 0;
  useCheck.setState({
    text: target,
    findings: movedFindings(state.findings, part),
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], state.text],
  });
  recheck(part.start, part.end);
}

export function moveToFinding(step: 1 | -1): void {
  const state = useCheck.getState();
  const { length } = shownFindings(state);
  if (length === 0) return;
  useCheck.setState({ current: (Math.min(state.current, length - 1) + step + length) % length });
}

/** Chooses the finding a place of the text lies in. */
export function chooseAt(place: number): void {
  const state = useCheck.getState();
  const index = shownFindings(state).findIndex(({ start, end }) => start <= place && place <= end);
  if (index !== -1 && index !== state.current) useCheck.setState({ current: index });
}

export function replaceFinding(finding: CheckFinding, rendering = finding.preferred[0]): void {
  if (rendering === undefined) return;
  const { text } = useCheck.getState();
  editText(replacedAt(text, finding, fitted(rendering, finding.text, text, finding.start)), false);
}

/** Findings of the same words under the same rule. */
export function sameFindings(finding: CheckFinding, findings: readonly CheckFinding[]): readonly CheckFinding[] {
  return findings.filter(({ rule, text }) => rule === finding.rule && text === finding.text);
}

/** Replaces all findings of the same words, as one step of undo. */
export function replaceAll(finding: CheckFinding, rendering = finding.preferred[0]): void {
  if (rendering === undefined) return;
  const { text, findings } = useCheck.getState();
  let after = text;
  for (const one of [...sameFindings(finding, findings)].reverse()) {
    after = replacedAt(after, one, fitted(rendering, one.text, text, one.start));
  }
  editText(after, false);
}

export async function ignore({ rule, text, context }: CheckFinding, scope: IgnoreScope): Promise<void> {
  const { name } = useCheck.getState();
  if (name === undefined) return;
  try {
    await engine.ignoreFinding({ scope, rule, text, document: name, context });
    void queryClient.invalidateQueries({ queryKey: ['check-ignored'] });
    await checkWhole();
  } catch (error) {
    tellProblem(error);
  }
}

export async function chooseText(): Promise<void> {
  const [path] = await host.chooseDocuments();
  if (path !== undefined) await openForCheck(path);
}

export async function chooseSource(): Promise<void> {
  const [path] = await host.chooseDocuments();
  if (path === undefined) return;
  setSource({ kind: 'file', path });
}

export function setSource(source: DocumentInput | undefined): void {
  useCheck.setState({ source, parallel: undefined });
  void checkWhole();
}

export type ExportFormat = 'html' | 'docx' | 'xlsx' | 'text';

/** Writes a report of what is shown, or the corrected text. */
export async function exportReport(format: ExportFormat): Promise<void> {
  const state = useCheck.getState();
  const { name, text, language } = state;
  if (name === undefined) return;
  try {
    const bare = name.replace(/\.[^.]+$/, '').replace(/[\\/:*?"<>|]/g, '-');
    const ending = format === 'text' ? 'txt' : format;
    const path = await host.chooseNewFile(
      `${bare} ${say(format === 'text' ? 'check.file.corrected' : 'check.file.report')}.${ending}`,
    );
    if (path === undefined) return;
    const findings = shownFindings(state).map(({ context: _context, authority: _authority, ...finding }) => finding);
    await runJob((options) =>
      engine.exportCheck(
        { path, format, language: interfaceLanguage(), name, textLanguage: language, text, findings, overwrite: true },
        options,
      ),
    );
    tell('check.exported', { path });
  } catch (error) {
    tellProblem(error);
  }
}
