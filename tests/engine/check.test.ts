import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
