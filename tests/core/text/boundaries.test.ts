import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../shared-data.ts';
import { boundaryAgreement } from './boundary-agreement.ts';
import { segmentationCases } from './segmentation-cases.ts';

describe.each(['ru', 'en'])('running text in %s', (language) => {
  it('gives back the sentences of the table of hard cases when they are joined ten by ten', () => {
    const sentences = segmentationCases[language]!.flatMap((text) => text.split(' ¦ ')).filter((text) =>
      /[.?!…]$/.test(text),
    );
    const { found, missed, extra } = boundaryAgreement(sentences, language, 10);
    expect(found / (found + missed)).toBeGreaterThan(0.97);
    expect(found / (found + extra)).toBeGreaterThan(0.97);
  });
});

describe.runIf(hasSharedData('align'))('the development texts', () => {
  it.each(['dev-contract.ru', 'dev-contract.en', 'dev-news.ru', 'dev-news.en', 'dev-tales.ru', 'dev-tales.en'])(
    'give back at least 98 % of their sentence ends: %s',
    (name) => {
      const lines = readFileSync(join(sharedData, 'align', name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
      for (const size of [10, lines.length]) {
        const { found, missed } = boundaryAgreement(lines, name.slice(-2), size);
        expect(found / (found + missed)).toBeGreaterThanOrEqual(0.98);
      }
    },
  );
});
