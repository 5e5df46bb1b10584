import type { ExchangeFormat, ExchangeParser } from '../../../core/exchange/item.ts';
import { parseMultiterm } from '../../../core/exchange/multiterm/parse-multiterm.ts';
import { parseTbx } from '../../../core/exchange/tbx/parse-tbx.ts';
import { parseTmx } from '../../../core/exchange/tmx/parse-tmx.ts';
import { parseXliff } from '../../../core/exchange/xliff/parse-xliff.ts';

/** The readers of the formats told by their root element. */
export const xmlReaders: Readonly<Record<ExchangeFormat, ExchangeParser>> = {
  tmx: parseTmx,
  tbx: parseTbx,
  xliff: parseXliff,
  multiterm: parseMultiterm,
};
