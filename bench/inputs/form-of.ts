type File = { name: string; type: string; bytes: Uint8Array };

/** A form with fields and one file, in the field "file", as the body of a POST. */
export function formOf(fields: Record<string, string>, { name, type, bytes }: File) {
  // As long as those of browsers and curl: the longer, the larger the steps it is searched for in.
  const boundary = '----BellwetherBench7MA4YWxkTrZu0gW';
  const texts = Object.entries(fields).map(
    ([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(texts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
