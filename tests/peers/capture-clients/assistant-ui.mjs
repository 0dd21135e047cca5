// The chat route of an assistant-ui app, as its starter has it, behind a small server; asked as the browser's side asks it.
import { key, picture, plainFetch, questions, run, time, weather } from './common.mjs';
import http from 'node:http';
import { Readable } from 'node:stream';
import { createOpenAI } from '@ai-sdk/openai';
import { convertToModelMessages, generateText, jsonSchema, streamText, tool } from 'ai';

const tools = Object.fromEntries([weather, time].map(one => [one.name, tool({ description: one.description, inputSchema: jsonSchema(one.parameters) })]));
let present; // the case's base and headers

async function POST(request) {
  const { messages, withTools, asTitle } = await request.json();
  const openai = createOpenAI({ baseURL: present.base.openai, apiKey: key, headers: present.headers });
  if (asTitle) // of a thread, for the list of them
    return Response.json(await generateText({ model: openai.chat('gpt-4o-mini'), messages: await convertToModelMessages(messages), maxRetries: 0 }));
  const result = streamText({ model: openai.chat('gpt-4o-mini'), messages: await convertToModelMessages(messages), abortSignal: request.signal,
    maxRetries: 0, onError() {}, ...(withTools ? { tools } : {}) });
  return result.toUIMessageStreamResponse({ onError: error => error.message });
}

const server = http.createServer(async (request, response) => {
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  const answer = await POST(new Request(`http://127.0.0.1${request.url}`, { method: 'POST', body: Readable.toWeb(request), duplex: 'half',
    signal: controller.signal }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  try {
    for await (const part of answer.body) response.write(part);
    response.end();
  } catch {
    response.destroy();
  }
});
await new Promise(done => server.listen(0, '127.0.0.1', done));

async function chat(base, headers, parts, { withTools = false, enough = Infinity } = {}) {
  present = { base, headers };
  const controller = new AbortController();
  const answer = await plainFetch(`http://127.0.0.1:${server.address().port}/api/chat`, { method: 'POST', signal: controller.signal,
    body: JSON.stringify({ id: 'thread', messages: [{ id: 'm1', role: 'user', parts }], withTools }) });
  const result = { text: '', tools: [] };
  let rest = '';
  let pieces = 0;
  for await (const bytes of answer.body.pipeThrough(new TextDecoderStream())) {
    rest += bytes;
    for (let end; (end = rest.indexOf('\n\n')) >= 0; rest = rest.slice(end + 2)) {
      const data = rest.slice(0, end).replace(/^data: /, '');
      if (data === '[DONE]') continue;
      const event = JSON.parse(data);
      if (event.type === 'text-delta') result.text += event.delta;
      if (event.type === 'tool-input-available') result.tools.push({ name: event.toolName, arguments: JSON.stringify(event.input) });
      if (event.type === 'error') throw new Error(event.errorText);
      if (event.type === 'text-delta' && ++pieces >= enough) controller.abort();
    }
  }
  return result;
}

const text = words => [{ type: 'text', text: words }];
await run('assistant-ui', {
  async whole(base, headers) {
    present = { base, headers };
    const answer = await plainFetch(`http://127.0.0.1:${server.address().port}/api/title`, { method: 'POST',
      body: JSON.stringify({ messages: [{ id: 'm1', role: 'user', parts: text(questions.whole) }], asTitle: true }) });
    const { steps } = await answer.json();
    return { text: steps.at(-1).content.filter(part => part.type === 'text').map(part => part.text).join('') };
  },
  streamed: (base, headers) => chat(base, headers, text(questions.streamed)),
  tool: (base, headers) => chat(base, headers, text(questions.tool), { withTools: true }),
  image: (base, headers) => chat(base, headers,
    [...text(questions.image), { type: 'file', mediaType: 'image/png', url: `data:image/png;base64,${picture}` }]),
  error: (base, headers) => chat(base, headers, text(questions.error)),
  abort: (base, headers) => chat(base, headers, text(questions.abort), { enough: 4 }),
});
