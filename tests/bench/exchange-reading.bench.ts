import { SaxesParser } from 'saxes';
import { parseTmx } from '../../src/core/exchange/tmx/parse-tmx.ts';
import { serializeTmx } from '../../src/core/exchange/tmx/serialize-tmx.ts';
import type { UnitInput } from '../../src/core/memory/records.ts';

export const title = 'TMX alone: text to units and back';

const unitCount = 200_000;
const wantedSpeed = 40;

function* units(): Generator<UnitInput> {
  for (let i = 1; i <= unitCount; i++) {
    yield {
      variants: [
        { language: 'ru-RU', text: `Позиция ${i}: давление ${i % 97},${i % 10} МПа, расход ${(i * 7) % 1013} л/мин.` },
        { language: 'en-US', text: `Item ${i}: pressure ${i % 97}.${i % 10} MPa, flow ${(i * 7) % 1013} l/min.` },
      ],
      changedAt: '2024-03-12T08:12:00.000Z',
    };
  }
}

/** Seconds of processor time, all threads of the process: on a busy machine the clock says little. */
async function measured(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export async function run(): Promise<string> {
  const pieces: string[] = [];
  const writing = await measured(async () => {
    for await (const piece of serializeTmx(units(), { version: 'bench' })) pieces.push(piece);
  });
  const bytes = pieces.reduce((total, piece) => total + Buffer.byteLength(piece), 0);
  async function* text(): AsyncGenerator<string> {
    // Decoded texts are flat, those put together are not.
    for (const piece of pieces) yield Buffer.from(piece).toString();
  }
  let read = 0;
  const reading = await measured(async () => {
    for await (const item of parseTmx(text(), { file: 'bench.tmx' })) if (item.kind === 'unit') read += 1;
  });
  let events = 0;
  const bare = await measured(async () => {
    const parser = new SaxesParser({ xmlns: false });
    const count = () => {
      events += 1;
    };
    parser.on('opentag', count);
    parser.on('closetag', count);
    parser.on('text', count);
    for await (const piece of text()) parser.write(piece);
    parser.close();
  });
  const speed = (seconds: number) => (bytes / 1e6 / seconds).toFixed(0);
  return [
    '| | units | MB | CPU s | MB/s of CPU time | wanted |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    `| parse | ${read} | ${(bytes / 1e6).toFixed(0)} | ${reading.toFixed(1)} | ${speed(reading)} | ${wantedSpeed} |`,
    `| serialize | ${unitCount} | ${(bytes / 1e6).toFixed(0)} | ${writing.toFixed(1)} | ${speed(writing)} | – |`,
    `| the XML parser alone, ${events} events | – | ${(bytes / 1e6).toFixed(0)} | ${bare.toFixed(1)} | ${speed(bare)} | – |`,
  ].join('\n');
}
