import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportAlone } from './import-alone.ts';

const mega = 2 ** 20;
/** What an import of such a file may cost: own computing in ms, memory in bytes. */
const soonMs = 1_000;
const mostMemory = 200 * mega;

const tmx = (body: string, prolog = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${prolog}<tmx version="1.4"><header srclang="ru"/><body>${body}</body></tmx>`;
const tu = (ru: string, en: string, attributes = '') =>
  `<tu${attributes}><tuv xml:lang="ru"><seg>${ru}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`;
const nested = (name: string) => `<${name}>`.repeat(20_000) + 'дно' + `</${name}>`.repeat(20_000);

const entityBomb = () => {
  const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  return tmx(tu('&l9;', 'x'), `<!DOCTYPE tmx [<!ENTITY l0 "ха">${levels}]>`);
};

/** Far more than may be taken up. */
const bombSize = 250 * mega;
const bomb = Buffer.from(tmx(' '.repeat(bombSize)));

interface Part {
  readonly name: string;
  readonly content: Uint8Array;
  /** What the archive says of its size, where that is not so. */
  readonly said?: number;
}

/** A zip archive; made by hand, as no library packs lies. */
function zipOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, said = content.length } of parts) {
    const called = Buffer.from(name);
    const packed = deflateRawSync(content, { level: 1 });
    // From the version needed to the length of the extra field: the same in both places.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(said, 18);
    facts.writeUInt16LE(called.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, called, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, rest, called]));
    files.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`;

/** A workbook of one sheet, which is the bomb. */
const workbook = (said?: number) =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content: Buffer.from(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
    },
    { name: '_rels/.rels', content: Buffer.from(relationships('officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/_rels/workbook.xml.rels', content: Buffer.from(relationships('worksheet', 'worksheets/sheet1.xml')) },
    {
      name: 'xl/workbook.xml',
      content: Buffer.from(
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: bomb, ...(said !== undefined && { said }) },
  ]);

/** A document whose text is the bomb. */
const wordDocument = () =>
  zipOf([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: '_rels/.rels', content: Buffer.from(relationships('officeDocument', 'word/document.xml')) },
    { name: 'word/document.xml', content: bomb },
  ]);

const refused = (code: string) => ({ unreadable: true, added: 0, codes: [code] });
const taken = { unreadable: false, added: 1 };

const files: readonly (readonly [name: string, make: () => string | Uint8Array, becomes: object])[] = [
  ['бомба сущностей.tmx', entityBomb, refused('xml-entities-refused')],
  [
    'чужой файл.tmx',
    () => tmx(tu('&x;', 'x'), '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    refused('xml-entities-refused'),
  ],
  ['глубина.tmx', () => tmx(tu(nested('hi'), 'bottom')), taken],
  [
    'глубина.xlf',
    () =>
      `<xliff version="1.2"><file source-language="ru" target-language="en" original="a"><body><trans-unit id="1"><source>${nested('g')}</source><target>bottom</target></trans-unit></body></file></xliff>`,
    taken,
  ],
  [
    'глубина.tbx',
    () =>
      `<martif type="TBX"><text><body><termEntry><langSet xml:lang="ru"><tig><term>${nested('hi')}</term></tig></langSet><langSet xml:lang="en"><tig><term>bottom</term></tig></langSet></termEntry></body></text></martif>`,
    taken,
  ],
  ['без дна.tmx', () => tmx(`<tu><tuv xml:lang="ru"><seg>${'<hi>'.repeat(60_000)}`), refused('xml-too-deep')],
  ['признак в 2 МБ.tmx', () => tmx(tu('да', 'yes', ` tuid="${'а'.repeat(mega)}"`)), taken],
  ['бомба.tmx.gz', () => gzipSync(bomb, { level: 1 }), refused('file-too-large')],
  ['бомба.zip', () => zipOf([{ name: 'a.tmx', content: bomb }]), refused('file-too-large')],
  ['бомба лжёт.zip', () => zipOf([{ name: 'a.tmx', content: bomb, said: 1_000 }]), refused('file-too-large')],
  ['бомба.xlsx', () => workbook(), refused('file-too-large')],
  ['бомба лжёт.xlsx', () => workbook(1_000), refused('document-damaged')],
  ['бомба.docx', wordDocument, refused('file-too-large')],
  [
    'наружу.zip',
    () => zipOf([{ name: '../../наружу.tsv', content: Buffer.from('насос\tpump\n') }]),
    refused('archive-path-unsafe'),
  ],
];

let folder: string;
let results: readonly ImportAlone[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-враждебное '));
  const paths = files.map(([name, make]) => {
    const path = join(folder, name);
    writeFileSync(path, make());
    return path;
  });
  const program = fileURLToPath(new URL('./import-alone.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, join(folder, 'память.db'), ...paths]);
  results = JSON.parse(stdout) as ImportAlone[];
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a hostile file', () => {
  it.each(files)('does no harm: %s', (name, _, becomes) => {
    const result = results.find(({ file }) => file === name);
    expect(result).toMatchObject(becomes);
    expect(result?.took).toBeLessThan(soonMs);
    expect(result?.growth).toBeLessThan(mostMemory);
  });

  it('leaves nothing outside of its place', () => {
    expect(readdirSync(dirname(folder))).not.toContain('наружу.tsv');
    expect(readdirSync(folder).filter((name) => !files.some(([file]) => file === name))).toEqual(['память.db']);
  });
});
