import { describe, expect, it } from 'vitest';
import { recogniseFile } from '#components/predict/recognise-file.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const recognised = (content: string | Uint8Array<ArrayBuffer>, name = 'file') =>
  recogniseFile(new File([content], name));

describe('by how the bytes begin, whatever the name says', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image', 'PNG picture'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image', 'JPEG picture'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image', 'WebP picture'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'audio', 'WAV recording'],
    ['ID3\x04\0\0\0\0', 'audio', 'MP3 recording'],
    ['fLaC\0\0\0\x22', 'audio', 'FLAC recording'],
    ['OggS\0\x02........vorbis', 'audio', 'OGG recording'],
    ['\0\0\0\x1cftypM4A \0\0\0\0', 'audio', 'M4A recording'],
    ['\0\0\0\x20ftypisom\0\0\x02\0', 'video', 'MP4 film'],
    ['\x1a\x45\xdf\xa3....webm....V_VP9', 'video', 'WebM film'],
    ['\x1a\x45\xdf\xa3....webm....A_OPUS', 'audio', 'WebM recording'],
    ['\x93NUMPY\x01\0v\0', 'tensor', 'NumPy array'],
  ])('%j is %s', async (head, kind, name) => {
    expect(await recognised(latin(head), 'holiday.txt')).toEqual({ kind, name });
  });

  const frame = '!\xf9\x04\0\x0a\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0';
  it('a GIF of several frames is a film as well as a picture', async () => {
    const gif = (frames: number) => latin(`GIF89a\x01\0\x01\0\0\0\0${frame.repeat(frames)};`);
    expect(await recognised(gif(1))).toEqual({ kind: 'image', name: 'GIF picture' });
    expect(await recognised(gif(3))).toEqual({ kind: 'image', name: 'animated GIF', isAnimated: true });
  });

  it('a text under the name of a picture is told from a text', async () => {
    expect(await recognised('this is no picture', 'cat.PNG')).toMatchObject({
      kind: null,
      reason: expect.stringMatching(/\.PNG.*text/),
    });
  });

  it.each([
    ['', /empty/],
    ['%PDF-1.7\n', /text|pictures/],
    ['PK\x03\x04\x14\0', /CSV/],
    ['\x7fELF\x02\x01\x01\0\0', /none of/],
  ])('%j is of no use, and it is said what could be done', async (head, reason) => {
    expect(await recognised(latin(head), 'picture.png')).toMatchObject({
      kind: null,
      reason: expect.stringMatching(reason),
    });
  });
});

describe('texts and tables', () => {
  it('a sentence is a text, also with commas and in another script', async () => {
    for (const text of ['I loved it, truly', 'Мне понравилось', 'One line,\nand then a second one that has none']) {
      expect(await recognised(text)).toEqual({ kind: 'text', name: 'text', text });
    }
  });

  it('a text from before UTF-8, or in UTF-16, is read as what it is', async () => {
    expect(await recognised(latin('caf\xe9 cr\xe8me'))).toMatchObject({ kind: 'text', text: 'café crème' });
    expect(await recognised(latin('\xff\xfeh\0i\0'))).toMatchObject({ kind: 'text', text: 'hi' });
  });

  it('columns under names are a table, which may still be prose where no name says that it is not', async () => {
    const csv = 'length,width\n1,2\n3,4';
    expect(await recognised(csv)).toMatchObject({ kind: 'row', header: ['length', 'width'], asText: csv });
    expect(await recognised(csv, 'sizes.csv')).toMatchObject({ kind: 'row', asText: null });
  });

  it('one column is a table where the name says so', async () => {
    expect(await recognised('text\nI loved it\nI did not', 'reviews.csv')).toMatchObject({
      header: ['text'],
      kind: 'row',
    });
  });

  it('JSON is a row a line, or one object over several lines', async () => {
    const lines = await recognised('{"a": 1}\n{"a": 2}\n');
    expect(lines).toMatchObject({ kind: 'row', header: ['a'], rows: [['1'], ['2']] });
    const object = await recognised('{\n  "a": 1,\n  "b": "x"\n}');
    expect(object).toMatchObject({ kind: 'row', header: ['a', 'b'], rows: [['1', 'x']] });
  });
});
