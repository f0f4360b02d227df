import { expect, test } from 'vitest';
import { urlProblem } from '#lib/webhooks/addresses/url-problem';

const strict = { allowsHttp: false, allowsPrivate: false };

test.each([
  ['', 'no URL'],
  ['example.com/hook', 'no URL'],
  ['https://', 'no URL'],
  ['https://exa mple.com', 'no URL'],
  ['https://1.2.3.4.5/', 'no URL'],
  ['ftp://example.com/', 'by https'],
  ['file:///etc/passwd', 'by https'],
  ['javascript:alert(1)', 'by https'],
  ['gopher://example.com:6379/', 'by https'],
  ['http://example.com/', 'must be encrypted'],
  ['https://user:secret@example.com/', 'user name and password'],
  ['https://user@example.com/', 'user name and password'],
  ['https://example.com:22/', 'Port 22'],
  ['https://example.com:25/', 'Port 25'],
  ['https://example.com:0/', 'Port 0'],
  ['https://example.com:6667/', 'Port 6667'],
  ['https://localhost/', 'this machine itself'],
  ['https://LOCALHOST:8443/', 'this machine itself'],
  ['https://localhost./', 'this machine itself'],
  ['https://api.localhost/', 'this machine itself'],
  ['https://127.0.0.1/', 'this machine itself'],
  ['https://127.1/', 'this machine itself'],
  ['https://2130706433/', 'this machine itself'],
  ['https://0x7f000001/', 'this machine itself'],
  ['https://0x7f.0.0.1/', 'this machine itself'],
  ['https://0177.0.0.1/', 'this machine itself'],
  ['https://017700000001/', 'this machine itself'],
  ['https://127.0.0.1./', 'this machine itself'],
  ['https://%31%32%37.0.0.1/', 'this machine itself'],
  ['https://①②⑦.0.0.1/', 'this machine itself'],
  ['https://[::1]/', 'this machine itself'],
  ['https://[::ffff:127.0.0.1]/', 'this machine itself'],
  ['https://[0:0:0:0:0:ffff:7f00:1]/', 'this machine itself'],
  ['https://169.254.169.254/latest/meta-data/', 'link-local'],
  ['https://0xa9fea9fe/', 'link-local'],
  ['https://2852039166/', 'link-local'],
  ['https://10.0.0.8:8443/', 'private network'],
  ['https://[fd00::1]/', 'private network'],
  ['https://0/', 'no address of a host'],
  ['https://[::]/', 'no address of a host'],
  ['https://[2002:7f00:1::]/', 'public internet'],
])('%s is refused, saying why', (url, why) => {
  expect(urlProblem(url, strict)).toContain(why);
});

test.each([
  'https://example.com',
  'https://example.com:8443/hook?key=1',
  'https://1.1.1.1/',
  'https://[2606:4700::1111]/',
])('%s is taken', (url) => {
  expect(urlProblem(url, strict)).toBeNull();
});

test('each setting allows what it says and nothing else', () => {
  const privately = { allowsHttp: false, allowsPrivate: true };
  expect(urlProblem('https://10.0.0.8/', privately)).toBeNull();
  expect(urlProblem('http://10.0.0.8/', privately)).toContain('must be encrypted');
  const openly = { allowsHttp: true, allowsPrivate: false };
  expect(urlProblem('http://example.com/', openly)).toBeNull();
  expect(urlProblem('http://10.0.0.8/', openly)).toContain('private network');
  expect(urlProblem('http://example.com:25/', { allowsHttp: true, allowsPrivate: true })).toContain('Port 25');
});
