import { describe, expect, it } from 'vitest';
import { dropTarget } from '../../../src/ui/screens/desk/drop-target.ts';

describe('files dropped on a screen', () => {
  it.each([
    ['/', ['a.docx'], 'desk'],
    ['/align/3', ['a.docx', 'b.docx'], 'desk'],
    ['/check', ['a.docx'], 'check'],
    ['/exchange', ['a.xlsx'], 'exchange'],
    ['/brief', ['a.docx'], 'briefNew'],
    ['/brief/7', ['a.docx'], 'brief'],
    ['/glossary/12', ['глоссарий.TBX'], 'exchange'],
    ['/memory', ['память.tmx.gz', 'b.csv'], 'exchange'],
    ['/memory', ['память.tmx', 'Устав.docx'], 'desk'],
  ] as const)('%s takes %j to %s', (location, names, target) => {
    expect(dropTarget(location, names)).toBe(target);
  });
});
