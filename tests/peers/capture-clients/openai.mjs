import { key, picture, questions, run, time, weather } from './common.mjs';
import OpenAI from 'openai';

const model = 'gpt-4o-mini';
const tools = [weather, time].map(tool => ({ type: 'function', function: tool }));
const client = (base, headers) => new OpenAI({ baseURL: base.openai, apiKey: key, defaultHeaders: headers, maxRetries: 0 });
const ask = content => [{ role: 'user', content }];

async function stream(base, headers, content, signal, enough = Infinity) {
  let text = '';
  let pieces = 0;
  const chunks = await client(base, headers).chat.completions.create(
    { model, messages: ask(content), stream: true, stream_options: { include_usage: true } }, { signal });
  for await (const chunk of chunks) {
    text += chunk.choices[0]?.delta?.content ?? '';
    if (++pieces >= enough) chunks.controller.abort();
  }
  return { text };
}

await run('openai', {
  async whole(base, headers) {
    const answer = await client(base, headers).chat.completions.create({ model, messages: ask(questions.whole) });
    return { text: answer.choices[0].message.content };
  },
  streamed: (base, headers) => stream(base, headers, questions.streamed),
  async tool(base, headers) {
    const answer = await client(base, headers).chat.completions.create({ model, messages: ask(questions.tool), tools });
    return { tools: answer.choices[0].message.tool_calls.map(call => call.function) };
  },
  async image(base, headers) {
    const content = [{ type: 'text', text: questions.image }, { type: 'image_url', image_url: { url: `data:image/png;base64,${picture}` } }];
    const answer = await client(base, headers).chat.completions.create({ model, messages: ask(content) });
    return { text: answer.choices[0].message.content };
  },
  async error(base, headers) {
    await client(base, headers).chat.completions.create({ model, messages: ask(questions.error) });
  },
  abort: (base, headers) => stream(base, headers, questions.abort, undefined, 6),
  async responses(base, headers) {
    const answer = await client(base, headers).responses.create({ model, input: questions.whole });
    return { text: answer.output_text };
  },
  async 'responses-streamed'(base, headers) {
    let text = '';
    for await (const event of await client(base, headers).responses.create({ model, input: questions.streamed, stream: true }))
      if (event.type === 'response.output_text.delta') text += event.delta;
    return { text };
  },
});
