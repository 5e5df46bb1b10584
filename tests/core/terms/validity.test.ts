import { describe, expect, it } from 'vitest';
import { isReversed, isValidOn, parsePartialDate } from '../../../src/core/terms/validity.ts';

describe('a date as it is typed', () => {
  it.each([
    ['2015', '2015'],
    ['2015-03', '2015-03'],
    ['2015-3-1', '2015-03-01'],
    ['31.03.2015', '2015-03-31'],
    [' 3.2015 ', '2015-03'],
    ['29.02.2015', undefined],
    ['2015-13', undefined],
    ['15', undefined],
    ['0000', undefined],
    ['yesterday', undefined],
  ])('%j is %j', (typed, iso) => {
    expect(parsePartialDate(typed)).toBe(iso);
  });
});

describe('validity', () => {
  it.each([
    ['2015', '2015-03', false],
    ['2015-03', '2015', false],
    ['2015-03', '2015-02-28', true],
    ['2016', '2015-12-31', true],
    ['2016', undefined, false],
  ])('from %j to %j is reversed: %j', (validFrom, validTo, reversed) => {
    expect(isReversed({ ...(validFrom && { validFrom }), ...(validTo && { validTo }) })).toBe(reversed);
  });

  it.each([
    [{ validTo: '2015' }, '2015-12-31', true],
    [{ validTo: '2015' }, '2016-01-01', false],
    [{ validFrom: '2015-03' }, '2015-03-01', true],
    [{ validFrom: '2015-03' }, '2015-02-28', false],
    [{ validFrom: '2015-03-02', validTo: '2015-03-02' }, '2015-03-02', true],
    [{}, '1900-01-01', true],
  ])('of %j holds on %s: %j', (validity, day, valid) => {
    expect(isValidOn(validity, day)).toBe(valid);
  });
});
