/** The addresses in `type`: every problem leads to a page that says what to do. */
import { PROBLEMS } from '../../src/platform/problem-catalogue.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
});
afterAll(() => town.stop());

const show = (code: string, accept: string) =>
  fetch(`${town.url}/problems/${code}`, { headers: { accept } });

describe('the page of a problem', () => {
  it.each(Object.entries(PROBLEMS))('%s says what to do', async (code, { title, status }) => {
    const { body } = await town.ask('GET', `/problems/${code}`, { key: null });
    expect(body).toMatchObject({ object: 'problem', code, title, status });

    const html = await (await show(code, 'text/html,*/*;q=0.8')).text();
    expect(html).toContain(`<h1>${title}</h1>`);
    // Angle brackets and backticks of the catalogue are text here.
    expect(html).not.toMatch(/<script|<API|`/);
  });

  it('is where a real problem points', async () => {
    const { body } = await town.ask('GET', '/v1/parties/nobody');

    const reply = await town.ask('GET', String(body['type']), { key: null });

    expect(reply).toMatchObject({ status: 200, body: { code: 'not-found' } });
  });

  it.each([
    'nothing',
    '__proto__',
    'constructor',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    'not-found%00',
  ])('%s does not exist', async (code) => {
    const response = await show(code, 'text/html');

    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.text()).not.toContain('<script>');
  });
});
