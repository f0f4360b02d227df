import { expect, it } from 'vitest';
import { type Given, kindsOf, readGiven } from '#components/predict/given.ts';
import { planCall } from '#components/predict/plan-call.ts';
import { Feature } from '#lib/registry/feature';

const features = (...all: unknown[]) => all.map((one) => Feature.parse(one));
const png = Uint8Array.from('\x89PNG\r\n\x1a\n', (character) => character.charCodeAt(0));
const wav = Uint8Array.from('RIFF....WAVE', (character) => character.charCodeAt(0));
const given = (...files: [name: string, content: string | Uint8Array<ArrayBuffer>][]): Promise<Given> =>
  readGiven(files.map(([name, content]) => new File([content], name)));

const picture = features({ name: 'picture', type: 'image', width: 8, height: 8, channels: 1 });
const review = features({ name: 'review', type: 'text' });
const flower = features({ name: 'length', type: 'number' }, { name: 'width', type: 'number', default: 1 });

it('a file of the kind that is all the model takes goes as it is', async () => {
  expect(planCall(await given(['a.png', png]), picture)).toMatchObject({ by: 'file' });
  expect(planCall(await given(['a.wav', wav]), picture)).toMatchObject({ by: 'nothing' });
});

it('a text goes to the one text of the model; what a model asks for besides is filled in by hand', async () => {
  const text = await given(['text.txt', 'I loved it']);
  expect(planCall(text, review)).toEqual({ by: 'row', row: { review: 'I loved it' } });
  expect(planCall(text, [...review, ...flower])).toEqual({ by: 'form', row: { review: 'I loved it' } });
});

it('one row of a table fills the form, several are a batch job', async () => {
  const one = await given(['a.csv', 'length,width,colour\n5,2,red']);
  expect(planCall(one, flower)).toEqual({ by: 'form', row: { length: '5', width: '2' } });
  expect(planCall(await given(['a.csv', 'length\n5\n6']), flower)).toMatchObject({ by: 'batch' });
});

it('a table without a column the model needs is not sent, and it is named', async () => {
  const plan = planCall(await given(['a.csv', 'width,colour\n5,red\n6,red']), flower);
  expect(plan).toMatchObject({ by: 'nothing', reason: expect.stringContaining('length') });
});

it('a table that has nothing but what is left to defaults is not sent', async () => {
  const optional = features({ name: 'width', type: 'number', default: 1 });
  expect(planCall(await given(['a.csv', 'colour,size\nred,1\nblue,2']), optional)).toMatchObject({ by: 'nothing' });
});

it('prose that looks like a table is still a text to a model of texts', async () => {
  const prose = await given(['text.txt', 'Dear friend, hello\nI write, again']);
  expect(kindsOf(prose)).toEqual(['row', 'text']);
  expect(planCall(prose, review)).toMatchObject({ by: 'row', row: { review: expect.stringContaining('again') } });
});

it('several files of one kind are a batch job; those of another are left out by name', async () => {
  const files = await given(['a.png', png], ['note.txt', 'hello'], ['b.png', png]);
  expect(files).toMatchObject({ files: 'many', kind: 'image', leftOut: ['note.txt'] });
  expect(planCall(files, picture)).toMatchObject({ by: 'batch', files: [{ name: 'a.png' }, { name: 'b.png' }] });
});

it('an archive is a batch job of the files in it; of two tables only the first is taken', async () => {
  const zip = Uint8Array.from('PK\x03\x04', (character) => character.charCodeAt(0));
  expect(planCall(await given(['all.zip', zip]), picture)).toMatchObject({ by: 'batch', files: [{ name: 'all.zip' }] });
  expect(planCall(await given(['all.zip', zip]), flower)).toMatchObject({ by: 'nothing' });
  const tables = await given(['a.csv', 'length\n5\n6'], ['b.csv', 'length\n7\n8']);
  expect(tables).toMatchObject({ files: 1, leftOut: ['b.csv'] });
});

it('with nothing given, a model of numbers shows its form, and one of files says what it waits for', () => {
  expect(planCall(null, flower)).toEqual({ by: 'form', row: {} });
  expect(planCall(null, picture)).toMatchObject({ by: 'nothing', reason: expect.stringContaining('picture') });
});

it('animated GIFs are offered to models of films as well as of pictures, one or many', async () => {
  const frame = Uint8Array.of(0x21, 0xf9, 4, 0, 10, 0, 0, 0);
  const gif = Uint8Array.of(...new TextEncoder().encode('GIF89a'), ...frame, ...frame);
  const film = features({ name: 'film', type: 'video', frames: 8, width: 8, height: 8, channels: 1 });
  const one = await given(['a.gif', gif]);
  const many = await given(['a.gif', gif], ['b.gif', gif]);
  for (const features of [picture, film]) {
    expect(planCall(one, features)).toMatchObject({ by: 'file' });
    expect(planCall(many, features)).toMatchObject({ by: 'batch' });
  }
  expect(kindsOf(many)).toEqual(['image', 'video']);
  expect(kindsOf(await given(['a.png', png], ['b.gif', gif]))).toEqual(['image']);
});
