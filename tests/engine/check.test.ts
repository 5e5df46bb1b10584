import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { afterAll, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import type { CheckReport, CheckRequest } from '../../src/engine/contract.ts';
import { createWords } from '../../src/locales/index.ts';
import { runEngine } from './run-engine.ts';

const running = runEngine();
afterAll(() => running.dispose());

const article = fileURLToPath(new URL('../../data/sample/csto-weapons.en.txt', import.meta.url));
const checkText = (text: string, more: Partial<CheckRequest> = {}): Promise<CheckReport> =>
  running.engine.check({ text: { kind: 'text', name: 'x', text }, ...more }, job);

describe('an article of the press, with the shipped glossary alone', () => {
  it('has every wrong rendering found, with the right suggestion, and hardly anything else', async () => {
    const { findings, text } = await running.engine.check({ text: { kind: 'file', path: article } }, job);
    expect(text).toBe(readFileSync(article, 'utf8'));
    for (const finding of findings) expect(text.slice(finding.start, finding.end)).toBe(finding.text);
    const serious = findings.filter(({ severity }) => severity !== 'note');
    const suggested = new Map(serious.map((finding) => [finding.text, finding.preferred]));
    expect(suggested.get('Organization of the Collective Security Treaty')?.[0]).toBe(
      'Collective Security Treaty Organization',
    );
    expect(suggested.get('participating states')?.[0]).toBe('member states');
    expect(suggested.get('typographical')).toContain('model');
    expect(suggested.get('ODKB Members')?.[0]).toBe('CSTO member states');
    expect(suggested.get('Chief of Staff of the CSTO')?.[0]).toBe('Chief of the CSTO Joint Staff');
    expect([...suggested].find(([found]) => found.startsWith('permanent commission'))?.[1][0]).toMatch(
      /^Standing (?:Committee|Commission)/,
    );
    expect(serious.length).toBeLessThanOrEqual(9);
  });

  it('says the same when it was made ready before, or while it is', async () => {
    const checked = await running.engine.check({ text: { kind: 'file', path: article } }, job);
    const ready = runEngine();
    const preparing = ready.engine.prepareCheck({}, job);
    const meanwhile = await ready.engine.check({ text: { kind: 'file', path: article } }, job);
    await preparing;
    const after = await ready.engine.check({ text: { kind: 'file', path: article } }, job);
    ready.dispose();
    expect(meanwhile.findings).toEqual(checked.findings);
    expect(after.findings).toEqual(checked.findings);
  });

  it('says why in both languages', async () => {
    const { findings } = await running.engine.check({ text: { kind: 'file', path: article } }, job);
    for (const language of ['en', 'ru'] as const) {
      const { t } = createWords(language);
      for (const { reason } of findings) {
        const key = `check.reason.${reason.key}`;
        expect(t(key as 'check.reason.deprecated', reason.details as never)).not.toContain(key);
      }
    }
  });
});

describe('the memory of the user', () => {
  it('is asked at once, and has the last word over what is shipped', async () => {
    const before = await checkText('He works for EEU and for the Grand Bureau of Works.');
    expect(before.findings.map(({ text }) => text)).toEqual(['EEU']);
    const { id } = await running.engine.createCollection({ name: 'Мой' }, job);
    const term = (language: string, text: string, administrativeStatus: 'preferred' | 'deprecated') => ({
      language,
      text,
      administrativeStatus,
      termType: 'fullForm' as const,
    });
    const { id: entryId } = await running.engine.saveEntry(
      {
        collectionId: id,
        conceptType: 'body',
        terms: [
          term('ru', 'Большое бюро', 'preferred'),
          term('en', 'Great Bureau', 'preferred'),
          term('en', 'Grand Bureau of Works', 'deprecated'),
        ],
      },
      job,
    );
    await running.engine.saveEntry(
      { collectionId: id, conceptType: 'organisation', terms: [term('en', 'EEU', 'preferred')] },
      job,
    );
    const after = await checkText('He works for EEU and for the Grand Bureau of Works.');
    expect(after.findings.filter(({ severity }) => severity !== 'note')).toMatchObject([
      { text: 'Grand Bureau of Works', preferred: ['Great Bureau'], authority: { kind: 'memory', entryId } },
    ]);
  });
});

it('refuses a source in the language of the text', async () => {
  await expect(
    checkText('The Council met in Minsk today and agreed.', {
      source: { kind: 'text', name: 'y', text: 'The Council met in Minsk today and agreed.' },
    }),
  ).rejects.toMatchObject({ code: 'same-language' });
});

describe('what the user decides', () => {
  const text = 'The ODKB met. The ODKB agreed.';
  const found = async (name: string, body = text) => {
    const report = await running.engine.check({ text: { kind: 'text', name, text: body } }, job);
    return { ...report, findings: report.findings.filter(({ severity }) => severity !== 'note') };
  };

  it('is ignored once, in this text, always, and can be taken back', async () => {
    const { findings } = await found('one');
    expect(findings.map((finding) => finding.text)).toEqual(['ODKB', 'ODKB']);
    const ignore = (index: number, scope: 'once' | 'text' | 'always') => {
      const { rule, text, context } = findings[index]!;
      return running.engine.ignoreFinding({ scope, rule, text, document: 'one', context }, job);
    };
    const once = await ignore(0, 'once');
    expect((await found('one')).findings.map(({ start }) => start)).toEqual([findings[1]!.start]);
    expect((await found('one', `A new beginning. ${text}`)).findings).toHaveLength(2);
    expect((await found('two')).findings).toHaveLength(2);
    const inText = await ignore(1, 'text');
    expect((await found('one')).findings).toEqual([]);
    expect((await found('two')).findings).toHaveLength(2);
    const always = await ignore(1, 'always');
    const afterwards = await found('two');
    expect(afterwards.findings).toEqual([]);
    expect(afterwards.ignored).toBeGreaterThanOrEqual(2);
    expect((await running.engine.listIgnored({}, job)).map(({ id }) => id)).toEqual([always.id, inText.id, once.id]);
    expect(await ignore(1, 'always')).toEqual(always);
    await running.engine.unignore({ ids: [always.id, inText.id, once.id] }, job);
    expect((await found('one')).findings).toHaveLength(2);
  });

  it('switches rules and the shipped glossary off for all checks, and a call may differ', async () => {
    await running.engine.saveCheckSettings({ off: ['deprecated-form'], ownGlossaryOnly: true }, job);
    expect(await running.engine.checkSettings({}, job)).toEqual({ off: ['deprecated-form'], ownGlossaryOnly: true });
    expect((await found('one')).findings).toEqual([]);
    const report = await running.engine.check(
      { text: { kind: 'text', name: 'one', text }, settings: { off: [], ownGlossaryOnly: false } },
      job,
    );
    expect(report.findings.some((finding) => finding.text === 'ODKB')).toBe(true);
    await running.engine.saveCheckSettings({}, job);
  });
});

describe('the shipped glossary', () => {
  it('is read page by page and copied from', async () => {
    const all = await running.engine.listStarterEntries({ offset: 0, limit: 5 }, job);
    expect(all.entries).toHaveLength(5);
    expect(all.total).toBeGreaterThanOrEqual(1_500);
    const { entries } = await running.engine.listStarterEntries({ query: 'минцифры', offset: 0, limit: 5 }, job);
    expect(entries[0]).toMatchObject({ en: expect.stringContaining('Digital Development') as string });
    const { id } = await running.engine.createCollection({ name: 'Копия' }, job);
    const copy = () => running.engine.copyStarterEntries({ ids: entries.map((one) => one.id), collectionId: id }, job);
    expect(await copy()).toEqual({ added: entries.length, merged: 0 });
    expect(await copy()).toEqual({ added: 0, merged: entries.length });
    await expect(running.engine.copyStarterEntries({ ids: [-1_000_000], collectionId: id }, job)).rejects.toMatchObject(
      { code: 'not-found' },
    );
  });
});

describe('a report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-отчёт '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = async (format: 'html' | 'docx' | 'xlsx' | 'text') => {
    const report = await running.engine.check({ text: { kind: 'file', path: article } }, job);
    const path = join(folder, `отчёт.${format}`);
    const { name, language: textLanguage, text, findings } = report;
    const input = { path, format, language: 'ru', name, textLanguage, text, findings } as const;
    await running.engine.exportCheck(input, job);
    return { path, report, again: () => running.engine.exportCheck(input, job) };
  };

  it('is written as DOCX with every finding a comment on its place', async () => {
    const { path, report } = await write('docx');
    const parts = unzipSync(readFileSync(path));
    const part = (name: string) => new TextDecoder().decode(parts[name]);
    expect([...part('word/comments.xml').matchAll(/<w:comment /g)]).toHaveLength(report.findings.length);
    expect([...part('word/document.xml').matchAll(/<w:commentRangeStart /g)]).toHaveLength(report.findings.length);
    expect(part('word/comments.xml')).toContain('Collective Security Treaty Organization');
    const read = await running.engine.check({ text: { kind: 'file', path } }, job);
    expect(read.text.replace(/\s+/g, ' ').trim()).toBe(report.text.replace(/\s+/g, ' ').trim());
  });

  it('is written as XLSX, HTML and plain text', async () => {
    const { path, report } = await write('xlsx');
    const [sheet] = (await readXlsx(readFileSync(path))).sheets;
    expect(sheet?.rows).toHaveLength(report.findings.length + 1);
    expect(sheet?.rows[1]?.[1]).toBe(report.findings[0]!.text);
    const html = readFileSync((await write('html')).path, 'utf8');
    expect([...html.matchAll(/<mark /g)]).toHaveLength(report.findings.length);
    expect(html).toContain('<html lang="ru">');
    expect(readFileSync((await write('text')).path, 'utf8')).toBe(report.text);
  });

  it('does not write over a file unasked', async () => {
    const { again } = await write('html').catch(() => ({ again: () => write('html') }));
    await expect(again()).rejects.toMatchObject({ code: 'file-not-writable' });
  });
});
