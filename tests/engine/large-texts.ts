import type { DocumentInput } from '../../src/engine/contract.ts';

const russianPlaces = ['Минске', 'Астане', 'Баку', 'Душанбе', 'Бишкеке', 'Ереване', 'Москве'];
const englishPlaces = ['Minsk', 'Astana', 'Baku', 'Dushanbe', 'Bishkek', 'Yerevan', 'Moscow'];
const russianBodies = ['Постоянного совета', 'Комитета секретарей', 'Совета министров обороны', 'Секретариата'];
const englishBodies = [
  'Permanent Council',
  'Committee of Secretaries',
  'Council of Ministers of Defence',
  'Secretariat',
];

/** Two texts of so many sentences each, translations of each other, one sentence a paragraph. */
export function largePair(sentences: number): { readonly source: DocumentInput; readonly target: DocumentInput } {
  const at = <T>(list: readonly T[], index: number) => list[index % list.length]!;
  const ru: string[] = [];
  const en: string[] = [];
  for (let n = 0; n < sentences; n++) {
    const day = (n % 28) + 1;
    const members = (n * 7) % 93;
    ru.push(
      `${day} марта в ${at(russianPlaces, n)} прошло ${n + 1}-е заседание ${at(russianBodies, n)}, участников: ${members}.`,
    );
    en.push(
      `Meeting no. ${n + 1} of the ${at(englishBodies, n)} with ${members} participants took place in ${at(englishPlaces, n)} on ${day} March.`,
    );
  }
  return {
    source: { kind: 'text', name: 'заседания.txt', text: ru.join('\n\n') },
    target: { kind: 'text', name: 'meetings.txt', text: en.join('\n\n') },
  };
}
