// What all clients have in common: the ways they go, the record of the bytes they get, and the questions.
const options = JSON.parse(process.argv[2]);
export const key = 'test-key-0123456789';
export const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const questions = {
  whole: 'Tell me about the sundial',
  streamed: 'Tell me about the sundial',
  tool: 'What weather is it',
  image: 'Describe the picture',
  error: 'broken',
  abort: 'Tell me all about the lighthouse',
};
export const weather = { name: 'get_weather', description: 'The weather of a place',
  parameters: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'array', items: { type: 'integer' } } } } };
export const time = { name: 'get_time', description: 'The time', parameters: { type: 'object', properties: {} } };

let exchanges = null; // of the case that runs
const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const url = typeof input === 'string' ? input : input.url ?? String(input);
  if (url.startsWith('data:')) return realFetch(input, init);
  if (new URL(url).hostname !== '127.0.0.1') throw new TypeError(`no network here: ${url}`);
  if (!exchanges) return realFetch(input, init);
  const body = init?.body ?? (input instanceof Request ? await input.clone().text() : undefined);
  const seen = { path: new URL(url).pathname, request: Buffer.from(body ?? '').toString('base64'), status: 0, headers: {}, parts: [] };
  exchanges.push(seen);
  const response = await realFetch(input, init);
  seen.status = response.status;
  seen.headers = Object.fromEntries(response.headers);
  if (!response.body) return response;
  const copy = new TransformStream({ transform(part, out) { seen.parts.push(Buffer.from(part)); out.enqueue(part); } });
  return new Response(response.body.pipeThrough(copy), { status: response.status, statusText: response.statusText, headers: response.headers });
};
export const plainFetch = realFetch;

/// Runs every case over every way; cases: name → async (way, headers) => {text, tools}. Prints what came of it, one JSON line.
export async function run(client, cases) {
  const results = [];
  for (const [way, base] of Object.entries(options.ways)) {
    for (const [name, ask] of Object.entries(cases)) {
      const id = `${client}/${name}/${way}`;
      const headers = { 'x-case': id, 'Helicone-User-Id': client, 'Helicone-Session-Id': id, 'Helicone-Session-Path': `/${name}`,
        'Helicone-Property-Way': way };
      exchanges = [];
      const result = { case: name, way, id, text: '', tools: [], error: null };
      try {
        Object.assign(result, await ask(base, headers));
      } catch (error) {
        result.error = { name: error?.name ?? 'Error', message: String(error?.message ?? error).slice(0, 400) };
      }
      result.exchanges = exchanges.map(({ parts, ...rest }) => ({ ...rest, response: Buffer.concat(parts).toString('base64') }));
      exchanges = null;
      results.push(result);
    }
  }
  await new Promise(done => setTimeout(done, 100)); // a hop learns of a client that left a little later
  const upstream = await (await realFetch(`${options.tap}/__tap/${encodeURIComponent(client)}/`)).json();
  for (const result of results) result.upstream = upstream[result.id] ?? [];
  process.stdout.write(JSON.stringify(results) + '\n', () => process.exit(0));
}

/// Gives up a stream after some of it.
export class Enough extends Error {}
