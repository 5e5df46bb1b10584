import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { type Job, quietJob } from '../../src/core/job.ts';
import { Problem, type ProblemData } from '../../src/core/problem.ts';
import { fileProblem, readInputFile } from '../../src/documents/input-file.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { makeDocx, paragraph } from './make-docx.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();

async function problemOf(path: string, job: Job = quietJob): Promise<ProblemData> {
  try {
    await readDocument({ path }, job);
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('no problem was found');
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const png = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  0x49,
  0x48,
  0x44,
  0x52,
  0,
  0,
  0,
  1,
);
const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const docx = makeDocx({
  body: Array.from({ length: 200 }, (_, i) => paragraph(`Пункт ${i}, ${Math.sin(i)}`)).join(''),
});

it.each<[string, Uint8Array | string, string]>([
  ['a picture named .docx', png, 'file-not-text'],
  ['an empty file', '', 'file-empty'],
  ['a DOCX cut in the middle', docx.subarray(0, docx.length / 2), 'document-damaged'],
  ['a DOCX without its last bytes', docx.subarray(0, docx.length - 30), 'document-damaged'],
  [
    'a DOCX under a password',
    Buffer.concat([ole, new Uint8Array(600), utf16('EncryptedPackage')]),
    'document-encrypted',
  ],
  ['an old Word file', Buffer.concat([ole, new Uint8Array(600), utf16('WordDocument')]), 'document-kind-unknown'],
  ['an archive of other things', zipSync({ 'a.txt': strToU8('text') }), 'document-kind-unknown'],
  ['bytes without meaning', Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256), 'file-not-text'],
  ['a text of nothing but spaces', ' \n\t\n ', 'document-without-text'],
  ['a DOCX without a word', makeDocx({ body: '<w:p/>' }), 'document-without-text'],
  ['a DOCX with broken markup', makeDocx({ body: '<w:p><w:r><w:t>text</w:p>' }), 'document-damaged'],
])('says what is wrong with %s', async (title, bytes, code) => {
  const path = folder.write(`${title}.docx`, bytes);
  expect(await problemOf(path)).toEqual({ code, details: { file: `${title}.docx` } });
});

it('notices altered bytes inside a DOCX', async () => {
  const bytes = Uint8Array.from(docx);
  // Somewhere in the compressed text of the document.
  const at = bytes.length - 900;
  bytes[at] = bytes[at]! ^ 0xff;
  expect((await problemOf(folder.write('altered.docx', bytes))).code).toBe('document-damaged');
});

it('refuses a part that inflates beyond what the archive says', async () => {
  const bytes = Uint8Array.from(
    zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'word/document.xml': new Uint8Array(3_000_000) }),
  );
  const view = new DataView(bytes.buffer);
  for (let i = 0; i + 46 < bytes.length; i++) {
    if (view.getUint32(i, true) === 0x02014b50 && view.getUint32(i + 24, true) === 3_000_000)
      view.setUint32(i + 24, 10, true);
  }
  expect((await problemOf(folder.write('bomb.docx', bytes))).code).toBe('document-damaged');
});

it('never expands entities', async () => {
  const bytes = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>',
    ),
  });
  expect((await problemOf(folder.write('entities.docx', bytes))).code).toBe('document-damaged');
});

it('tells a missing file, a folder and a name that cannot be', async () => {
  mkdirSync(join(folder.path, 'Папка'));
  expect(await problemOf(join(folder.path, 'нет такого.txt'))).toEqual({
    code: 'file-not-found',
    details: { file: 'нет такого.txt' },
  });
  expect(await problemOf(join(folder.path, 'Папка'))).toEqual({
    code: 'file-is-directory',
    details: { file: 'Папка' },
  });
  expect((await problemOf(join(folder.path, 'x\0y.txt'))).code).toBe('file-not-found');
});

it.each([
  ['ENOENT', 'file-not-found'],
  ['EISDIR', 'file-is-directory'],
  ['EACCES', 'file-unreadable'],
  ['EPERM', 'file-unreadable'],
  ['EBUSY', 'file-unreadable'],
])('makes of the system error %s the problem %s', (code, problem) => {
  expect(fileProblem(Object.assign(new Error('system'), { code }), 'a.docx').code).toBe(problem);
});

it('refuses a file beyond the limit without reading it', async () => {
  const path = folder.write('large.txt', 'x'.repeat(3_000_000));
  await expect(readInputFile(path, quietJob, 2_000_000)).rejects.toMatchObject({
    code: 'file-too-large',
    details: { file: 'large.txt', size: 3, limit: 2 },
  });
});

it('notices that a file vanishes, grows or is replaced while it is read', async () => {
  const during = async (change: (path: string) => void): Promise<ProblemData> => {
    const path = folder.write('moving.txt', 'Совет. '.repeat(400_000));
    let done = false;
    return await problemOf(path, {
      progress() {},
      async checkpoint() {
        if (!done) change(path);
        done = true;
      },
    });
  };
  const changed = { code: 'file-changed', details: { file: 'moving.txt' } };
  expect(await during((path) => rmSync(path))).toEqual(changed);
  expect(await during((path) => appendFileSync(path, 'more'))).toEqual(changed);
  expect(await during((path) => writeFileSync(path, 'short'))).toEqual(changed);
});

it('stops when the caller gives up', async () => {
  const path = folder.write('cancelled.docx', docx);
  const job: Job = { progress() {}, checkpoint: () => Promise.reject(new Problem('cancelled')) };
  expect((await problemOf(path, job)).code).toBe('cancelled');
});
