import type { Page } from 'playwright-core';

/** A translation freer than most, so that its rows are doubtful in different degrees; Сидорков and 15 stand on one side only. */
const russian = [
  'Совет министров обороны собрался в Минске 12 марта.',
  'Председатель открыл заседание и приветствовал участников.',
  'Накануне весь день шёл дождь, и гостей возили на автобусах.',
  'Бюджет на 2027 год утверждён единогласно.',
  'С докладом выступил генерал-полковник Сидорков.',
  'Участники поблагодарили хозяев за радушный приём.',
  'Вечером состоялся концерт.',
  'Следующее заседание пройдёт в Бишкеке.',
];
const english = [
  'The Council of Ministers of Defence met in Minsk on 12 March.',
  'Opening the session, the Chairman welcomed the participants.',
  'Delegates were given maps, badges and lunch.',
  'It had been snowing.',
  'The budget for 2027 was adopted unanimously.',
  'A report was delivered.',
  'Thanks were expressed to the hosts; some left early, others stayed for the music.',
  'The next session will be held in Bishkek in 15 months.',
];

/** From the empty Desk: pastes both, aligns them and waits for the rows. */
export async function alignDoubtfulText(page: Page): Promise<void> {
  await page.getByTestId('paste-texts').click();
  await page.getByTestId('text-source').fill(russian.join('\n\n'));
  await page.getByTestId('text-target').fill(english.join('\n\n'));
  await page.locator('[data-testid="align"]:not(:disabled)').click({ timeout: 30_000 });
  await page.getByTestId('bead-row').first().waitFor({ timeout: 60_000 });
}
