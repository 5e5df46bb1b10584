import { afterAll, beforeAll, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import { runEngine } from './run-engine.ts';

const running = runEngine();
afterAll(() => running.dispose());

/** Cuts at semicolons, which the shipped rules never do. */
beforeAll(async () => {
  const semicolon = { breaks: true, before: ';', after: '\\s' };
  const rules = {
    cascade: true,
    languageRules: [{ name: 'Все', rules: [semicolon] }],
    maps: [{ pattern: '.*', rules: 'Все' }],
  };
  await running.engine.saveSegmentationRules({ rules }, job);
});

const text = (name: string, content: string) => ({ kind: 'text' as const, name, text: content });

it('cut the text that is checked, and its source', async () => {
  const { findings } = await running.engine.check(
    {
      text: text('en', 'On Monday the weather in Minsk was fine; in the evening they met for three hours.'),
      source: text(
        'ru',
        'В понедельник погода в Минске была хорошая; вечером Совет Безопасности ООН заседал три часа.',
      ),
    },
    job,
  );
  const missing = findings.filter(({ rule }) => rule === 'missing-rendering').map((finding) => finding.text);
  expect(missing).toEqual(['in the evening they met for three hours.']);
});

it('cut the papers of an event', async () => {
  const paper = text('ru', 'Погода хорошая; вечером заседал Смоленский институт пограничных перевозок.');
  const { items } = await running.brief({ documents: [paper] }, job);
  const { id } = await running.engine.createEvent(
    { name: 'Встреча', date: '', place: '', notes: '', documents: [paper] },
    job,
  );
  const brief = await running.engine.getBrief({ id }, job);
  const contexts = brief.items.flatMap((item) => item.contexts.map((context) => context.text));
  expect(contexts).toContain('вечером заседал Смоленский институт пограничных перевозок.');
  expect(items.length).toBe(brief.items.length);
});
